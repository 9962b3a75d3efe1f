"""When a conversation may open: never at night, never over another, at most one unprompted a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, IntEnum, auto
from zoneinfo import ZoneInfo

from bot.domain.hours import MORNING, USUAL, QuietHours, at_local

LEFT_IDLE_AFTER = timedelta(hours=1)
"""Silence after which a person is no longer in the middle of a question."""


class Kind(IntEnum):
    """What a conversation is about. Of several that wait, the smaller kind opens first."""

    letter = 1
    """The coordinators' own words."""
    news = 2
    request = 3
    """Somebody waits for the answer: a proposed meeting, an offered partner."""
    announcement = 4
    """The coordinators' words to many at once."""
    question = 5
    """About something that was agreed: did you meet?"""
    unprompted = 6
    """Makker's own idea: a check-in, a reminder, a word while waiting. At most one a day."""


class Cause(Enum):
    """Where a conversation comes from."""

    own = auto()
    """The person asked for it just now."""
    rescue = auto()
    """The coordinators answer a request for help."""
    answer = auto()
    """The coordinators answer something else that the person asked them."""
    elsewhere = auto()
    """The partner, the coordinators, the clock."""


@dataclass(frozen=True)
class Listener:
    """How it stands with somebody to whom something is to be said."""

    hours: QuietHours = USUAL
    busy_until: datetime | None = None
    """Until when they may still be in the middle of another question."""
    unprompted_at: datetime | None = None
    """When they last heard something unprompted."""


def busy_until(spoke_at: datetime | None, asked_at: datetime, now: datetime) -> datetime | None:
    """Until when somebody counts as answering the question that was asked at `asked_at`; None: no longer."""
    until = max(asked_at, spoke_at or asked_at) + LEFT_IDLE_AFTER
    return until if until > now else None


def opens_at(kind: Kind, cause: Cause, to: Listener, now: datetime, zone: ZoneInfo) -> datetime:
    """The first moment from `now` on at which this may be said, as far as is known now."""
    match cause:
        case Cause.own | Cause.rescue:
            return now
        case Cause.answer:
            return to.hours.awake(now, zone)
    moment = max(now, to.busy_until or now)
    if kind is Kind.unprompted and to.unprompted_at and _day(to.unprompted_at, zone) >= _day(moment, zone):
        moment = next_morning(to.unprompted_at, to.hours, zone)
    return to.hours.awake(moment, zone)


def next_morning(moment: datetime, hours: QuietHours, zone: ZoneInfo) -> datetime:
    """When somebody may be written to on the day after `moment`."""
    clock = hours.until if hours.are_set else MORNING
    return hours.awake(at_local(moment, 1, clock, zone), zone)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
