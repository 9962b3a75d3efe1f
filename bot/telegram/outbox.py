"""Sends what turns have written: committed rows, in each chat's own order, within Telegram's limits."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from aiogram import Bot
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.settings import Settings
from bot.store import locks, sending
from bot.store.moves import Moves
from bot.store.sending import Run, Waiting
from bot.store.writer import Writer
from bot.telegram.bell import Bell
from bot.telegram.meter import Meter
from bot.telegram.pace import Pace
from bot.telegram.postman import Postman
from bot.telegram.threads import in_thread
from bot.watch import Watch

log = structlog.get_logger()

POLL = 2.0
"""Real seconds after which the table is looked at although nobody rang: another process may have written."""

LOOK_ON = 0.2
"""The same while another process sends, and somebody here may wait until it has."""

DATABASE_PAUSE = 1.0
"""Seconds before a database that did not answer is asked again."""

COUNTED = ("send", "copy", "forward")
"""How methods begin that put a message into a chat; only those count."""

PATIENCE = timedelta(seconds=60)
"""What is put off no longer than this still counts as waiting to be sent."""

AT_ONCE = 30
"""How many messages are on their way at the same time."""

GRACE = 5.0
"""Real seconds that messages on their way have to arrive when the program stops."""

LAST_MINUTE, MOST_A_MINUTE = timedelta(minutes=1), 1800
"""What the limits may still remember when the program starts."""

Found = TypeVar("Found")


@dataclass(frozen=True)
class Next:
    """What there is to do: runs to start, and when the next row is free that waits for its chat or its time."""

    runs: list[Run]
    free_at: datetime | None


@dataclass
class Outbox:
    """The sender. Of all processes on one database only the one that holds the lock sends; the others look on."""

    bot: Bot
    engine: Engine
    settings: Settings
    watch: Watch
    moves: Moves
    meter: Meter
    writer: Writer
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self._lock = locks.lock(self.engine, "sender")
        self._postman = Postman(self.bot, self.engine, self.settings, self.watch, self.moves, self.meter, self.writer)
        self._bell = Bell(self.watch)
        self._stopping = False
        self._under_way: dict[tuple[str, int], asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Look at the table now: something was committed."""
        self._bell.ring()

    async def settled(self) -> None:
        """Return when nothing waits to be sent but what Telegram has put off for longer than a minute."""
        self._bell.ring()
        await self._bell.empty()

    async def run(self) -> None:
        """Send until cancelled; what is on its way then may still arrive and be marked."""
        try:
            while True:
                await self._look_on()
                await self._send()
        finally:
            self._stopping = True
            if self._under_way:
                await asyncio.wait(self._under_way.values(), timeout=GRACE)
            for task in self._under_way.values():
                task.cancel()
            self._lock.release()

    async def _look_on(self) -> None:
        """Until nobody else sends."""
        while not await self._in_thread(self._lock.take):
            rings = self._bell.listen()
            waiting = await self._query(lambda session: sending.how_many_wait(session, self.watch.now() + PATIENCE))
            self._bell.note(rings, empty=waiting == 0)
            await self._bell.pause(None, LOOK_ON if waiting is not None else POLL)

    async def _send(self) -> None:
        """Until the right to send is lost."""
        await self._query(self._remember_the_last_minute)
        while await self._in_thread(self._lock.is_held):
            rings, idle = self._bell.listen(), not self._under_way
            found = await self._next()
            for run in found.runs:
                self._start(run)
            soon = self._soon(found.free_at)
            self._bell.note(rings, empty=idle and not self._under_way and soon is None)
            await self._bell.pause(soon, POLL)
        log.warning("the right to send was lost with the connection to the database")

    def _remember_the_last_minute(self, session: Session) -> None:
        for chat_id, at in sending.sent_since(session, self.watch.now() - LAST_MINUTE, MOST_A_MINUTE):
            self.pace.take(self.moves.current(chat_id), at)
            self.pace.done(self.moves.current(chat_id), at)

    async def _next(self) -> Next:
        now = self.watch.now()
        resting = self.pace.resting(now)
        busy = {*resting, *(number for kind, number in self._under_way if kind == "chat")}
        taps = {number for kind, number in self._under_way if kind == "tap"}

        def look(session: Session) -> Next:
            waiting = sending.with_something_waiting(session, self.moves, resting)
            held = sending.next_held(session, now)
            free = [now + timedelta(seconds=resting[chat]) for chat in waiting] + ([held] if held else [])
            runs = sending.next_runs(session, now, self.moves, busy, taps, AT_ONCE - len(self._under_way))
            return Next(runs, min(free, default=None))

        return await self._query(look) or Next([], now + timedelta(seconds=DATABASE_PAUSE))

    def _start(self, run: Run) -> None:
        def end(task: asyncio.Task[None]) -> None:
            del self._under_way[run.key]
            if not task.cancelled() and (error := task.exception()):
                log.error("sending failed", error=type(error).__name__)
            else:
                self._bell.nudge()

        self._under_way[run.key] = asyncio.create_task(self._go(run))
        self._under_way[run.key].add_done_callback(end)

    async def _go(self, run: Run) -> None:
        for row in run.rows:
            counts = row.method.startswith(COUNTED)
            if self._stopping or (counts and self.pace.rest(run.chat_id, self.watch.now())):
                return
            if not await (self._paced if counts else self._postman.send)(row, run.chat_id):
                return

    async def _paced(self, row: Waiting, chat_id: int) -> bool:
        wait = self.pace.take(chat_id, self.watch.now())
        try:
            if wait:
                await self.watch.sleep(wait)
            return await self._postman.send(row, chat_id)
        finally:
            self.pace.done(chat_id, self.watch.now())

    def _soon(self, moment: datetime | None) -> float | None:
        """Seconds until a moment that is worth waiting for; None for any other."""
        if moment is None or moment - self.watch.now() > PATIENCE:
            return None
        return max(0.0, (moment - self.watch.now()).total_seconds())

    async def _query(self, ask: Callable[[Session], Found]) -> Found | None:
        return await self._answer(self.writer.write(ask))

    async def _in_thread(self, work: Callable[[], Found]) -> Found | None:
        return await self._answer(in_thread(work))

    async def _answer(self, asked: Awaitable[Found]) -> Found | None:
        """What the database says; None where it does not answer."""
        try:
            return await asked
        except DBAPIError as broken:
            log.error("the database does not answer", error=type(broken).__name__)
            return None
