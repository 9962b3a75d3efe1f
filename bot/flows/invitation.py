"""Somebody without an invitation asks for one.

Makker: Makker is for people with an invitation from a coordinator.
Makker: Would you like to ask for an invitation? Tap what is right for you.
        [I am looking for work] [I want to help someone find work] [No, thank you]
> [I am looking for work]
Makker: What should we call you? I send your name to the coordinators.
> Yusuf
Makker: Thank you, Yusuf. I have asked the coordinators. They will write to you here.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.effects import AskForInvitation
from bot.domain.member import Role
from bot.flows import words
from bot.talk.own_words import Text
from bot.talk.phrase import Phrase, _
from bot.talk.questions import Choice
from bot.talk.talk import Talk


class Trouble(StrEnum):
    """Why the person has no invitation."""

    none = "none"
    used = "used"
    unknown = "unknown"


@dataclass(frozen=True)
class Facts:
    """What is known: what was wrong with the code, if there was one."""

    trouble: Trouble = Trouble.none


WHY = {
    Trouble.none: _("Makker is for people with an invitation from a coordinator."),
    Trouble.used: _("Somebody has already used this invitation. One invitation is for one person only."),
    Trouble.unknown: _("I do not know this invitation. Maybe a part of the link is missing, or the link is old."),
}
CHOICES: dict[str, Phrase] = {
    **{str(role): label for role, label in words.ROLES.items()},
    "no": _("No, thank you"),
}


def ask_for_invitation(talk: Talk, facts: Facts) -> None:
    """Why it did not work, and a way to ask."""
    talk.say(WHY[facts.trouble])
    prompt = _("Would you like to ask for an invitation? Tap what is right for you.")
    role = talk.ask(Choice("role", prompt, CHOICES))
    if role == "no":
        talk.say(_("That is all right. You are welcome to write to me again."))
        return
    prompt = _("What should we call you? I send your name to the coordinators.")
    name = talk.ask(Text("name", prompt, longest=60))
    talk.do(AskForInvitation(Role(role), name))
    talk.say(_("Thank you, {name}. I have asked the coordinators. They will write to you here.")(name=name))
