"""Who is in the coordinators' group: asked of the Bot API each time, never concluded from a button."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramRetryAfter,
)

from bot.telegram.client import call
from bot.watch import Watch

log = structlog.get_logger()

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
"""Seconds between two questions while Telegram cannot be reached."""

INSIDE = ("creator", "administrator", "member")


def is_inside(member: Mapping[str, Any]) -> bool:
    """Whether a `ChatMember` is one of those who are in. Source: core.telegram.org/bots/api#chatmember."""
    return member["status"] in INSIDE or (member["status"] == "restricted" and member["is_member"] is True)


async def is_member(bot: Bot, watch: Watch, chat_id: int, user_id: int) -> bool:
    """Whether this person is in the group now. Asks until Telegram answers; a refusal is a no."""
    pause = FIRST_PAUSE
    while True:
        try:
            found = await call(bot, "getChatMember", chat_id=chat_id, user_id=user_id)
            return is_inside(found)
        except TelegramMigrateToChat as moved:
            chat_id = moved.migrate_to_chat_id
        except (TelegramBadRequest, TelegramForbiddenError, TelegramNotFound) as no:
            log.warning("Telegram does not say who is in the coordinators' group", error=type(no).__name__)
            return False
        except TelegramRetryAfter as flood:
            await watch.sleep(flood.retry_after)
        except Exception as trouble:  # of the network, or an answer that says nothing: ask again
            log.warning("asking who is in the coordinators' group", error=type(trouble).__name__)
            await asyncio.sleep(pause)  # real seconds: it is a real network
            pause = min(pause * 2, LONGEST_PAUSE)
