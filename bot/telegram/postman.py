"""Sends one row and writes down what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot import turn
from bot.settings import Settings
from bot.store import sending
from bot.store.moves import Moves
from bot.store.outbox import Sending as State
from bot.store.sending import TAP, Waiting
from bot.store.writer import Writer
from bot.telegram.client import call
from bot.telegram.meter import Meter
from bot.telegram.refusals import GROUP_PAUSE, Done, Failed, Held, Moved, PutOut, Unreachable, verdict
from bot.telegram.threads import in_thread
from bot.watch import Watch

log = structlog.get_logger()

OF_NO_CHAT = (TAP, "setMyCommands")
"""Methods that name their chat otherwise, or not at all."""
NEVER_SENT = "the message it changes was never sent"
GONE = {NEVER_SENT, "400 message to edit not found", "400 message can't be edited"}
"""Failures of a change that leave the reader without the message: where it is a card, it is sent anew."""
NO_RIGHT = "400 not enough rights"
NO_TOPIC = "400 message thread not found"

OF_A_TOPIC = ("closeForumTopic", "reopenForumTopic")
"""What is done with a topic itself; nothing where there is none."""

DATABASE_PAUSE = 1.0
"""Seconds before a result is written down again that the database did not take."""


@dataclass
class Postman:
    """Knows Telegram's side of one row; when and in which order is the outbox's business."""

    bot: Bot
    engine: Engine
    settings: Settings
    watch: Watch
    moves: Moves
    meter: Meter
    writer: Writer

    async def send(self, row: Waiting, chat_id: int) -> bool:
        """Send the row to the chat, under its current id. False where the chat's next row must wait."""
        try:
            parameters = await self._parameters(row, chat_id)
            if parameters is None:
                return await self._fail(row, NEVER_SENT)
            result = await call(self.bot, row.method, **parameters)
        except Exception as error:  # whatever it was, the row stays and `verdict` says what is next
            return await self._refused(row, chat_id, error)
        return await self._deliver(row, result)

    async def _parameters(self, row: Waiting, chat_id: int) -> dict[str, Any] | None:
        """The call's parameters; None where the message that it changes does not exist."""
        parameters = dict(row.payload) if row.method in OF_NO_CHAT else {"chat_id": chat_id, **row.payload}
        links = ((row.edits, row.edited), (row.answers, row.answered), (row.topic, row.opened))
        if any(link and not known for link, known in links):  # sent since the row was read, or never
            row = await self.writer.write(partial(sending.read_again, row))
        if (row.edits and not row.edited) or (row.method in OF_A_TOPIC and not row.opened):
            return None
        if row.edited:
            parameters["message_id"] = row.edited
        elif row.opened:
            parameters["message_thread_id"] = row.opened
        if row.answered:
            parameters["reply_parameters"] = {"message_id": row.answered, "allow_sending_without_reply": True}
        return parameters

    async def _deliver(self, row: Waiting, result: Any) -> bool:
        new = row.edits is None and isinstance(result, dict)
        message_id = result.get("message_id", result.get("message_thread_id")) if new else None
        await self._write(row, "sent", state=State.sent, message_id=message_id, sent_at=self.watch.now())
        return True

    async def _fail(self, row: Waiting, why: str) -> bool:
        log.warning("a message failed", row=row.id, method=row.method, why=why)
        await self._write(row, "failed", state=State.failed, failure=why)
        if row.edits is not None and why in GONE:
            await self._tell(turn.card_gone, row.edits)
        if row.method == "createForumTopic" and why == NO_RIGHT:
            await self._tell(turn.topic_refused, row.id)
        return True

    async def _refused(self, row: Waiting, chat_id: int, error: Exception) -> bool:
        now = self.watch.now()
        match verdict(error, chat_id, row.attempts, now):
            case Done():
                return await self._deliver(row, None)
            case Failed(why) if why == NO_TOPIC and row.topic is not None and row.method not in OF_A_TOPIC:
                await self._tell(turn.topic_gone, row.topic)
                await self._write(row, "put off", topic=None)
            case Failed(why):
                return await self._fail(row, why)
            case Unreachable(why):
                await self._tell(turn.undeliverable, chat_id)
                return await self._fail(row, why)
            case Moved(new_id):
                await in_thread(lambda: self.moves.remember(chat_id, new_id, now))
                if self.moves.current(chat_id) == chat_id:  # it moved back and forth: we know no better
                    await self._hold(row, Held(now + GROUP_PAUSE, "moved in a circle"))
            case PutOut() as held:
                log.error("the bot is not in a group to which it must write: put it back", group=chat_id)
                await self._tell(turn.put_out, chat_id)
                await self._hold(row, held)
            case Held() as held:
                await self._hold(row, held)
        return False

    async def _tell(self, take: Callable[[Engine, Settings, int, datetime], None], what: int) -> None:
        """A turn follows from a failure. Where it fails too, the message still must not stand in the others' way."""
        try:
            await in_thread(lambda: take(self.engine, self.settings, what, self.watch.now()))
        except Exception as error:
            log.error("a failed message had no consequences", turn=take.__name__, error=type(error).__name__)

    async def _hold(self, row: Waiting, held: Held) -> None:
        log.warning("a message is put off", row=row.id, method=row.method, why=held.why, until=held.until.isoformat())
        await self._write(row, "put off", attempts=row.attempts + 1, not_before=held.until)

    async def _write(self, row: Waiting, outcome: str, **became: Any) -> None:
        """It is tried until the database takes it: the message is out already."""
        self.meter.sent.labels(row.method, outcome).inc()
        while True:
            try:
                await self.writer.write(lambda session: sending.mark(session, row, **became))
                return
            except DBAPIError as broken:
                log.error("the database does not take a result", row=row.id, error=type(broken).__name__)
                await self.watch.sleep(DATABASE_PAUSE)
