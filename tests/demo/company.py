"""The stories' bot as a process of its own, which is killed in the scenes that a test names."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.demo.lookout import Lookout
from bot.demo.process import BotProcess, nursery
from bot.demo.stage import Nobody, Stage
from bot.demo.story import LONGEST_STORY, Scene, agreeing, check_ins, joining, meetings, title, trouble
from bot.demo.theatre import OPENING, Theatre
from bot.settings import Settings
from bot.simulator import DropAfter, DropBefore
from bot.store.opening import open_ready
from bot.talk.phrase import Phrase

Deaths = Sequence[tuple[Scene, str, Callable[[Callable[[], object]], DropBefore | DropAfter]]]
"""In which scene it is killed, at its next request of this kind."""


AMINA_AND_LARS = LONGEST_STORY.from_modules(joining, agreeing, meetings, check_ins, trouble)
"""The longest story without the second pair, until Lars blocks the bot."""


class Prompter(Nobody):
    """Knows which scene has just begun, so that what goes wrong in a scene begins with it."""

    def __init__(self) -> None:
        self._begun = ""

    async def hears(self, title: Phrase) -> None:
        self._begun = title.one

    def begun(self) -> str:
        """The title of the scene that has begun since this was last asked, or nothing."""
        title, self._begun = self._begun, ""
        return title


@dataclass
class Mortal:
    """A bot that is killed, and starts again. `deaths`: in which scenes of the story, and where."""

    bot: BotProcess
    deaths: Deaths
    prompter: Prompter
    died: list[str] = field(default_factory=list)

    async def tick(self) -> None:
        await self.bot.tick()

    async def settled(self) -> None:
        begun, faults = self.prompter.begun(), self.bot.place.sim.faults
        for scene, method, fault in self.deaths:
            if begun == title(scene).one:
                faults.next(method, fault(partial(self.kill, f"{scene.__name__} {method}")))
        await self.bot.settled()

    def kill(self, why: str) -> None:
        self.bot.kill()
        self.died.append(why)


@asynccontextmanager
async def in_its_own_process(
    place: Theatre, settings: Settings, deaths: Deaths, log: Path
) -> AsyncIterator[tuple[Stage, Mortal]]:
    """A stage with the bot as a process, which dies as `deaths` says; what it writes goes to `log`."""
    engine, prompter = open_ready(settings, OPENING), Prompter()
    lookout = Lookout(settings)
    try:
        async with nursery(log) as bots:
            bot = BotProcess(bots, place, settings, lookout)
            async with bot.alive():
                mortal = Mortal(bot, deaths, prompter)
                yield Stage(place.sim, place.watch, settings, engine, mortal, prompter, OPENING), mortal
    finally:
        lookout.close()
        engine.dispose()
