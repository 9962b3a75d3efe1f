"""What a member is told about a meeting that is proposed, and that asks nothing.

Makker: I pass this on to Lars. I write to you as soon as there is an answer.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.meeting import MeetingState
from bot.domain.opening import Kind
from bot.flows import words
from bot.flows.meeting_told import ANOTHER_DAY, OLD_TIME_STANDS, Meeting, pass_on, told
from bot.talk.phrase import _, as_is, lines
from bot.talk.talk import Talk


def meeting_asked(talk: Talk, facts: Meeting) -> None:
    """The other side is asked, as soon as they are awake and free.

    Makker: I pass this on to Lars. I write to you as soon as there is an answer.
    """
    talk.say(_("I pass this on to {partner}. I write to you as soon as there is an answer.")(partner=facts.partner))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def meeting_refused(talk: Talk, facts: Meeting) -> None:
    """The other side cannot.

    Makker: Lars cannot meet you at this time.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: You can propose another day when you like.
    """
    talk.say(told(_("{partner} cannot meet you at this time."), facts))
    talk.say(OLD_TIME_STANDS if facts.moves else ANOTHER_DAY)


def refusal_told(talk: Talk, facts: Meeting) -> None:
    """The person cannot, and the other side has heard it.

    Makker: That is all right. I tell Lars. You can propose a new day when you like.
    """
    no = _("That is all right. I tell {partner}. You can propose a new day when you like.")
    talk.say(no(partner=facts.partner))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def proposal_withdrawn(talk: Talk, facts: Meeting) -> None:
    """The other side took a proposal back.

    Makker: Lars has taken this proposal back. You need not answer it.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(told(_("{partner} has taken this proposal back. You need not answer it."), facts))
    pass_on(talk, facts)
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def withdrawal_told(talk: Talk, facts: Meeting) -> None:
    """The person took a proposal back.

    Makker: I have taken your proposal back, and I tell Lars.
    """
    talk.say(_("I have taken your proposal back, and I tell {partner}.")(partner=facts.partner))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def proposal_unanswered(talk: Talk, facts: Meeting) -> None:
    """Nobody answered the proposal.

    Makker: Lars has not answered your proposal yet.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: You can propose another day when you like.
    """
    talk.say(told(_("{partner} has not answered your proposal yet."), facts))
    talk.say(OLD_TIME_STANDS if facts.moves else ANOTHER_DAY)


def time_taken(talk: Talk, facts: Meeting) -> None:
    """One of the two has agreed on another meeting at the same time, with whomever.

    Makker: You or Lars now have another meeting at this time. Please choose another time.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(told(_("You or {partner} now have another meeting at this time. Please choose another time."), facts))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


@dataclass(frozen=True)
class Late:
    """A meeting that is no longer what the person answered to."""

    partner: str
    starts_at: datetime
    place: str
    state: MeetingState


SINCE = {
    MeetingState.agreed: _("You two have already agreed on this."),
    MeetingState.replaced: _("There is a newer proposal."),
    MeetingState.withdrawn: _("This proposal was taken back."),
    MeetingState.refused: _("This proposal has already been answered with no."),
    MeetingState.unanswered: _("This time has already passed."),
    MeetingState.moved: _("This meeting has a new time."),
    MeetingState.cancelled: _("This meeting is cancelled."),
}
OVER = _("You have both told me about this meeting.")


def too_late(talk: Talk, facts: Late) -> None:
    """Something changed before the answer came.

    Makker: That came a little too late. This meeting is cancelled.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: Nothing has changed. /meetings shows all your meetings.
    """
    late = _("That came a little too late. {why}")(why=SINCE.get(facts.state, OVER))
    talk.say(lines(late, as_is(""), words.meeting(facts.starts_at, facts.place)))
    talk.say(_("Nothing has changed. /meetings shows all your meetings."))


ABOUT_A_PROPOSAL = {
    **dict.fromkeys(
        (meeting_asked, meeting_refused, refusal_told, proposal_withdrawn, withdrawal_told, time_taken), Kind.news
    ),
    proposal_unanswered: Kind.unprompted,
}
"""What is told, and of which kind it is."""
