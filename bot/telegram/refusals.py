"""What an error from Telegram means for the message that met it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
)

from bot.pictures import PictureError

FIRST_PAUSE, LONGEST_PAUSE = 1, 60
"""Seconds before the second try, doubled up to the longest, where Telegram or the way to it is down."""

GROUP_PAUSE = timedelta(minutes=10)
"""How long messages to a group wait that the bot is not in: somebody will put it back."""


@dataclass(frozen=True)
class Done:
    """What the message was to bring about is so already."""


@dataclass(frozen=True)
class Held:
    """To be tried again, not before `until`."""

    until: datetime
    why: str


@dataclass(frozen=True)
class PutOut(Held):
    """The bot is not in this group; to be tried again, for somebody will put it back."""


@dataclass(frozen=True)
class Failed:
    """Never to be tried again."""

    why: str


@dataclass(frozen=True)
class Unreachable:
    """This person cannot be written to."""

    why: str


@dataclass(frozen=True)
class Moved:
    """The group has another id now."""

    new_id: int


Verdict = Done | Held | Failed | Unreachable | Moved

SPARED = ("pin", "create", "close", "reopen")
"""How methods begin that a small Bot API server may not know; the group's other messages do not wait for them."""

NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
TOO_LATE = ("query is too old", "query id is invalid")
KNOWN = (
    "message to edit not found",
    "message to be replied not found",
    "message can't be edited",
    "message is too long",
    "message text is empty",
    "message thread not found",
    "can't parse entities",
    "wrong file identifier",
    "not enough rights",
    "button_data_invalid",
    "topic_closed",
)
"""Telegram's words that may be kept: it puts parts of the message into others. All in lower case."""


def verdict(error: Exception, chat_id: int, attempts: int, now: datetime) -> Verdict:
    """What to do with a message to this chat after its so many failed tries. Anything unknown is tried again."""
    match error:
        case TelegramRetryAfter():
            return Held(now + timedelta(seconds=error.retry_after), "429")
        case TelegramMigrateToChat():
            return Moved(error.migrate_to_chat_id)
        case TelegramForbiddenError():
            return _nobody_there("403", chat_id, now)
        case TelegramBadRequest():
            return _bad_request(error.message.lower(), chat_id, now)
        case TelegramNotFound() if _can_be_spared(error):
            return Failed("404 method not found")
        case PictureError():
            return Failed("the picture cannot be drawn")
        case TelegramEntityTooLarge():
            return Failed("413 too large")
        case _:
            pause = min(FIRST_PAUSE * 2**attempts, LONGEST_PAUSE)
            return Held(now + timedelta(seconds=pause), type(error).__name__)


def _can_be_spared(error: TelegramNotFound) -> bool:
    return "method not found" in error.message.lower() or error.method.__api_method__.startswith(SPARED)


def _bad_request(words: str, chat_id: int, now: datetime) -> Verdict:
    if "message is not modified" in words or "topic_not_modified" in words:
        return Done()
    if any(late in words for late in TOO_LATE):
        return Failed("400 tapped too long ago")
    if any(nobody in words for nobody in NOBODY_THERE):
        return _nobody_there("400 chat not found", chat_id, now)
    return Failed("400 " + next((known for known in KNOWN if known in words), "refused"))


def _nobody_there(why: str, chat_id: int, now: datetime) -> Verdict:
    return Unreachable(why) if chat_id > 0 else PutOut(now + GROUP_PAUSE, f"{why}: put the bot back into the group")
