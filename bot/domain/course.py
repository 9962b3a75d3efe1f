"""The course of a mentorship after its beginning: breaks, the wish to leave, the end, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.agreement import months_after
from bot.domain.effects import Effect, Told

AT = time(10)
"""The local time at which a break, a mentorship and the wait for a follow-up end."""
NOTICE = timedelta(days=14)
"""How long before that somebody is told that they will be erased."""
ASK_OPEN_BREAK_AFTER = timedelta(weeks=4)
"""How often whoever takes a break without a last day is asked whether to start again."""
LONGER_MONTHS = (1, 3, 6)
"""How much longer a mentorship may go on."""


@dataclass(frozen=True)
class TakeBreak(Effect):
    """The pair rests until this day; None: until the one who takes the break says so."""

    pair: int
    until: date | None


@dataclass(frozen=True)
class EndBreak(Effect):
    """The pair goes on now."""

    pair: int


@dataclass(frozen=True)
class WaitAgain(Effect):
    """Somebody whose mentorship is over would like another; `room`: how many at a time, where a mentor said so."""

    room: str = ""


@dataclass(frozen=True)
class EndOrGoOn(Effect):
    """What one side says two weeks before the end: go on until this day, or None, to end as agreed."""

    pair: int
    until: date | None


@dataclass(frozen=True)
class SayGoodbye(Effect):
    """A few words to the other, which a coordinator sees first; `instead_of`: the words they would not pass on."""

    pair: int
    told: Told
    instead_of: int = 0


@dataclass(frozen=True)
class StopFollowUps(Effect):
    """The person would not like to be asked again how it goes."""


@dataclass(frozen=True)
class StayLonger(Effect):
    """The person would not like to be erased yet."""


class ClosingKind(StrEnum):
    """Why a mentorship ended."""

    planned = "planned"
    """The day that both agreed on came."""
    early = "early"
    """Both stop before that day."""
    one_sided = "one_sided"
    """One of the two stops."""


class GoodbyeState(StrEnum):
    """What became of somebody's goodbye."""

    waiting = "waiting"
    """For a coordinator."""
    passed_on = "passed_on"
    held_back = "held_back"
    reworded = "reworded"
    """The coordinator asked for other words."""


def until_when(votes: Sequence[date | None]) -> date | None:
    """Until when a pair goes on whose two sides said so: the earlier day of two; None: it ends as agreed."""
    days = [day for day in votes if day is not None]
    return min(days) if len(days) == len(votes) == len(("mentee", "mentor")) else None


def at_ten(day: date, zone: ZoneInfo) -> datetime:
    """The moment of that day at which something of this module falls due."""
    return datetime.combine(day, AT, zone)


def kept_until(since: datetime, months: int, zone: ZoneInfo) -> datetime:
    """When somebody is erased who has been outside the programme since then."""
    return at_ten(months_after(since.astimezone(zone).date(), months), zone)


def next_follow_up(closed: date, months: Sequence[int], today: date) -> date | None:
    """The next day on which somebody is asked how it goes; None: no more."""
    days = (months_after(closed, it) for it in sorted(months))
    return next((day for day in days if day > today), None)
