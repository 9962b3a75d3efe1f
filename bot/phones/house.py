"""What the page shows: a Telegram with its people, a database, a clock, and the bot in a process of its own."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from bot.demo.journal import Journal
from bot.demo.lookout import Lookout
from bot.demo.process import PATIENCE, BotProcess, Nursery
from bot.demo.stage import Audience, Nobody, Stage
from bot.demo.theatre import OPENING, Theatre, theatre
from bot.settings import LANGUAGES, Settings
from bot.simulator import Simulator
from bot.store import migrate
from bot.store.session import open_engine
from bot.watch import SharedWatch

DATABASE, JOURNAL, TEMPLATE = "makker.db", "changes.jsonl", "empty.db"
REST = 1.5
"""Real seconds that the bot is seen to be gone when it was killed."""


@dataclass
class House:
    """One world, from its empty start."""

    place: Theatre
    settings: Settings
    engine: Engine
    bot: BotProcess
    journal: Journal

    @property
    def sim(self) -> Simulator:
        """Its Telegram."""
        return self.place.sim

    @property
    def watch(self) -> SharedWatch:
        """Its clock."""
        return self.place.watch

    @property
    def database(self) -> Path:
        """The SQLite file, for whoever wants to look into it."""
        return self.place.clock.parent / DATABASE

    def stage(self, audience: Audience | None = None) -> Stage:
        """A stage on which time passes here; who moves the clock by hand has no audience that could stop it."""
        return Stage(self.sim, self.watch, self.settings, self.engine, self.bot, audience or Nobody(), OPENING)


@asynccontextmanager
async def house(
    nursery: Nursery, folder: Path, language: str = LANGUAGES[0], *, topics: bool = False, rest: float = REST
) -> AsyncIterator[House]:
    """Open one in an empty folder. `language`: the coordinators'; `topics`: whether their group is a forum."""
    shutil.copyfile(_template(folder.parent), folder / DATABASE)
    async with theatre(folder) as place:
        place.group.forum = topics
        settings = place.settings(f"sqlite:///{folder / DATABASE}", language)
        engine, lookout = open_engine(settings.database_url), Lookout(settings)
        bot = BotProcess(nursery, place, settings, lookout, folder / JOURNAL, rest)
        try:
            async with bot.alive():
                await place.sim.until(lambda: any(call.method == "getUpdates" for call in place.sim.calls), PATIENCE)
                await bot.settled()  # it pins its first overview
                yield House(place, settings, engine, bot, Journal(folder / JOURNAL))
        finally:
            lookout.close()
            engine.dispose()


def _template(folder: Path) -> Path:
    """A database with today's schema and nothing in it: made once, then copied, which takes no time."""
    file = folder / TEMPLATE
    if not file.exists():
        migrate.upgrade(f"sqlite:///{file}")
    return file
