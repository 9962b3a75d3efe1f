"""A coordinator writes to a member, who may answer.

Makker: 💬 From a coordinator: When did you last meet?
> [Answer]
Makker: Write or speak your answer. I send it to the coordinators.
> Last Monday.
Makker: Thank you. I have sent it.
"""

from dataclasses import dataclass

from bot.domain.effects import AskCoordinator
from bot.talk.phrase import _
from bot.talk.questions import Choice, Story
from bot.talk.talk import Talk

REPLIES = {"answer": _("Answer"), "thanks": _("OK, thank you")}


@dataclass(frozen=True)
class Facts:
    """What the coordinator wrote."""

    text: str


def letter(talk: Talk, facts: Facts) -> None:
    """The words as written; an answer if the person wants to give one."""
    reply = talk.ask(Choice("reply", _("💬 From a coordinator: {text}")(text=facts.text), REPLIES, columns=2))
    if reply == "answer":
        told = talk.ask(Story("answer", _("Write or speak your answer. I send it to the coordinators.")))
        talk.do(AskCoordinator(told))
        talk.say(_("Thank you. I have sent it."))
