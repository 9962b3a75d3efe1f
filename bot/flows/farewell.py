"""The end of a mentorship: a kind word, and a goodbye that a coordinator reads first.

Makker: 🏁 Your time with Lars in the programme ends today. Thank you for all that you did together!
Makker: You may stay in contact if both of you would like to. You do not have to.
Makker: Would you like to say goodbye to Lars? Write or speak a few words. A coordinator sees them first.
> Thank you for everything!
Makker: Thank you. When a coordinator has seen it, Lars gets it.
Makker: You find your certificate in the menu. You can also ask for a new partner there.
"""

from dataclasses import dataclass

from bot.domain.course import ClosingKind, SayGoodbye, WaitAgain
from bot.domain.effects import Told
from bot.domain.member import Role
from bot.flows import words
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice, Maybe
from bot.talk.talk import Talk

PLANNED = _("🏁 Your time with {partner} in the programme ends today. Thank you for all that you did together!")
CONTACT = _("You may stay in contact if both of you would like to. You do not have to.")
AS_YOU_WISHED = _("Your pair with {partner} has ended, as you wished. Thank you for the time that you gave.")
KIND_WORDS = _(
    "Your pair with {partner} has ended. This can happen, and it is not your fault. Thank you for your time."
)


@dataclass(frozen=True)
class Facts:
    """How it ended, for one side."""

    pair: int
    partner: str
    kind: ClosingKind
    left: bool = False
    """Whether it ended because this person wished it."""
    words: str = ""
    """The coordinator's own, in place of ours."""


def opening(facts: Facts) -> list[Phrase]:
    """What this side reads first; a coordinator has seen it."""
    if facts.kind is ClosingKind.planned:
        return [PLANNED(partner=facts.partner), CONTACT]
    if facts.left:
        return [AS_YOU_WISHED(partner=facts.partner)]
    return [as_is(facts.words)] if facts.words else [KIND_WORDS(partner=facts.partner)]


def farewell(talk: Talk, facts: Facts) -> None:
    """A word, and room for one."""
    for phrase in opening(facts):
        talk.say(phrase)
    prompt = _("Would you like to say goodbye to {partner}? Write or speak a few words. A coordinator sees them first.")
    told = talk.ask(Maybe(Story("goodbye", prompt(partner=facts.partner))))
    if told:
        talk.do(SayGoodbye(facts.pair, told))
        talk.say(_("Thank you. When a coordinator has seen it, {partner} gets it.")(partner=facts.partner))
    talk.say(_("You find your certificate in the menu. You can also ask for a new partner there."))


@dataclass(frozen=True)
class Goodbye:
    """The other side's words, passed on."""

    partner: str
    text: str = ""
    voice: str = ""


def goodbye(talk: Talk, facts: Goodbye) -> None:
    """The words as they were written or spoken.

    Makker: 💐 Lars says goodbye to you:
            Good luck with the new job!
    """
    if facts.voice:
        talk.play(facts.voice)
    said = [as_is(""), as_is(facts.text)] if facts.text else []
    talk.say(lines(_("💐 {partner} says goodbye to you:")(partner=facts.partner), *said))


@dataclass(frozen=True)
class OtherWords:
    """A coordinator asks for other words."""

    pair: int
    partner: str
    goodbye: int
    why: str


def goodbye_again(talk: Talk, facts: OtherWords) -> None:
    """The same goodbye in other words, or none.

    Makker: A coordinator has read your goodbye to Lars, and asks you for other words:
            Please leave out the telephone number.
            Would you like to write or speak it again? You can also skip this.
    > Good luck!
    Makker: Thank you. When a coordinator has seen it, Lars gets it.
    """
    asks = _("A coordinator has read your goodbye to {partner}, and asks you for other words:")
    again = _("Would you like to write or speak it again? You can also skip this.")
    prompt = lines(asks(partner=facts.partner), as_is(""), as_is(facts.why), as_is(""), again)
    told = talk.ask(Maybe(Story("goodbye", prompt)))
    if isinstance(told, Told):
        talk.do(SayGoodbye(facts.pair, told, instead_of=facts.goodbye))
        talk.say(_("Thank you. When a coordinator has seen it, {partner} gets it.")(partner=facts.partner))
    else:
        talk.say(_("All right. Nothing is sent."))


@dataclass(frozen=True)
class Person:
    """Who is asked."""

    role: Role


YES_NO = {"yes": _("Yes, please"), "no": _("Not now")}


def rematch(talk: Talk, facts: Person) -> None:
    """Somebody whose mentorship is over would like another one.

    Makker: Would you like a new mentor? The coordinators then look for somebody who fits.
            [Yes, please] [Not now]
    > [Yes, please]
    Makker: Good! The coordinators look for the right person. I write to you as soon as there is somebody.
    """
    _ask_for_another(talk, facts.role)


def _ask_for_another(talk: Talk, role: Role) -> None:
    is_mentee = role is Role.mentee
    mentor = _("Would you like a new mentor? The coordinators then look for somebody who fits.")
    mentee = _("Would you like a new mentee? The coordinators then look for somebody who fits.")
    if talk.ask(Choice("again", mentor if is_mentee else mentee, YES_NO)) == "no":
        talk.say(_("All right. You can ask again whenever you like."))
        return
    room = ""
    if not is_mentee:
        room = talk.ask(Choice("room", _("How many mentees can you meet in the same period?"), words.ROOM))
    talk.do(WaitAgain(room))
    talk.say(_("Good! The coordinators look for the right person. I write to you as soon as there is somebody."))


@dataclass(frozen=True)
class Alone:
    """Who is left behind, and whether they are in another pair."""

    role: Role
    others: bool = False


def partner_left(talk: Talk, facts: Alone) -> None:
    """The other side left and is forgotten; why is nobody's business, and the name is gone.

    Makker: Your partner has left the programme. It is nobody’s fault. Thank you for the time that you gave each other.
    Makker: The coordinators know about it. You can write to them with the Help button.
    Makker: Would you like a new mentor? The coordinators then look for somebody who fits.
            [Yes, please] [Not now]
    > [Yes, please]
    Makker: Good! The coordinators look for the right person. I write to you as soon as there is somebody.
    """
    left = _(
        "Your partner has left the programme. It is nobody’s fault. Thank you for the time that you gave each other."
    )
    talk.say(left)
    talk.say(_("The coordinators know about it. You can write to them with the Help button."))
    if not facts.others:
        _ask_for_another(talk, facts.role)
