"""What a calendar on a phone reads."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from bot.settings import LANGUAGES
from bot.talk.phrase import _, as_is
from bot.talk.reader import Reader
from bot.talk.talk import CalendarEntry
from bot.turn.calendar_file import calendar_file

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
STARTS = datetime(2027, 3, 28, 14, 0, tzinfo=COPENHAGEN)
"""The day on which summer time begins."""
ENTRY = CalendarEntry(
    uid="1@makker",
    title=_("Meeting with {partner}")(partner="Lars, the mentor; 🙂"),
    about=as_is("A line\nand another, with a comma"),
    place=as_is("Café “Ø”, first floor " * 5),
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=1),
)


def read(entry: CalendarEntry, language: str = "en") -> tuple[Calendar, Event]:
    text = calendar_file(entry, Reader(language, COPENHAGEN), NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "RFC 5545, 3.1"
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return calendar, event


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_reads_when_where_and_with_whom(language: str):
    calendar, event = read(ENTRY, language)
    assert (str(calendar["VERSION"]), str(calendar["METHOD"])) == ("2.0", "PUBLISH")
    start = event.decoded("DTSTART")
    assert (start, event.decoded("DTEND")) == (STARTS, STARTS + timedelta(hours=1))
    assert start.astimezone(COPENHAGEN).hour == 14
    assert "Lars, the mentor; 🙂" in str(event["SUMMARY"])
    assert "another, with a comma" in str(event["DESCRIPTION"])
    assert "Café “Ø”, first floor" in str(event["LOCATION"])
    assert "\u2068" not in str(event["SUMMARY"])


def test_an_alarm_goes_off_two_hours_before():
    _calendar, event = read(ENTRY)
    (alarm,) = event.walk("VALARM")
    assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", -timedelta(hours=2))
    assert "Lars" in str(alarm["DESCRIPTION"])


def test_a_new_version_and_a_cancellation_are_the_same_event():
    _calendar, event = read(ENTRY)
    _calendar, moved = read(replace(ENTRY, sequence=1, starts_at=STARTS + timedelta(days=1)))
    calendar, cancelled = read(replace(ENTRY, sequence=2, cancelled=True))
    assert {str(it["UID"]) for it in (event, moved, cancelled)} == {"1@makker"}
    assert [it.decoded("SEQUENCE") for it in (event, moved, cancelled)] == [0, 1, 2]
    assert [str(it["STATUS"]) for it in (event, moved, cancelled)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert str(calendar["METHOD"]) == "CANCEL"
    assert not cancelled.walk("VALARM"), "nobody is woken for a meeting that is cancelled"


def test_no_persons_address_is_in_the_file():
    _calendar, event = read(ENTRY)
    assert str(event["ORGANIZER"]).endswith(".invalid")
    assert "ATTENDEE" not in event
