"""A coordinator writes to a member, who may answer.

Makker: 💬 A coordinator writes to you:
        When did you last meet?
        You can write or speak your answer here.
        [OK, thank you]
> Last Monday.
Makker: Thank you. I have sent it to the coordinators.
"""

from dataclasses import dataclass

from bot.domain.effects import AskCoordinator, Told
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import ChoiceOr
from bot.talk.talk import Talk

REPLIES = {"thanks": _("OK, thank you")}


@dataclass(frozen=True)
class Facts:
    """What the coordinator wrote."""

    text: str


def letter(talk: Talk, facts: Facts) -> None:
    """The words as written; the person answers in their own words, or only says that they have read them."""
    reply = talk.ask(ChoiceOr(REPLIES, Story("reply", _prompt(facts.text))))
    if isinstance(reply, Told):
        talk.do(AskCoordinator(reply))
        talk.say(_("Thank you. I have sent it to the coordinators."))


def _prompt(text: str) -> Phrase:
    return lines(
        _("💬 A coordinator writes to you:"),
        as_is(""),
        as_is(text),
        as_is(""),
        _("You can write or speak your answer here."),
    )
