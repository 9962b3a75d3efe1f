"""Telegram stumbles all through the story, and sends every update twice; the people notice nothing but time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.demo import story
from bot.demo.cast import Cast, Languages
from bot.demo.play import InThisProcess, in_this_process
from bot.demo.story import check_ins, joining, meetings, title
from bot.demo.theatre import theatre
from bot.simulator import DropAfter, DropBefore, Flood, Garbage, ServerError
from bot.simulator.faults import Fault
from tests.demo.accounts import messages
from tests.demo.company import AMINA_AND_LARS, Prompter

STORY = AMINA_AND_LARS.until(check_ins.amina_needs_help_in_the_middle)
STUMBLES: Sequence[tuple[story.Scene, str, Fault]] = (
    (joining.amina_signs_up, "sendMessage", Flood(retry_after=3)),
    (joining.amina_signs_up, "editMessageText", ServerError(500)),
    (joining.amina_signs_up, "getUpdates", ServerError(502)),
    (joining.amina_changes_a_line, "sendMessage", DropBefore()),
    (joining.lars_asks_first, "answerCallbackQuery", Flood(retry_after=2)),
    (joining.lars_signs_up, "sendMessage", DropAfter()),
    (joining.lars_signs_up, "getUpdates", Garbage()),
    (joining.karen_makes_a_match, "getChatMember", ServerError(500)),
    (joining.both_say_yes, "sendMessage", Garbage()),
    (meetings.the_first_meeting_is_planned, "sendDocument", DropAfter()),
    (meetings.the_first_meeting_takes_place, "sendMessage", Flood(retry_after=30)),
)
DELIVERED_ALL_THE_SAME = 2
"""How many of them lost only the answer: nobody can know, so the message is sent again."""


@dataclass
class Stumbling:
    """A Telegram that stumbles in these scenes, and sends each update once more when it has been answered."""

    bot: InThisProcess
    stumbles: Sequence[tuple[story.Scene, str, Fault]]
    prompter: Prompter
    again: int = 0

    async def tick(self) -> None:
        await self.bot.tick()

    async def settled(self) -> None:
        begun = self.prompter.begun()
        for scene, method, fault in self.stumbles:
            if begun == title(scene).one:
                self.bot.sim.faults.next(method, fault)
        await self.bot.settled()
        if self.bot.sim.world.updates.newest > self.again:
            self.again = self.bot.sim.world.updates.newest
            self.bot.sim.redeliver(self.again)
            await self.bot.settled()


async def test_what_goes_wrong_on_the_way_changes_nothing(tmp_path: Path):
    heard = []
    for stumbles in ((), STUMBLES):
        folder = tmp_path / str(len(stumbles))
        folder.mkdir()
        async with theatre(folder) as place:
            settings = place.settings(f"sqlite:///{folder}/makker.db", "en")
            prompter = Prompter()
            async with in_this_process(place, settings, prompter) as (stage, bot):
                stage.bot = Stumbling(bot, stumbles, prompter)
                await story.play(Cast.of(stage, place, Languages()), STORY)
            heard.append(messages(place.sim))
            met = [call.fault for call in place.sim.calls if call.fault]
            assert Counter(met) == Counter(fault for _, _, fault in stumbles)
            assert place.sim.complaints == []
    quiet, stormy = heard
    assert not quiet - stormy, "messages that somebody never got"
    assert (stormy - quiet).total() == DELIVERED_ALL_THE_SAME
