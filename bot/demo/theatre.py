"""A simulated Telegram with the story's people in it, a database, and the clock that they share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from bot.watch import SharedWatch

TOKEN = "42:DEMO"  # noqa: S105 - no secret: it opens nothing but the simulator
COORDINATORS, BACKUP = -1_000_000_000_001, -1_000_000_000_002
OPENING = datetime(2026, 9, 7, 6, 30, tzinfo=UTC)
"""A Monday morning; within the twelve weeks the clocks in Denmark go back."""


@dataclass
class Theatre:
    """The simulator and who is in it. `telegram` is where it listens, `clock` the file of its clock."""

    sim: Simulator
    watch: SharedWatch
    clock: Path
    telegram: str
    amina: Person
    lars: Person
    karen: Person
    mette: Person
    group: Group
    backup: Group

    def settings(self, database_url: str, language: str) -> Settings:
        """The bot's settings for this place, whatever the environment says; `language`: the coordinators'."""
        defaults = {name: field.default for name, field in Settings.model_fields.items()}
        ours = {
            "bot_token": SecretStr(TOKEN),
            "telegram_api": self.telegram,
            "database_url": database_url,
            "coordinator_chat": self.group.id,
            "backup_chat": self.backup.id,
            "coordinator_language": language,
            "clock": self.clock,
        }
        return Settings(**defaults | ours)


@asynccontextmanager
async def theatre(folder: Path) -> AsyncIterator[Theatre]:
    """Open it; its clock lies in `folder`."""
    clock = folder / "clock"
    watch = SharedWatch(clock, OPENING)
    sim = Simulator(watch, TOKEN)
    amina = sim.person(1001, "Amina", language_code="en")
    lars = sim.person(1002, "Lars", username="lars_odense", language_code="da")
    karen, mette = sim.person(1003, "Karen", language_code="en"), sim.person(1004, "Mette", language_code="da")
    group, backup = sim.group(COORDINATORS, "Coordinators"), sim.group(BACKUP, "Backup")
    for coordinator in (karen, mette):
        group.join(coordinator)
    backup.join(mette)
    async with sim.serve() as telegram:
        yield Theatre(sim, watch, clock, telegram, amina, lars, karen, mette, group, backup)
