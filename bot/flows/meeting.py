"""Planning to meet: one side proposes, the other answers; both may move or cancel what is agreed.

What became of a proposal or an answer is told by `proposal_news` and `meeting_news`: only the turn
that writes it down knows.

Makker: Which day is good for you?
> [27]
Makker: What time?
> [In the afternoon]
Makker: What time?
> [14:00]
Makker: Where? Tap a button or write the place.
> [At a library]
Makker: Shall I send this to Lars?
        📅 Friday 27 November at 14:00
        📍 At a library
> [Send]
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.effects import AnswerMeeting, CancelMeeting, ProposeMeeting
from bot.flows import words
from bot.flows.appointment import Planning, choose_appointment
from bot.talk.own_words import Text
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice
from bot.talk.talk import Talk


def propose_meeting(talk: Talk, facts: Planning) -> None:
    """Day, time and place for the other side to answer."""
    chosen = choose_appointment(talk, facts)
    talk.do(ProposeMeeting(facts.pair, chosen.starts_at, chosen.place))


@dataclass(frozen=True, kw_only=True)
class MeetingFacts(Planning):
    """One meeting, seen from one side."""

    meeting: int
    starts_at: datetime
    place: str
    was: datetime | None = None
    """For a proposal to move a meeting: when that is to take place now."""
    was_place: str = ""


ANSWERS = {"yes": _("Yes, I can"), "another": _("Another time"), "no": _("I cannot")}


def answer_proposal(talk: Talk, facts: MeetingFacts) -> None:
    """Yes, another time, or no.

    Makker: Lars would like to meet you.
            📅 Friday 27 November at 14:00
            📍 At a library
            Can you come?
            [Yes, I can] [Another time] [I cannot]
    > [I cannot]
    """
    match talk.ask(Choice("answer", _proposal(facts), ANSWERS)):
        case "another":
            chosen = choose_appointment(talk, facts)
            talk.do(ProposeMeeting(facts.pair, chosen.starts_at, chosen.place, instead_of=facts.meeting))
        case answer:
            talk.do(AnswerMeeting(facts.meeting, can_come=answer == "yes"))


def _proposal(facts: MeetingFacts) -> Phrase:
    would_like = _("{partner} would like to meet you.")
    now: tuple[Phrase, ...] = ()
    if facts.was:
        would_like = _("{partner} would like to move your meeting to another time.")
        now = (_("Until now:"), words.meeting(facts.was, facts.was_place), as_is(""), _("New time:"))
    return lines(
        would_like(partner=facts.partner),
        as_is(""),
        *now,
        words.meeting(facts.starts_at, facts.place),
        as_is(""),
        _("Can you come?"),
    )


def move_meeting(talk: Talk, facts: MeetingFacts) -> None:
    """Another time for an agreed meeting. The old one stands until the other side says yes.

    Makker: Let us find a new time for your meeting with Lars. Until Lars says yes, this time stands:
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: Which day is good for you?
    > [30]
    Makker: What time?
    > 10:30
    Makker: Where? Tap a button or write the place.
    > [At a library]
    Makker: Shall I send this to Lars?
            📅 Monday 30 November at 10:30
            📍 At a library
    > [Send]
    """
    stands = _("Let us find a new time for your meeting with {partner}. Until {partner} says yes, this time stands:")
    talk.say(lines(stands(partner=facts.partner), as_is(""), words.meeting(facts.starts_at, facts.place)))
    chosen = choose_appointment(talk, facts)
    talk.do(ProposeMeeting(facts.pair, chosen.starts_at, chosen.place, moves=facts.meeting))


CANCEL = {
    "yes": _("Yes, cancel it"),
    "word": _("Yes, and write a word to {partner}"),
    "no": _("No, keep it"),
}


def cancel_meeting(talk: Talk, facts: MeetingFacts) -> None:
    """Cancel a meeting or take a proposal back. No reason is asked for.

    Makker: Shall I cancel this meeting with Lars? You need not say why.
            📅 Friday 27 November at 14:00
            📍 At a library
            [Yes, cancel it] [Yes, and write a word to Lars] [No, keep it]
    > [Yes, and write a word to Lars]
    Makker: What would you like to say to Lars? I cancel the meeting when you have written it.
    > I have a cold. Sorry!
    """
    asks = _("Shall I cancel this meeting with {partner}? You need not say why.")(partner=facts.partner)
    question = lines(asks, as_is(""), words.meeting(facts.starts_at, facts.place))
    buttons = {option: label(partner=facts.partner) for option, label in CANCEL.items()}
    match talk.ask(Choice("cancel", question, buttons)):
        case "yes":
            talk.do(CancelMeeting(facts.meeting))
        case "word":
            what = _("What would you like to say to {partner}? I cancel the meeting when you have written it.")
            word = talk.ask(Text("word", what(partner=facts.partner)))
            talk.do(CancelMeeting(facts.meeting, word))
        case _:
            talk.say(_("All right. Nothing has changed."))
