"""The Bot API, called by method name: whatever a row or a server says goes through, whichever version they speak."""

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import Response, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.settings import Settings

TIMEOUT = 30
"""Seconds for one request, beyond what the request itself asks to wait."""

FILE = {"filename", "text"}
"""The keys of a file in a row's payload."""


class _Session(AiohttpSession):
    """As aiogram's, but an error without a description is no TypeError, and a goodbye takes no quarter of a second."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        try:
            return super().check_response(bot, method, status_code, content)
        except TypeError as wordless:
            raise ClientDecodeError("no description", wordless, None) from wordless


def client(settings: Settings) -> Bot:
    """The bot at the address that the settings name. To be closed with `await bot.session.close()`."""
    session = _Session(api=TelegramAPIServer.from_base(settings.telegram_api), timeout=TIMEOUT)
    return Bot(settings.bot_token.get_secret_value(), session)


async def call(bot: Bot, method: str, /, wait: int = 0, **parameters: Any) -> Any:
    """The method's result, as JSON. `wait`: seconds that the server may take on purpose.

    Raises aiogram's errors: TelegramAPIError and its kinds for a refusal, TelegramNetworkError for a broken
    connection, ClientDecodeError for an answer that is none of the Bot API's.
    """
    made = _method(method)(**{name: _file(value) for name, value in parameters.items()})
    return await bot(made, request_timeout=TIMEOUT + wait)


@cache
def _method(name: str) -> type[TelegramMethod[Any]]:
    # aiogram's own method classes would refuse an answer that lacks a field, and we would send the message again.
    return type(name, (TelegramMethod[Any],), {"__returning__": Any, "__api_method__": name, "__module__": __name__})


def _file(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == FILE:
        return BufferedInputFile(value["text"].encode(), value["filename"])
    return value
