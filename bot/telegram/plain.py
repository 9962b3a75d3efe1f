"""The Bot API by the standard library alone, for commands that ask once or twice: aiogram takes seconds to import."""

import ipaddress
import json
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from bot.settings import SettingError, Settings

TIMEOUT = 10
"""Seconds for one answer."""

TOKEN_REFUSED = "MAKKER_BOT_TOKEN is refused by Telegram: take the bot's present token from @BotFather."  # noqa: S105


@dataclass(frozen=True)
class Answer:
    """What was said, and when by the server's clock (an HTTP date, or empty)."""

    result: Any
    date: str


class RefusedError(Exception):
    """Telegram answered that it does not do this; the sentence is Telegram's."""

    def __init__(self, sentence: str, moved_to: int = 0) -> None:
        """`moved_to`: the id that the group has now, 0 where it has not moved."""
        super().__init__(sentence)
        self.moved_to = moved_to


class UnreachableError(SettingError):
    """Nothing at MAKKER_TELEGRAM_API answers."""


def ask(settings: Settings, method: str, **parameters: Any) -> Answer:
    """Call a method. RefusedError for a refusal, SettingError where there is no Bot API or no such bot."""
    url = f"{settings.telegram_api}/bot{settings.bot_token.get_secret_value()}/{method}"
    body = json.dumps(parameters).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310  (http or https)
    try:
        with _opener(settings.telegram_api).open(request, timeout=TIMEOUT) as response:
            return Answer(_result(settings, response.read()), response.headers.get("Date", ""))
    except HTTPError as refused:
        with refused:
            raise _refusal(settings, refused.code, refused.read()) from None
    except (URLError, OSError) as trouble:
        reason = trouble.reason if isinstance(trouble, URLError) else trouble
        raise UnreachableError(
            f"MAKKER_TELEGRAM_API: nothing answers at {settings.telegram_api} ({_brief(reason)})."
        ) from None


def username(settings: Settings) -> str:
    """The bot's own, without @."""
    try:
        found = ask(settings, "getMe").result
        return str(found["username"])
    except RefusedError as refused:
        raise SettingError(f"MAKKER_TELEGRAM_API: Telegram does not answer as it should now ({refused}).") from None
    except (KeyError, TypeError):
        raise _no_bot_api(settings) from None


def look(settings: Settings) -> None:
    """SettingError where no Bot API answers, or none that knows the token. Trouble of its own passes."""
    with suppress(RefusedError):
        ask(settings, "getMe")


def _opener(address: str) -> urllib.request.OpenerDirector:
    """Through the machine's proxy, but never to the machine itself."""
    host = urlsplit(address).hostname or ""
    return urllib.request.build_opener(*([urllib.request.ProxyHandler({})] if _is_here(host) else []))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _result(settings: Settings, body: bytes) -> Any:
    try:
        return json.loads(body)["result"]
    except (ValueError, KeyError, TypeError):
        raise _no_bot_api(settings) from None


def _refusal(settings: Settings, code: int, body: bytes) -> Exception:
    if code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        return SettingError(TOKEN_REFUSED)
    try:
        answer = json.loads(body)
        return RefusedError(str(answer["description"]), answer.get("parameters", {}).get("migrate_to_chat_id", 0))
    except (ValueError, KeyError, TypeError, AttributeError):
        return RefusedError(f"{code}")


def _no_bot_api(settings: Settings) -> SettingError:
    return SettingError(f"MAKKER_TELEGRAM_API: what answers at {settings.telegram_api} is no Bot API.")


def _brief(reason: object) -> str:
    return str(getattr(reason, "strerror", None) or reason)
