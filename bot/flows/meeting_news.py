"""What a member is told about a meeting, and that asks nothing.

Makker: ✅ You have a meeting with Lars.
        📅 Friday 27 November at 14:00
        📍 At a library
Makker: I remind you the day before and two hours before.
"""

from bot.domain.opening import Kind
from bot.flows import words
from bot.flows.meeting_told import ANOTHER_DAY, Meeting, pass_on, told
from bot.talk.phrase import _
from bot.talk.talk import CalendarEntry, Talk

OPEN_THE_FILE = _("Open the file: it changes the time in your calendar.")
TAKE_IT_OUT = _("Open the file: it takes the meeting out of your calendar.")


def meeting_agreed(talk: Talk, facts: Meeting) -> None:
    """A confirmation for both, with an entry for the calendar."""
    if facts.moves:
        talk.say(told(_("✅ Your meeting with {partner} has a new time."), facts))
        talk.say(OPEN_THE_FILE)
    else:
        talk.say(told(_("✅ You have a meeting with {partner}."), facts))
    talk.say(_("I remind you the day before and two hours before."))
    talk.hand_over(_entry(facts))


def meeting_cancelled(talk: Talk, facts: Meeting) -> None:
    """The other side cannot come after all.

    Makker: Lars has cancelled your meeting.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: Lars writes: I have a cold. Sorry!
    Makker: You can propose another day when you like.
    Makker: Open the file: it takes the meeting out of your calendar.
    """
    talk.say(told(_("{partner} has cancelled your meeting."), facts))
    pass_on(talk, facts)
    talk.say(ANOTHER_DAY)
    talk.say(TAKE_IT_OUT)
    talk.hand_over(_entry(facts, cancelled=True))


def cancelling_told(talk: Talk, facts: Meeting) -> None:
    """The person has cancelled, and the other side has heard it.

    Makker: I have cancelled your meeting, and I tell Lars.
            📅 Friday 27 November at 14:00
            📍 At a library
    Makker: You can propose another day when you like.
    Makker: Open the file: it takes the meeting out of your calendar.
    """
    talk.say(told(_("I have cancelled your meeting, and I tell {partner}."), facts))
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
    talk.say(told(_("Your meeting with {partner} does not take place."), facts))
    talk.say(TAKE_IT_OUT)
    talk.hand_over(_entry(facts, cancelled=True))


def meeting_tomorrow(talk: Talk, facts: Meeting) -> None:
    """The day before.

    Makker: 🔔 You meet Lars tomorrow.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(told(_("🔔 You meet {partner} tomorrow."), facts))


def meeting_soon(talk: Talk, facts: Meeting) -> None:
    """Two hours before.

    Makker: 🔔 You meet Lars today.
            📅 Friday 27 November at 14:00
            📍 At a library
    """
    talk.say(told(_("🔔 You meet {partner} today."), facts))


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


def _entry(facts: Meeting, *, cancelled: bool = False) -> CalendarEntry:
    about = _("Your meeting with {partner}. To move or cancel it, write /meetings to me in Telegram.")
    return CalendarEntry(
        uid=facts.uid,
        title=_("Meeting with {partner}")(partner=facts.partner),
        about=about(partner=facts.partner),
        place=words.place(facts.place),
        starts_at=facts.starts_at,
        ends_at=facts.starts_at + facts.length,
        sequence=facts.sequence,
        cancelled=cancelled,
    )


ABOUT_A_MEETING = {
    meeting_agreed: Kind.news,
    meeting_cancelled: Kind.meeting,
    cancelling_told: Kind.news,
    meeting_called_off: Kind.meeting,
    meeting_tomorrow: Kind.meeting,
    meeting_soon: Kind.meeting,
    meeting_logged: Kind.news,
    attendance_noted: Kind.news,
}
"""What is told, and of which kind it is."""
