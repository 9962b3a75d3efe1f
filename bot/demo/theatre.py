"""A simulated Telegram with the stories' people in it, a database, and the clock that they share."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.domain.member import Role
from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from bot.watch import SharedWatch

TOKEN = "42:DEMO"  # noqa: S105 - no secret: it opens nothing but the simulator
COORDINATORS, BACKUP = -1_000_000_000_001, -1_000_000_000_002
OPENING = datetime(2026, 9, 7, 6, 30, tzinfo=UTC)
"""A Monday morning; some weeks later the clocks in Denmark go back."""


@dataclass(frozen=True)
class Part:
    """Somebody whom a story can need."""

    name: str
    role: Role
    reads: str
    """Their language, where nobody asks for another."""
    username: str = ""


PARTS: Sequence[Part] = (
    Part("Amina", Role.mentee, "ar"),
    Part("Lars", Role.mentor, "da", "lars_odense"),
    Part("Karen", Role.coordinator, "en"),
    Part("Mette", Role.coordinator, "en"),
    Part("Samir", Role.mentee, "en", "samir_fixes"),
    Part("Birgit", Role.mentor, "da", "birgit_vejle"),
)
"""Everybody; the coordinators share a group, and so its language."""
FIRST_ID = 1001


@dataclass
class Theatre:
    """The simulator and who is in it. `telegram` is where it listens, `clock` the file of its clock."""

    sim: Simulator
    watch: SharedWatch
    clock: Path
    telegram: str
    people: Mapping[str, Person]
    """By name."""
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
    people = {
        part.name: sim.person(number, part.name, username=part.username or None, language_code=part.reads)
        for number, part in enumerate(PARTS, start=FIRST_ID)
    }
    group, backup = sim.group(COORDINATORS, "Coordinators"), sim.group(BACKUP, "Backup")
    for part in PARTS:
        if part.role is Role.coordinator:
            group.join(people[part.name])
    backup.join(people["Mette"])
    async with sim.serve() as telegram:
        yield Theatre(sim, watch, clock, telegram, people, group, backup)
