"""The lists behind Telegram's menu button, in each language. Nothing depends on it, so it may fail."""

from typing import Any

import structlog
from aiogram import Bot

from bot.settings import LANGUAGES, Settings
from bot.talk.reader import Reader
from bot.telegram.client import call
from bot.turn.commands import FOR_MEMBERS, FOR_THE_GROUP, listed

log = structlog.get_logger()


async def set_commands(bot: Bot, settings: Settings, group: int) -> None:
    """Tell Telegram which commands there are, in private chats and in the coordinators' group."""
    for language in LANGUAGES:
        commands = listed(FOR_MEMBERS, Reader(language, settings.zone))
        code = "" if language == LANGUAGES[0] else language
        await _set(bot, "setMyCommands", commands=commands, scope={"type": "all_private_chats"}, language_code=code)
    if group:
        commands = listed(FOR_THE_GROUP, Reader(settings.coordinator_language, settings.zone))
        await _set(bot, "setMyCommands", commands=commands, scope={"type": "chat", "chat_id": group})
    await _set(bot, "setChatMenuButton", menu_button={"type": "commands"})


async def _set(bot: Bot, method: str, **parameters: Any) -> None:
    try:
        await call(bot, method, **parameters)
    except Exception as trouble:  # a small server may not know it; people can write to us all the same
        log.warning("the menu button was not set up", method=method, error=type(trouble).__name__)
