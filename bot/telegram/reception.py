"""Takes updates in: each until its turn is committed, one chat's in their order, several chats' side by side."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb
from typing import Any

import structlog
from aiogram import Bot
from aiogram.types import Update
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot import turn
from bot.settings import Settings
from bot.store.moves import Moves
from bot.store.session import is_away, transaction
from bot.store.writer import Writer
from bot.talk.heard import Incoming
from bot.telegram.dispatching import dispatcher
from bot.telegram.inbox import ALLOWED_UPDATES, Inbox
from bot.telegram.meter import Meter
from bot.telegram.threads import in_thread
from bot.watch import Watch

log = structlog.get_logger()

TRIES = 3
"""How often an update is tried before it is set aside."""

PAUSE = 0.2
"""Real seconds between two tries."""

Raw = dict[str, Any]


@dataclass
class _Queue:
    """Whoever waits for one chat."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


class Reception:
    """Where updates come in, by polling or by webhook."""

    def __init__(  # noqa: PLR0913  (wired by hand, in one place)
        self,
        bot: Bot,
        engine: Engine,
        settings: Settings,
        watch: Watch,
        moves: Moves,
        username: str,
        meter: Meter,
        writer: Writer,
        committed: Callable[[], None],
    ) -> None:
        """`committed` is called after each turn."""
        self._bot, self._engine, self._settings, self._watch = bot, engine, settings, watch
        self._meter, self._writer = meter, writer
        self._committed = committed
        self._dispatcher = dispatcher(Inbox(settings, watch, moves, username, self._hear))
        self._queues: dict[int, _Queue] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def is_idle(self) -> bool:
        """Whether everything that came in is committed."""
        return self._idle.is_set()

    async def idle(self) -> None:
        """Return when everything that came in is committed."""
        await self._idle.wait()

    async def take(self, raw: Raw) -> None:
        """Take one update in; returns when it need not be sent again. Call it in the order of arrival."""
        if not any(kind in raw for kind in ALLOWED_UPDATES):
            return
        async with self._in_turn(chat_of(raw)):
            settled = await self._settle(raw)
            while not settled:
                await asyncio.sleep(PAUSE)
                settled = await self._settle(raw)
        self._committed()

    @asynccontextmanager
    async def _in_turn(self, chat_id: int) -> AsyncIterator[None]:
        queue = self._queues.setdefault(chat_id, _Queue())
        queue.people += 1
        self._idle.clear()
        try:
            async with queue.lock:
                yield
        finally:
            queue.people -= 1
            if not queue.people:
                del self._queues[chat_id]
            if not self._queues:
                self._idle.set()

    async def _settle(self, raw: Raw) -> bool:
        """Heard, or set aside; False where the database is away, so that neither could be."""
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(PAUSE)
            try:
                with self._meter.turn_seconds.time():
                    await self._dispatcher.feed_update(self._bot, _read(raw, self._bot))
            except Exception as error:  # one person's broken update must not stop everybody's
                log.error("an update failed", update=raw["update_id"], **where(error))
                if is_away(error) or not await self._database_answers():
                    return False
            else:
                self._meter.heard.labels("heard").inc()
                return True
        return await self._set_aside(raw["update_id"])

    async def _set_aside(self, update_id: int) -> bool:
        try:
            await in_thread(lambda: turn.set_aside(self._engine, self._settings, update_id, self._watch.now()))
        except SQLAlchemyError as error:
            log.error("an update could not be set aside", update=update_id, **where(error))
            return False
        log.error("an update is set aside", update=update_id)
        self._meter.heard.labels("set aside").inc()
        return True

    async def _hear(self, incoming: Incoming) -> None:
        await self._writer.write(
            lambda session: turn.hear_in(session, self._settings, incoming, self._watch.now()),
        )

    async def _database_answers(self) -> bool:
        def ask() -> None:
            with transaction(self._engine) as session:
                session.connection()

        try:
            await in_thread(ask)
        except DBAPIError:
            return False
        return True


def _read(raw: Raw, bot: Bot) -> Update:
    return Update.model_validate(raw, context={"bot": bot})


def chat_of(raw: Raw) -> int:
    """The chat that an update comes from, whose updates are taken one after the other; 0 where there is none."""
    for kind in ALLOWED_UPDATES:
        found = raw.get(kind)
        if isinstance(found, dict):
            message = found.get("message") if kind == "callback_query" else found
            chat = message.get("chat") if isinstance(message, dict) else found.get("from")
            number = chat.get("id") if isinstance(chat, dict) else 0
            return number if isinstance(number, int) else 0
    return 0


def where(error: Exception) -> dict[str, str]:
    """What may be said of an error in a log: its kind and its place. Its words may be somebody's message."""
    trace = extract_tb(error.__traceback__)
    return {"error": type(error).__name__, "at": f"{Path(trace[-1].filename).name}:{trace[-1].lineno}" if trace else ""}
