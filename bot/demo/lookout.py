"""Looks into the bot's database from beside it: only reads, and only when somebody has written."""

import asyncio
from datetime import datetime
from threading import Lock

from sqlalchemy import create_engine
from sqlmodel import Session

from bot import clock
from bot.settings import Settings
from bot.store import sending
from bot.store.due import Timer


class Lookout:
    """For SQLite, where `PRAGMA data_version` tells whether others have committed something since it was last asked.

    It begins no transactions, so neither it nor the bot ever waits for the other.
    """

    def __init__(self, settings: Settings) -> None:
        """The schema must be there."""
        self._settings = settings
        self._engine = create_engine(settings.database_url)
        self._pulse = self._engine.raw_connection()
        self._version = -1
        self._coming: list[tuple[Timer, datetime]] = []
        self._one_at_a_time = Lock()
        self._closed = False

    def close(self) -> None:
        """Look no more: whoever still asks hears that nothing comes and nothing waits."""
        with self._one_at_a_time:
            self._closed, self._coming = True, []
            self._pulse.close()
            self._engine.dispose()

    async def coming(self) -> list[tuple[Timer, datetime]]:
        """When each timer next goes off, the soonest first."""
        return await asyncio.to_thread(self._look)

    async def waits_to_be_sent(self, until: datetime) -> bool:
        """Whether a message waits that is not put off beyond this moment."""
        return await asyncio.to_thread(self._count, until)

    def _look(self) -> list[tuple[Timer, datetime]]:
        with self._one_at_a_time:
            if self._closed:
                return []
            version = self._pulse.cursor().execute("PRAGMA data_version").fetchone()[0]
            if version != self._version:
                self._version, self._coming = version, clock.coming(self._engine, self._settings)
            return self._coming

    def _count(self, until: datetime) -> bool:
        with self._one_at_a_time, Session(self._engine) as session:
            return not self._closed and sending.how_many_wait(session, until) > 0
