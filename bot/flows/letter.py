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
from bot.flows.words import IF_IN_DANGER
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import ChoiceOr
from bot.talk.talk import Talk

REPLIES = {"thanks": _("OK, thank you")}
SENT_ON = _("Thank you. I have sent it to the coordinators.")


@dataclass(frozen=True)
class Facts:
    """What the coordinator wrote or spoke."""

    text: str
    voice: str = ""
    by: str = ""
    """The coordinator's first name, where the programme shows it to members."""
    case: int = 0
    """The case that it belongs to; 0: none."""
    urgent: bool = False
    """Whether the person may be in danger."""


@dataclass(frozen=True)
class ThreadFacts:
    """Which case the member's words belong to; 0: none."""

    case: int = 0
    urgent: bool = False


@dataclass(frozen=True)
class NoFacts:
    """Nothing needs to be known."""


def letter(talk: Talk, facts: Facts) -> None:
    """The words as they are; the person answers in their own words, or only says that they have read them."""
    if facts.voice:
        talk.play(facts.voice)
    reply = talk.ask(ChoiceOr(REPLIES, Story("reply", _prompt(facts))))
    if isinstance(reply, Told):
        talk.do(AskCoordinator(reply, facts.case))
        _sent_on(talk, urgent=facts.urgent)


def _sent_on(talk: Talk, *, urgent: bool) -> None:
    """Nobody in danger should wait for an answer here."""
    talk.say(SENT_ON)
    if urgent:
        talk.say(IF_IN_DANGER)


def _prompt(facts: Facts) -> Phrase:
    if facts.voice:
        title = _("💬 {name}, a coordinator, speaks to you.") if facts.by else _("💬 A coordinator speaks to you.")
    else:
        title = _("💬 {name}, a coordinator, writes to you:") if facts.by else _("💬 A coordinator writes to you:")
    said = [as_is(""), as_is(facts.text), as_is("")] if facts.text else []
    return lines(title(name=facts.by), *said, _("You can write or speak your answer here."))


def write_again(talk: Talk, facts: ThreadFacts) -> None:
    """The person writes to the coordinators again, in the conversation that is open between them.

    Makker: What would you like to tell the coordinators? You can write or speak.
    > We met today. It went well.
    Makker: Thank you. I have sent it to the coordinators.
    """
    told = talk.ask(Story("words", _("What would you like to tell the coordinators? You can write or speak.")))
    talk.do(AskCoordinator(told, facts.case))
    _sent_on(talk, urgent=facts.urgent)


def thread_ended(talk: Talk, facts: NoFacts) -> None:
    """The coordinators are done with what they wrote about.

    Makker: 💬 The coordinators have ended this conversation with you.
    Makker: You can write to them again at any time. Press Help.
    """
    talk.say(_("💬 The coordinators have ended this conversation with you."))
    talk.say(_("You can write to them again at any time. Press Help."))
