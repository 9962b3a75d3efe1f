"""Makker under measurement: a database with people whose check-in is due, and the program itself."""

import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import func, select

from bench.crowded import fill
from bench.processes import ROOT, environment, python
from bench.questions import SOURCE
from bot.store import migrate
from bot.store.session import open_engine, transaction
from bot.store.tables import Answer
from bot.watch import SharedWatch

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
"""A Thursday at ten o'clock in Copenhagen: nobody is to be left in peace."""
GROUP = -1001


@dataclass
class Makker:
    """One installation: a database, a folder for its clock."""

    url: str
    folder: Path
    people: int
    due: int | None = None
    """How many of them are asked at once; None: all."""
    now: datetime = NOW
    """When it is due."""
    clock: Path = field(init=False)

    def __post_init__(self) -> None:
        self.clock = self.folder / "clock"

    def settings(self, api: str) -> dict[str, str]:
        """Its environment. The clock is a virtual one: where Makker would wait for Telegram's limits, it moves on.

        So the limits are kept, and not they are measured, but the program.
        """
        return {
            "MAKKER_BOT_TOKEN": "42:TEST",
            "MAKKER_TELEGRAM_API": api,
            "MAKKER_DATABASE_URL": self.url,
            "MAKKER_COORDINATOR_CHAT": str(GROUP),
            "MAKKER_CLOCK": str(self.clock),
        }

    def prepare(self) -> None:
        """Publish the questionnaire as an operator does, and let there be pairs whose mentees' check-in is due now."""
        self.folder.mkdir(parents=True, exist_ok=True)
        SharedWatch(self.clock, self.now)
        migrate.upgrade(self.url)
        self._publish()
        engine = open_engine(self.url)
        fill(engine, self.people, self.now, self.due)
        engine.dispose()

    def _publish(self) -> None:
        publish = python("bot", "questionnaire", "publish", str(SOURCE))
        settings = environment(self.settings("http://127.0.0.1:1"))
        subprocess.run(publish, cwd=ROOT, env=settings, check=True, stdout=subprocess.DEVNULL)  # noqa: S603

    def kept(self) -> int:
        """How many answers are in its database."""
        engine = open_engine(self.url)
        with transaction(engine) as session:
            found = session.exec(select(func.count()).select_from(Answer)).one()
        engine.dispose()
        return found
