"""What a member is told about a meeting, and that asks nothing.

Makker: ✅ You have a meeting with Lars.
        📅 Friday 27 November at 14:00
        📍 At a library
Makker: I remind you the day before and two hours before.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.meeting import LENGTH, MeetingState
from bot.flows import words
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.talk import CalendarEntry, Talk


@dataclass(frozen=True)
class Meeting:
    """A meeting, seen from one side."""

    partner: str
    starts_at: datetime
    place: str
    uid: str = ""
    sequence: int = 0
    moves: bool = False
    """Whether it is a new time for a meeting that was agreed before."""
    word: str = ""
    """The other side's own words."""


ANOTHER_DAY = _("You can propose another day when you like.")
OLD_TIME_STANDS = _("Your meeting stands as you agreed before.")
OPEN_THE_FILE = _("Open the file: it changes the time in your calendar.")
TAKE_IT_OUT = _("Open the file: it takes the meeting out of your calendar.")


def meeting_asked(talk: Talk, facts: Meeting) -> None:
    """The other side is asked.

    Makker: I have asked Lars. I write to you as soon as there is an answer.
    """
    talk.say(_("I have asked {partner}. I write to you as soon as there is an answer.")(partner=facts.partner))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def meeting_agreed(talk: Talk, facts: Meeting) -> None:
    """A confirmation for both, with an entry for the calendar."""
    if facts.moves:
        talk.say(_told(_("✅ Your meeting with {partner} has a new time."), facts))
        talk.say(OPEN_THE_FILE)
    else:
        talk.say(_told(_("✅ You have a meeting with {partner}."), facts))
    talk.say(_("I remind you the day before and two hours before."))
    talk.hand_over(_entry(facts))


def meeting_refused(talk: Talk, facts: Meeting) -> None:
    """The other side cannot.

    Makker: Lars cannot meet you at this time.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: You can propose another day when you like.
    """
    talk.say(_told(_("{partner} cannot meet you at this time."), facts))
    talk.say(OLD_TIME_STANDS if facts.moves else ANOTHER_DAY)


def refusal_told(talk: Talk, facts: Meeting) -> None:
    """The person cannot, and the other side has heard it.

    Makker: That is all right. I tell Lars. You can propose a new day when you like.
    """
    no = _("That is all right. I tell {partner}. You can propose a new day when you like.")
    talk.say(no(partner=facts.partner))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def meeting_cancelled(talk: Talk, facts: Meeting) -> None:
    """The other side cannot come after all.

    Makker: Lars has cancelled your meeting.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: Lars writes: I have a cold. Sorry!
    Makker: You can propose another day when you like.
    Makker: Open the file: it takes the meeting out of your calendar.
    """
    talk.say(_told(_("{partner} has cancelled your meeting."), facts))
    _pass_on(talk, facts)
    talk.say(ANOTHER_DAY)
    talk.say(TAKE_IT_OUT)
    talk.hand_over(_entry(facts, cancelled=True))


def cancelling_told(talk: Talk, facts: Meeting) -> None:
    """The person has cancelled, and the other side has heard it.

    Makker: I have cancelled your meeting and told Lars.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: You can propose another day when you like.
    Makker: Open the file: it takes the meeting out of your calendar.
    """
    talk.say(_told(_("I have cancelled your meeting and told {partner}."), facts))
    talk.say(ANOTHER_DAY)
    talk.say(TAKE_IT_OUT)
    talk.hand_over(_entry(facts, cancelled=True))


def meeting_called_off(talk: Talk, facts: Meeting) -> None:
    """The pair rests, or has ended: the meeting goes from both calendars.

    Makker: Your meeting with Lars does not take place.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: Open the file: it takes the meeting out of your calendar.
    """
    talk.say(_told(_("Your meeting with {partner} does not take place."), facts))
    talk.say(TAKE_IT_OUT)
    talk.hand_over(_entry(facts, cancelled=True))


def proposal_withdrawn(talk: Talk, facts: Meeting) -> None:
    """The other side took a proposal back.

    Makker: Lars has taken this proposal back. You need not answer it.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(_told(_("{partner} has taken this proposal back. You need not answer it."), facts))
    _pass_on(talk, facts)
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def withdrawal_told(talk: Talk, facts: Meeting) -> None:
    """The person took a proposal back.

    Makker: I have taken your proposal back and told Lars.
    """
    talk.say(_("I have taken your proposal back and told {partner}.")(partner=facts.partner))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def meeting_tomorrow(talk: Talk, facts: Meeting) -> None:
    """The day before.

    Makker: 🔔 You meet Lars tomorrow.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(_told(_("🔔 You meet {partner} tomorrow."), facts))


def meeting_soon(talk: Talk, facts: Meeting) -> None:
    """Two hours before.

    Makker: 🔔 You meet Lars today.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(_told(_("🔔 You meet {partner} today."), facts))


def proposal_unanswered(talk: Talk, facts: Meeting) -> None:
    """Nobody answered the proposal.

    Makker: Lars has not answered your proposal yet.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: You can propose another day when you like.
    """
    talk.say(_told(_("{partner} has not answered your proposal yet."), facts))
    talk.say(OLD_TIME_STANDS if facts.moves else ANOTHER_DAY)


def meeting_logged(talk: Talk, facts: Meeting) -> None:
    """What the person told of a meeting is written down.

    Makker: Thank you. I have written it down, and I ask Lars too.
    """
    talk.say(_("Thank you. I have written it down, and I ask {partner} too.")(partner=facts.partner))


def attendance_noted(talk: Talk, facts: Meeting) -> None:
    """The person told of a meeting that was planned, or that the other side has told of.

    Makker: Thank you. I have written it down.
    """
    talk.say(_("Thank you. I have written it down."))


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


def time_taken(talk: Talk, facts: Meeting) -> None:
    """One of the two has agreed on another meeting at the same time, with whomever.

    Makker: You or Lars now have another meeting at this time. Please choose another time.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(_told(_("You or {partner} now have another meeting at this time. Please choose another time."), facts))
    if facts.moves:
        talk.say(OLD_TIME_STANDS)


def _pass_on(talk: Talk, facts: Meeting) -> None:
    if facts.word:
        talk.say(_("{partner} writes: {words}")(partner=facts.partner, words=facts.word))


def _told(news: Phrase, facts: Meeting) -> Phrase:
    return lines(news(partner=facts.partner), as_is(""), words.meeting(facts.starts_at, facts.place))


def _entry(facts: Meeting, *, cancelled: bool = False) -> CalendarEntry:
    about = _("Your meeting with {partner}. To move or cancel it, write /meetings to me in Telegram.")
    return CalendarEntry(
        uid=facts.uid,
        title=_("Meeting with {partner}")(partner=facts.partner),
        about=about(partner=facts.partner),
        place=words.place(facts.place),
        starts_at=facts.starts_at,
        ends_at=facts.starts_at + LENGTH,
        sequence=facts.sequence,
        cancelled=cancelled,
    )


ABOUT_A_MEETING = (
    meeting_asked,
    meeting_agreed,
    meeting_refused,
    refusal_told,
    meeting_cancelled,
    cancelling_told,
    meeting_called_off,
    proposal_withdrawn,
    withdrawal_told,
    meeting_tomorrow,
    meeting_soon,
    proposal_unanswered,
    meeting_logged,
    attendance_noted,
    time_taken,
)
