"""Choosing a day, a time and a place by buttons: shared by proposing a meeting and answering a proposal.

Makker: Which day is good for you?
> [Fri 27 Nov]
Makker: What time?
> [14:00]
Makker: Where? Tap a button or write the place.
        [At a café] [At a library] [At the mentor’s work] [Online] [By phone]
> The canteen at Bella Center
Makker: Shall I send this to Lars?
        📅 Friday 27 November at 14:00
        📍 The canteen at Bella Center
        [✅ Send] [✏️ Day] [✏️ Time] [✏️ Place]
> [Time]
Makker: What time?
> [15:30]
Makker: Shall I send this to Lars?
        📅 Friday 27 November at 15:30
        📍 The canteen at Bella Center
> [Send]
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.flows import words
from bot.talk.own_words import Text
from bot.talk.phrase import Phrase, ShortDay, _, as_is, lines
from bot.talk.questions import Choice, ChoiceOr, Review
from bot.talk.talk import Talk

DAYS_AHEAD = 14
FIRST_START, LAST_START, EVERY = time(9), time(19, 30), timedelta(minutes=30)
NOT_SOONER_THAN = timedelta(hours=1)
CHANGES = {"day": _("✏️ Day"), "time": _("✏️ Time"), "place": _("✏️ Place")}


@dataclass(frozen=True)
class Appointment:
    """A moment and a place."""

    starts_at: datetime
    place: str


def choose_appointment(talk: Talk, partner: str, zone: ZoneInfo) -> Appointment:
    """Day, time, place, and a last look; nothing in the past is offered."""
    days = {str(day): as_is(ShortDay(day)) for day in _days(talk.now, zone)}
    day = talk.ask(Choice("day", _("Which day is good for you?"), days, columns=2))
    starts = {f"{start:%H:%M}": as_is(start.time()) for start in _starts(day, talk.now, zone)}
    clock = talk.ask(Choice("time", _("What time?"), starts, columns=4))
    place = talk.ask(
        ChoiceOr(words.PLACES, Text("place", _("Where? Tap a button or write the place."), longest=100), columns=2)
    )
    starts_at = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), zone)
    talk.ask(Review("review", _summary(partner, starts_at, place), _("✅ Send"), CHANGES))
    return Appointment(starts_at, place)


def _summary(partner: str, starts_at: datetime, place: str) -> Phrase:
    return lines(_("Shall I send this to {partner}?")(partner=partner), as_is(""), words.meeting(starts_at, place))


def _days(now: datetime, zone: ZoneInfo) -> list[date]:
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    return [day for day in days if _starts(str(day), now, zone)]


def _starts(day: str, now: datetime, zone: ZoneInfo) -> list[datetime]:
    start = datetime.combine(date.fromisoformat(day), FIRST_START, zone)
    starts = []
    while start.time() <= LAST_START:
        starts.append(start)
        start += EVERY
    return [start for start in starts if start >= now + NOT_SOONER_THAN]
