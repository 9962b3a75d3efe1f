"""A meeting as a file for somebody's calendar: iCalendar (RFC 5545), published and cancelled as RFC 5546 says.

The times are in UTC, which every calendar shows at the right hour on both sides of a clock change. The same
meeting keeps its UID; a later version has a higher SEQUENCE and replaces the earlier one.
"""

from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress

from bot.talk.direction import FIRST_STRONG_ISOLATE, POP_ISOLATE
from bot.talk.phrase import Phrase
from bot.talk.reader import Reader
from bot.talk.talk import CalendarEntry

REMIND_BEFORE = timedelta(hours=2)
ISOLATES = dict.fromkeys(map(ord, (FIRST_STRONG_ISOLATE, POP_ISOLATE)))
NOBODYS_ADDRESS = "mailto:makker@makker.invalid"
"""An organizer is required (RFC 5546), and must not be a person: answers go through Makker, not by mail."""


def calendar_file(entry: CalendarEntry, to: Reader, now: datetime) -> str:
    """The text of an .ics file with one event, and a reminder in it unless the meeting is cancelled."""
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Makker//makker//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    organizer = vCalAddress(NOBODYS_ADDRESS)
    organizer.params["cn"] = "Makker"
    for name, value in {
        "uid": entry.uid,
        "sequence": entry.sequence,
        "status": "CANCELLED" if entry.cancelled else "CONFIRMED",
        "dtstamp": now.astimezone(UTC),
        "dtstart": entry.starts_at.astimezone(UTC),
        "dtend": entry.ends_at.astimezone(UTC),
        "organizer": organizer,
        "summary": _plain(to, entry.title),
        "description": _plain(to, entry.about),
        "location": _plain(to, entry.place),
    }.items():
        event.add(name, value)
    if not entry.cancelled:
        event.add_component(_alarm(_plain(to, entry.title)))
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -REMIND_BEFORE)
    return alarm


def _plain(to: Reader, phrase: Phrase) -> str:
    """Without the signs that keep directions apart: some calendars show them as boxes."""
    return to.say(phrase).translate(ISOLATES)
