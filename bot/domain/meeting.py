"""A meeting of a pair: proposed, agreed, moved or cancelled, remembered, asked about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import EVENING, MORNING, at_local, awake


class MeetingState(StrEnum):
    """How far a meeting has come."""

    proposed = "proposed"
    replaced = "replaced"
    """A newer proposal stands in its place."""
    withdrawn = "withdrawn"
    """Whoever proposed it took it back, or what it was to move is cancelled."""
    refused = "refused"
    """The other side cannot."""
    unanswered = "unanswered"
    """Its time came before an answer."""
    agreed = "agreed"
    moved = "moved"
    """Both agreed on another time; the meeting goes on under that."""
    cancelled = "cancelled"
    """One side cannot come after all."""
    reported = "reported"
    """Nobody had planned it: one side says that they met, and the other is asked."""
    took_place = "took_place"
    did_not_take_place = "did_not_take_place"
    disputed = "disputed"
    """The two sides answer differently; both answers are kept."""


S = MeetingState
LEADS_TO: Mapping[MeetingState, frozenset[MeetingState]] = {
    S.proposed: frozenset({S.agreed, S.refused, S.replaced, S.withdrawn, S.unanswered}),
    S.agreed: frozenset({S.moved, S.cancelled, S.took_place, S.did_not_take_place, S.disputed}),
    S.reported: frozenset({S.took_place, S.disputed}),
}
"""What may become of a meeting. Every other state is the last one."""
FAILED = frozenset({S.refused, S.unanswered, S.cancelled, S.did_not_take_place})
"""Attempts to meet that came to nothing; they are kept and counted."""

OUR_PLACES = frozenset({"cafe", "library", "workplace", "online", "phone"})
"""Places that are chosen with a button; any other is somebody's own words."""
HOURS_BEFORE = timedelta(hours=2)
LAST_REMINDER = time(19)
"""A meeting later in the evening is reminded of at this local time, the day before."""
HOME_BY = timedelta(minutes=30)
"""After a meeting, until the two are asked about it; where that is night, they are asked in the morning."""
ASKED_AT, ASKED_NEXT_MORNING = time(18), time(9)


@dataclass(frozen=True)
class Reminders:
    """When both sides are written to about an agreed meeting; None: that moment has passed."""

    day_before: datetime | None
    hours_before: datetime | None
    afterwards: datetime


def reminders(starts_at: datetime, now: datetime, zone: ZoneInfo, length: timedelta) -> Reminders:
    """The moments for a meeting of this length agreed at `now`; never at night."""
    day, hours = _day_before(starts_at, zone), awake(starts_at - HOURS_BEFORE, zone)
    return Reminders(
        day_before=day if day > now else None,
        hours_before=hours if now < hours < starts_at else None,
        afterwards=_evening_after(starts_at, zone, length),
    )


def _day_before(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """The same time on the clock, which is not 24 hours where summer time begins or ends in between."""
    clock = starts_at.astimezone(zone).time()
    return at_local(starts_at, -1, min(max(clock, MORNING), LAST_REMINDER), zone)


def is_tomorrow(starts_at: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is true at `now` that a meeting is tomorrow."""
    return starts_at.astimezone(zone).date() == now.astimezone(zone).date() + timedelta(days=1)


def is_later_today(starts_at: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is true at `now` that a meeting is today and has not begun."""
    return starts_at > now and starts_at.astimezone(zone).date() == now.astimezone(zone).date()


def _evening_after(starts_at: datetime, zone: ZoneInfo, length: timedelta) -> datetime:
    over = (starts_at + length + HOME_BY).astimezone(zone)
    evening = at_local(starts_at, 0, ASKED_AT, zone)
    same_day = over.date() == evening.date() and over.time() < EVENING
    return max(over, evening) if same_day else at_local(starts_at, 1, ASKED_NEXT_MORNING, zone)


def outcome(answers: list[bool]) -> MeetingState | None:
    """What the sides' answers to "did you meet?" make of a meeting; one alone decides nothing."""
    match answers:
        case [first, second]:
            if first != second:
                return MeetingState.disputed
            return MeetingState.took_place if first else MeetingState.did_not_take_place
        case _:
            return None


def late_from(delivered_at: datetime, hours: int) -> datetime:
    """From when on an open proposal has waited too long for its answer; nobody is late who never got it."""
    return delivered_at + timedelta(hours=hours)


def clashes(one: datetime, other: datetime, length: timedelta) -> bool:
    """Whether nobody can be at both, where the longer of the two lasts as long as this."""
    return abs(one - other) < length
