"""Telegram stumbles all through the story, and sends every update twice; the people notice nothing but time."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.demo import story
from bot.demo.cast import Languages
from bot.demo.play import InThisProcess, cast, in_this_process
from bot.demo.theatre import theatre
from bot.simulator import DropAfter, DropBefore, Flood, Garbage, ServerError
from bot.simulator.faults import Fault
from tests.demo.accounts import messages
from tests.demo.company import Nobody

SCENES = story.SCENES[:10]  # to the first case
STUMBLES: dict[int, tuple[str, Fault]] = {
    2: ("sendMessage", Flood(retry_after=3)),
    5: ("editMessageText", ServerError(500)),
    9: ("getUpdates", ServerError(502)),
    14: ("sendMessage", DropBefore()),
    20: ("answerCallbackQuery", Flood(retry_after=2)),
    26: ("sendMessage", DropAfter()),
    30: ("getUpdates", Garbage()),
    39: ("getChatMember", ServerError(500)),
    42: ("sendMessage", Garbage()),
    60: ("sendDocument", DropAfter()),
    61: ("sendMessage", Flood(retry_after=30)),
}
DELIVERED_ALL_THE_SAME = 2
"""How many of them lost only the answer: nobody can know, so the message is sent again."""


@dataclass
class Stumbling:
    """A Telegram that stumbles at these steps, and sends each update once more when it has been answered."""

    bot: InThisProcess
    stumbles: Mapping[int, tuple[str, Fault]]
    step: int = 0
    again: int = 0

    async def tick(self) -> None:
        await self.bot.tick()

    async def settled(self) -> None:
        self.step += 1
        if self.step in self.stumbles:
            self.bot.sim.faults.next(*self.stumbles[self.step])
        await self.bot.settled()
        if self.bot.sim.world.updates.newest > self.again:
            self.again = self.bot.sim.world.updates.newest
            self.bot.sim.redeliver(self.again)
            await self.bot.settled()


async def test_what_goes_wrong_on_the_way_changes_nothing(tmp_path: Path):
    heard = []
    for stumbles in ({}, STUMBLES):
        folder = tmp_path / str(len(stumbles))
        folder.mkdir()
        async with theatre(folder) as place:
            settings = place.settings(f"sqlite:///{folder}/makker.db", "en")
            async with in_this_process(place, settings, Nobody()) as (stage, bot):
                stage.bot = Stumbling(bot, stumbles)
                await story.play(cast(stage, place, Languages()), SCENES)
            heard.append(messages(place.sim))
            met = [call.fault for call in place.sim.calls if call.fault]
            assert met == [fault for _, fault in stumbles.values()]
            assert place.sim.complaints == []
    quiet, stormy = heard
    assert not quiet - stormy, "messages that somebody never got"
    assert (stormy - quiet).total() == DELIVERED_ALL_THE_SAME
