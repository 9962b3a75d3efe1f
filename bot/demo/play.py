"""Playing a story for somebody who watches: `makker demo --play`."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.demo import story, summary
from bot.demo.cast import Cast, Languages
from bot.demo.phones import Phones
from bot.demo.stage import Audience, Stage, StoryError
from bot.demo.story import LONGEST_STORY, Story
from bot.demo.theatre import OPENING, Theatre, theatre
from bot.serve import Service, serving
from bot.settings import Settings
from bot.simulator import Simulator
from bot.talk.reader import Reader
from bot.talk.texts import SOURCE
from bot.watch import SystemWatch

PATIENCE = 30.0
"""Real seconds; only a bot that hangs takes them."""
WHERE_NOBODY_LOOKS = 120
"""Columns, where the output is no terminal's."""


@dataclass
class InThisProcess:
    """The bot beside the simulator: the same program, the same HTTP, one process."""

    service: Service
    sim: Simulator
    done: int = 0
    """How much work came due."""

    async def tick(self) -> None:
        """Do all work due now."""
        self.done += await self.service.tick()

    async def settled(self) -> None:
        """Return when Telegram holds nothing for the bot, and the bot nothing for Telegram.

        StoryError where that takes longer than anything should.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                await self.sim.quiet()
                await self.service.settled()
        except TimeoutError:
            raise StoryError(f"the bot has not answered within {PATIENCE:.0f} seconds") from None


@asynccontextmanager
async def in_this_process(
    place: Theatre, settings: Settings, audience: Audience
) -> AsyncIterator[tuple[Stage, InThisProcess]]:
    """A stage with the bot in this process."""
    async with serving(settings, place.watch, scheduler=False) as service:
        bot = InThisProcess(service, place.sim)
        yield Stage(place.sim, place.watch, settings, service.engine, bot, audience, OPENING), bot


def play(played: Story = LONGEST_STORY, language: str = "", console: Console | None = None) -> int:
    """Play a story, show each phone, sum up; 0 where all went as it is written, else 1.

    `language`: what everybody reads; without it Arabic, Danish and English.
    """
    with tempfile.TemporaryDirectory(prefix="makker-demo-") as folder:
        return asyncio.run(_play(Path(folder), played, Languages(language), console or _console()))


def _console() -> Console:
    console = Console()
    return console if console.is_terminal or "COLUMNS" in os.environ else Console(width=WHERE_NOBODY_LOOKS)


async def _play(folder: Path, played: Story, languages: Languages, console: Console) -> int:
    begun = SystemWatch().now()
    async with theatre(folder) as place:
        settings = place.settings(f"sqlite:///{folder / 'makker.db'}", languages.coordinators)
        pairs = [{name: place.people[name].chat for name in pair} for pair in played.pairs]
        reader = Reader(languages.everybody or SOURCE, settings.zone)
        phones = Phones(console, pairs, [place.group, place.backup], place.sim.bot.id, reader)
        async with in_this_process(place, settings, phones) as (stage, bot):
            faults = await _faults(Cast.of(stage, place, languages), place.sim, played)
            summary.show_cases(console, stage.engine, settings.zone)
            summary.show_counts(console, place.sim, bot.done)
            summary.show_time(console, place.watch.now() - OPENING, SystemWatch().now() - begun)
    for fault in faults:
        console.print(fault, style="bold red", markup=False, highlight=False)
    return 1 if faults else 0


async def _faults(people: Cast, sim: Simulator, played: Story) -> list[str]:
    """What did not go as it is written, and what real Telegram would have refused."""
    try:
        await story.play(people, played)
    except (StoryError, LookupError) as wrong:
        return [f"The story stopped: {wrong}", *map(str, sim.complaints)]
    return [f"Telegram would complain: {complaint}" for complaint in sim.complaints]
