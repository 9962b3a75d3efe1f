"""What kind of group the coordinators have. Nothing depends on it that has no other way, so asking may fail."""

import structlog
from aiogram import Bot

from bot.telegram.client import call

log = structlog.get_logger()


async def is_forum(bot: Bot, chat_id: int) -> bool | None:
    """Whether the group has topics; None where Telegram does not say."""
    try:
        return bool((await call(bot, "getChat", chat_id=chat_id)).get("is_forum", False))
    except Exception as trouble:  # of whatever kind: cases go without topics, or as they did before
        log.warning("Telegram does not say what kind of group it is", error=type(trouble).__name__)
        return None
