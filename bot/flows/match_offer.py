"""A possible partner: yes, no, or ask first. Names come only after two yeses.

What comes of a yes, only the turn knows that writes it down: `yes_noted`, or the good news (`news.paired`).

Makker: We have found a possible mentor for you.
        Field of work: Nurse
        Could teach you: How to write a CV
        Would like to learn: Arabic cooking
        Speaks: Danish and English
        Lives in: Odense
        Best time to meet: In the evening
        Would you like to meet this person?
        [Yes, I would like to] [I want to ask first] [No, not this time]
> [I want to ask first]
Makker: What would you like to know? You can write or speak.
> Is it a woman?
Makker: Thank you for asking. A coordinator will answer you here.
Makker: When you have your answer: would you like to meet this person?
        [Yes, I would like to] [No, not this time]
> [Yes, I would like to]
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.effects import AnswerOffer, AskCoordinator, Told
from bot.domain.member import Role
from bot.domain.pair import OfferAnswer
from bot.flows import words
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice
from bot.talk.talk import Talk

ANSWERS = {
    "yes": _("Yes, I would like to"),
    "ask": _("I want to ask first"),
    "no": _("No, not this time"),
}
AFTER_ASKING = {key: ANSWERS[key] for key in ("yes", "no")}


@dataclass(frozen=True)
class Facts:
    """The other person's portrait, without a name. What they skipped is left out."""

    pair: int
    role: Role
    """The role of the person who is asked."""
    languages: str
    work: Told | None = None
    goal: Told | None = None
    town: str | None = None
    times: str | None = None
    teach: Told | None = None
    learn: Told | None = None


def match_offer(talk: Talk, facts: Facts) -> None:
    """A portrait, and a free choice."""
    answer = talk.ask(Choice("answer", portrait(facts), ANSWERS))
    if answer == "ask":
        asked = talk.ask(Story("question", _("What would you like to know? You can write or speak.")))
        talk.do(AskCoordinator(asked))
        talk.commit("asked")
        talk.say(_("Thank you for asking. A coordinator will answer you here."))
        prompt = _("When you have your answer: would you like to meet this person?")
        answer = talk.ask(Choice("answer_after", prompt, AFTER_ASKING))
    talk.do(AnswerOffer(facts.pair, OfferAnswer(answer)))
    if answer == "no":
        talk.say(_("That is all right. You do not need a reason. The coordinators will look for somebody else."))


@dataclass(frozen=True)
class NoFacts:
    """Nothing needs to be known."""


def yes_noted(talk: Talk, facts: NoFacts) -> None:
    """One has said yes; the other has not answered yet.

    Makker: Thank you. When you have both said yes, I tell each of you the other’s name.
    """
    talk.say(_("Thank you. When you have both said yes, I tell each of you the other’s name."))


ABOUT_A_MENTOR = {
    "work": _("Field of work: {it}"),
    "teach": _("Could teach you: {it}"),
    "learn": _("Would like to learn: {it}"),
}
ABOUT_A_MENTEE = {
    "work": _("Has worked with: {it}"),
    "goal": _("Would like to work with: {it}"),
    "teach": _("Could teach you: {it}"),
}


def portrait(facts: Facts) -> Phrase:
    """What one side may know about the other before both have said yes; a voice would give the person away."""
    to_mentee = facts.role is Role.mentee
    told = ABOUT_A_MENTOR if to_mentee else ABOUT_A_MENTEE
    return lines(
        _("We have found a possible mentor for you.") if to_mentee else _("We have found a possible mentee for you."),
        as_is(""),
        *(label(it=answer.text) for key, label in told.items() if (answer := getattr(facts, key)) and answer.text),
        *_everyday(facts),
        as_is(""),
        _("Would you like to meet this person?"),
    )


def _everyday(facts: Facts) -> Iterator[Phrase]:
    yield _("Speaks: {it}")(it=facts.languages)
    if facts.town:
        yield _("Lives in: {it}")(it=facts.town)
    if facts.times:
        yield _("Best time to meet: {it}")(it=words.TIMES.get(facts.times, as_is(facts.times)))
