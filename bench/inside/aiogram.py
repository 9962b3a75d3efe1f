"""aiogram's handlers without Telegram: a session that returns at once, and shows people what was sent."""

import itertools
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Chat, InlineKeyboardMarkup, Message, Update, User

from bench.peers.aiogram_bot import dispatcher
from bench.people import Person, Seen
from bench.processes import FailedError
from bench.telegram.__main__ import FIRST_PERSON

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


class Here(BaseSession):
    """No network: the last message is kept for whoever looks."""

    last: Message

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109
        """For aiogram."""
        if not isinstance(method, SendMessage):
            return True
        chat, markup = Chat(id=int(method.chat_id), type="private"), method.reply_markup
        shown = markup if isinstance(markup, InlineKeyboardMarkup) else None
        self.last = Message(message_id=1, date=LONG_AGO, chat=chat, text=method.text, reply_markup=shown)
        return self.last

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """For aiogram; nothing is ever downloaded."""
        yield b""

    async def close(self) -> None:
        """For aiogram."""


async def answers_of_aiogram(storage: str, people: int) -> float:
    """Seconds in handlers while so many people answer, one after the other. FailedError where a reply is wrong."""
    session = Here()
    bot, fed = Bot("42:TEST", session), dispatcher(storage)
    seen, numbers, took = Seen(), itertools.count(1), 0.0

    async def feed(**what: Message | CallbackQuery) -> float:
        update = Update.model_validate({"update_id": next(numbers), **what}).as_(bot)
        began = perf_counter()
        await fed.feed_update(bot, update)
        return perf_counter() - began

    for number in range(FIRST_PERSON, FIRST_PERSON + people):
        person = Person(number, seen)
        await feed(message=_written(number, "/start", bot))
        while person.sees(session.last.text or "", _buttons(session.last)) and not person.is_done:
            move = person.moves()
            if move.data:
                took += await feed(callback_query=_tap(number, move.data, session.last, bot))
            else:
                took += await feed(message=_written(number, move.words, bot))
        if not person.is_done:
            raise FailedError(f"aiogram did not reply as it should: {seen}")
    await fed.storage.close()
    return took


def _person(number: int) -> User:
    return User(id=number, is_bot=False, first_name="Amina")


def _written(number: int, text: str, bot: Bot) -> Message:
    chat = Chat(id=number, type="private")
    return Message(message_id=1, date=LONG_AGO, chat=chat, from_user=_person(number), text=text).as_(bot)


def _tap(number: int, data: str, on: Message, bot: Bot) -> CallbackQuery:
    query = CallbackQuery(id="1", from_user=_person(number), chat_instance="1", message=on.as_(bot), data=data)
    return query.as_(bot)


def _buttons(message: Message) -> dict[str, str]:
    keys = message.reply_markup.inline_keyboard if message.reply_markup else []
    return {key.text: key.callback_data or "" for row in keys for key in row}
