"""The list behind Telegram's menu button, in each language. Nothing depends on it, so it may fail."""

from collections.abc import Mapping

import structlog
from aiogram import Bot

from bot.settings import LANGUAGES, Settings
from bot.talk.phrase import Phrase, _
from bot.talk.reader import Reader
from bot.telegram.client import call

log = structlog.get_logger()

FOR_MEMBERS: dict[str, Phrase] = {
    "start": _("Show where we are"),
    "meet": _("Propose a meeting"),
    "help": _("Ask for help"),
    "language": _("Change the language"),
    "stop": _("Stop the questions"),
}
FOR_COORDINATORS: dict[str, Phrase] = {
    "waiting": _("Who waits, and finding a match"),
    "pairs": _("All pairs"),
    "cases": _("Open cases"),
    "invite": _("Invite somebody"),
    "announce": _("Write to many members at once"),
    "help": _("What I can do here"),
}


async def set_commands(bot: Bot, settings: Settings, group: int) -> None:
    """Tell Telegram which commands there are, in private chats and in the coordinators' group."""
    private = {"type": "all_private_chats"}
    await _set(bot, FOR_MEMBERS, private, Reader(LANGUAGES[0], settings.zone), "")
    for language in LANGUAGES[1:]:
        await _set(bot, FOR_MEMBERS, private, Reader(language, settings.zone), language)
    if group:
        reader = Reader(settings.coordinator_language, settings.zone)
        await _set(bot, FOR_COORDINATORS, {"type": "chat", "chat_id": group}, reader, "")


async def _set(bot: Bot, phrases: dict[str, Phrase], scope: Mapping[str, object], reader: Reader, code: str) -> None:
    commands = [{"command": name, "description": reader.say(phrase)} for name, phrase in phrases.items()]
    try:
        await call(bot, "setMyCommands", commands=commands, scope=scope, language_code=code)
    except Exception as trouble:  # a small server may not know it; people can write to us all the same
        log.warning("the list of commands was not set", language=reader.language, error=type(trouble).__name__)
