"""A possible partner: yes, no, or ask first. Names come only after two yeses.

Makker: We have found a possible mentor for you. …
> [Yes, I would like to]
Makker: Thank you. I write to you as soon as the other person has answered too.
"""

from dataclasses import dataclass

from bot.domain.effects import AnswerOffer, AskCoordinator, Told
from bot.domain.member import Role
from bot.domain.pair import OfferAnswer
from bot.flows import words
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice, Story
from bot.talk.talk import Talk

ANSWERS = {
    "yes": _("Yes, I would like to"),
    "ask": _("I want to ask first"),
    "no": _("No, not this time"),
}
AFTER_ASKING = {key: ANSWERS[key] for key in ("yes", "no")}


@dataclass(frozen=True)
class Facts:
    """The other person's portrait, without a name."""

    pair: int
    role: Role
    """The role of the person who is asked."""
    languages: str
    work: Told
    goal: Told
    town: str
    times: str
    teach: Told


def match_offer(talk: Talk, facts: Facts) -> None:
    """A portrait, and a free choice."""
    answer = talk.ask(Choice("answer", portrait(facts), ANSWERS))
    if answer == "ask":
        asked = talk.ask(Story("question", _("What would you like to know? You can write or speak.")))
        talk.do(AskCoordinator(asked))
        talk.commit("asked")
        talk.say(_("Thank you for asking. A coordinator will answer you here."))
        answer = talk.ask(
            Choice(
                "answer_after",
                _("When you have your answer: would you like to meet this person?"),
                AFTER_ASKING,
            )
        )
    talk.do(AnswerOffer(facts.pair, OfferAnswer(answer)))
    if answer == "yes":
        talk.say(_("Thank you. I write to you as soon as the other person has answered too."))
    else:
        talk.say(_("That is all right. You need no reason. The coordinators will look for somebody else."))


def portrait(facts: Facts) -> Phrase:
    """What one side may know about the other before both have said yes."""
    to_mentee = facts.role is Role.mentee
    return lines(
        _("We have found a possible mentor for you.") if to_mentee else _("We have found a possible mentee for you."),
        as_is(""),
        _("Works with: {it}")(it=words.told(facts.work)) if to_mentee
        else _("Has worked with: {it}")(it=words.told(facts.work)),
        _("Would like to help with: {it}")(it=words.told(facts.goal)) if to_mentee
        else _("Would like to work with: {it}")(it=words.told(facts.goal)),
        _("Speaks: {it}")(it=facts.languages),
        _("Lives in: {it}")(it=facts.town),
        _("Can meet: {it}")(it=words.TIMES.get(facts.times, as_is(facts.times))),
        _("Would like to learn: {it}")(it=words.told(facts.teach)) if to_mentee
        else _("Could teach you: {it}")(it=words.told(facts.teach)),
        as_is(""),
        _("Would you like to meet this person?"),
    )  # fmt: skip
