"""The lists behind Telegram's menu button: for members, for a coordinator's own chat, for the group."""

from collections.abc import Mapping
from typing import Any

from bot.domain.member import Phase
from bot.store import outbox
from bot.store.tables import Member
from bot.store.work import Work
from bot.talk.phrase import Phrase, _
from bot.talk.reader import Reader
from bot.turn import speak

FOR_MEMBERS: Mapping[str, Phrase] = {
    "start": _("Show where we are"),
    "meet": _("Propose a meeting"),
    "meetings": _("See, move or cancel your meetings"),
    "help": _("Ask for help"),
    "quiet": _("Choose your quiet hours"),
    "language": _("Change the language"),
    "privacy": _("What is kept about you"),
    "mydata": _("Get your data as a file"),
    "forget": _("Leave and be forgotten"),
    "stop": _("Stop the questions"),
}
FOR_A_COORDINATOR: Mapping[str, Phrase] = {
    name: FOR_MEMBERS[name] for name in ("start", "language", "privacy", "mydata")
}
FOR_THE_GROUP: Mapping[str, Phrase] = {
    "waiting": _("Who waits, and finding a match"),
    "pairs": _("All pairs"),
    "cases": _("Open cases"),
    "invite": _("Invite somebody"),
    "announce": _("Write to many members at once"),
    "help": _("What I can do here"),
}


def listed(commands: Mapping[str, Phrase], to: Reader) -> list[dict[str, str]]:
    """The commands as the Bot API takes them."""
    return [{"command": name, "description": to.say(phrase)} for name, phrase in commands.items()]


def shown_to(member: Member) -> tuple[str, bool]:
    """On what this person's own list depends."""
    return member.language, member.phase == Phase.coordinating


def set_own(work: Work, member: Member) -> None:
    """Give the person the list of their role, in the language that they chose here."""
    commands = FOR_A_COORDINATOR if member.phase == Phase.coordinating else FOR_MEMBERS
    payload: dict[str, Any] = {
        "commands": listed(commands, speak.reader(work, member)),
        "scope": {"type": "chat", "chat_id": member.telegram_id},
    }
    outbox.put(work.session, member.telegram_id, "setMyCommands", payload, work.now)
