"""Meetings: one side proposes, the other answers, both are asked afterwards.

Makker: Which day is good for you?
> [Fri 27 Nov]
Makker: What time?
> [14:00]
Makker: Where? Tap a button or write the place.
> [At a library]
Makker: Shall I send this to Lars?
        📅 Friday 27 November at 14:00
        📍 At a library
> [Send]
Makker: I have asked Lars. I write to you as soon as there is an answer.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.effects import AnswerMeeting, ProposeMeeting, RecordAttendance
from bot.flows import words
from bot.flows.appointment import choose_appointment
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice, Maybe
from bot.talk.talk import Talk

ASKED = _("I have asked {partner}. I write to you as soon as there is an answer.")


@dataclass(frozen=True)
class ProposalFacts:
    """Whom to propose a meeting to."""

    pair: int
    partner: str
    zone: str


def propose_meeting(talk: Talk, facts: ProposalFacts) -> None:
    """Day, time and place for the other side to answer."""
    chosen = choose_appointment(talk, facts.partner, ZoneInfo(facts.zone))
    talk.do(ProposeMeeting(facts.pair, chosen.starts_at, chosen.place))
    talk.say(ASKED(partner=facts.partner))


@dataclass(frozen=True)
class MeetingFacts:
    """One meeting, seen from one side."""

    meeting: int
    pair: int
    partner: str
    starts_at: datetime
    place: str
    zone: str


ANSWERS = {"yes": _("Yes, I can"), "another": _("Another time"), "no": _("I cannot")}


def answer_proposal(talk: Talk, facts: MeetingFacts) -> None:
    """Yes, another time, or no.

    Makker: Lars would like to meet you.
            📅 Friday 27 November at 14:00
            📍 At a library
            Can you come?
            [Yes, I can] [Another time] [I cannot]
    > [I cannot]
    Makker: That is all right. I tell Lars. You can propose a new day when you like.
    """
    match talk.ask(Choice("answer", _proposal(facts), ANSWERS)):
        case "another":
            chosen = choose_appointment(talk, facts.partner, ZoneInfo(facts.zone))
            talk.do(ProposeMeeting(facts.pair, chosen.starts_at, chosen.place, instead_of=facts.meeting))
            talk.say(ASKED(partner=facts.partner))
        case "yes" if facts.starts_at <= talk.now:
            talk.say(_("That time has already passed. You can propose a new day when you like."))
        case "yes":
            talk.do(AnswerMeeting(facts.meeting, can_come=True))
        case _:
            talk.do(AnswerMeeting(facts.meeting, can_come=False))
            no = _("That is all right. I tell {partner}. You can propose a new day when you like.")
            talk.say(no(partner=facts.partner))


def _proposal(facts: MeetingFacts) -> Phrase:
    return lines(
        _("{partner} would like to meet you.")(partner=facts.partner),
        as_is(""),
        words.meeting(facts.starts_at, facts.place),
        as_is(""),
        _("Can you come?"),
    )


MET = {"yes": _("Yes, we met"), "no": _("No, we did not meet")}


def did_you_meet(talk: Talk, facts: MeetingFacts) -> None:
    """Each side is asked on its own, and both answers are kept.

    Makker: Did you meet Lars? You agreed to meet:
            📅 Friday 27 November at 14:00
            📍 At a library
            [Yes, we met] [No, we did not meet]
    > [Yes, we met]
    Makker: How was it? A few words are enough. You can write or speak.
    > He read my CV with me.
    Makker: Thank you. Only the coordinators can read what you wrote.
    """
    agreed = words.meeting(facts.starts_at, facts.place)
    question = _("Did you meet {partner}? You agreed to meet:")(partner=facts.partner)
    met = talk.ask(Choice("met", lines(question, agreed), MET))
    talk.do(RecordAttendance(facts.meeting, took_place=met == "yes"))
    talk.commit("met")
    if met == "yes":
        told = talk.ask(Maybe(Story("how", _("How was it? A few words are enough. You can write or speak."))))
    else:
        talk.say(_("That can happen. Thank you for telling me."))
        told = talk.ask(Maybe(Story("why", _("What happened? A few words are enough. You can write or speak."))))
    talk.say(_("Thank you. Only the coordinators can read what you wrote.") if told else _("Thank you."))
    if met == "no":
        talk.say(_("Would you like to meet on another day? You can propose a new day."))
