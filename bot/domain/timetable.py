"""On which days and at which times people can meet, on the clocks of one time zone."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.hours import at_local
from bot.domain.meeting import clashes

FIRST_START, LAST_START, EVERY = time(8), time(20), timedelta(minutes=30)
DAYS_AHEAD = 90
DAYS_BACK = 30
"""How long ago a meeting may be that somebody tells of."""
NOT_SOONER_THAN = timedelta(hours=1)
PARTS = {"morning": time(8), "afternoon": time(12), "evening": time(17)}
"""The parts of a day, by the time they begin."""


@dataclass(frozen=True)
class Taken:
    """When meetings begin that are agreed already, and how long the longest lasts."""

    starts: Collection[datetime] = ()
    length: timedelta = timedelta(hours=1)

    def hold(self, moment: datetime) -> bool:
        """Whether nobody can begin another meeting at this moment."""
        return any(clashes(moment, start, self.length) for start in self.starts)


def part_of(clock: time) -> str:
    """The part of the day that a time belongs to; what is before the first counts as the first."""
    return next((part for part, begins in reversed(PARTS.items()) if begins <= clock), next(iter(PARTS)))


def exists(local: datetime) -> bool:
    """Whether clocks ever show this local time: not in the hour that summer time leaves out."""
    there_and_back = local.astimezone(UTC).astimezone(local.tzinfo)
    return there_and_back.replace(tzinfo=None) == local.replace(tzinfo=None)


def half_hours(day: date, zone: ZoneInfo) -> Iterator[datetime]:
    """Every half hour of a day at which a meeting may begin.

    A time that the clocks leave out is not there; one that they show twice is there once, the first time.
    """
    first, last = datetime.combine(day, FIRST_START, zone), datetime.combine(day, LAST_START, zone)
    starts = (first + EVERY * number for number in range((last - first) // EVERY + 1))
    return (start for start in starts if exists(start))


def free_times(day: date, now: datetime, taken: Taken, zone: ZoneInfo) -> Iterator[datetime]:
    """The half hours of a day that are not too soon, and at which nobody is at another meeting."""
    soon = now + NOT_SOONER_THAN
    return (it for it in half_hours(day, zone) if it >= soon and not taken.hold(it))


def days_ahead(now: datetime, taken: Taken, zone: ZoneInfo) -> list[date]:
    """The days on which there is a free time."""
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    return [day for day in days if any(free_times(day, now, taken, zone))]


def past_times(day: date, now: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The half hours of a day that have begun."""
    return (start for start in half_hours(day, zone) if start <= now)


def days_back(now: datetime, since: date | None, zone: ZoneInfo) -> list[date]:
    """The days on which people may have met who are a pair since this day (None: long since), the earliest first."""
    today = now.astimezone(zone).date()
    days = [today - timedelta(days=back) for back in range(DAYS_BACK, -1, -1)]
    return [day for day in days if (since is None or day >= since) and any(past_times(day, now, zone))]


def same_time_again(starts_at: datetime, weeks: int, now: datetime, zone: ZoneInfo) -> datetime:
    """The same weekday and time on the clock, so many weeks later; as often as it takes where that has passed.

    A time that the clocks leave out that day is taken as RFC 5545 takes it: an hour later.
    """
    clock = starts_at.astimezone(zone).time()
    days = step = 7 * weeks
    while (later := at_local(starts_at, days, clock, zone)) < now + NOT_SOONER_THAN:
        days += step
    return later.astimezone(UTC).astimezone(zone)
