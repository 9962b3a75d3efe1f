"""The Bot API, called by method name: whatever a row or a server says goes through, whichever version they speak."""

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import Response, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.pictures import drawn
from bot.settings import Settings
from bot.telegram.threads import in_thread

TIMEOUT = 30
"""Seconds for one request, beyond what the request itself asks to wait."""

FILE, PICTURE = {"filename", "text"}, {"filename", "svg"}
"""The keys of a file in a row's payload: one that is sent as it is, one that is drawn as a PNG."""


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
    connection, ClientDecodeError for an answer that is none of the Bot API's. And PictureError
    for a picture that cannot be drawn.
    """
    made = _method(method)(**{name: await _file(value) for name, value in parameters.items()})
    return await bot(made, request_timeout=TIMEOUT + wait)


@cache
def _method(name: str) -> type[TelegramMethod[Any]]:
    # aiogram's own method classes would refuse an answer that lacks a field, and we would send the message again.
    return type(name, (TelegramMethod[Any],), {"__returning__": Any, "__api_method__": name, "__module__": __name__})


async def _file(value: Any) -> Any:
    match value:
        case {"filename": name, "text": text} if value.keys() == FILE:
            return BufferedInputFile(text.encode(), name)
        case {"filename": name, "svg": svg} if value.keys() == PICTURE:
            return BufferedInputFile(await in_thread(lambda: drawn(svg)), name)
    return value
