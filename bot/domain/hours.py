"""When it is right to write to somebody, and when somebody works."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.programme import Hours

MORNING, EVENING = time(8), time(20)
"""Nothing unprompted is sent to a member before the one or from the other on, in local time."""

SATURDAY = 5


@dataclass(frozen=True)
class QuietHours:
    """When somebody is left in peace, in local time; two equal times: never."""

    since: time = EVENING
    until: time = MORNING

    @property
    def are_set(self) -> bool:
        """Whether there are any."""
        return self.since != self.until

    def hold(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Whether the person is left in peace at `moment`."""
        clock = moment.astimezone(zone).time()
        if self.since <= self.until:
            return self.since <= clock < self.until
        return not self.until <= clock < self.since

    def awake(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """`moment`, or the end of the quiet hours that it falls into."""
        local = moment.astimezone(zone)
        if not self.hold(local, zone):
            return moment
        return at_local(local, 0 if local.time() < self.until else 1, self.until, zone)


USUAL = QuietHours()
"""Whoever has not chosen their own."""


def is_quiet(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether members are usually left in peace: from 20:00 to 8:00."""
    return USUAL.hold(moment, zone)


def awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment`, or the next morning where members are usually left in peace then."""
    return USUAL.awake(moment, zone)


def at_local(moment: datetime, days: int, clock: time, zone: ZoneInfo) -> datetime:
    """`days` days after the local day of `moment`, at `clock` local time."""
    return datetime.combine(moment.astimezone(zone).date() + timedelta(days=days), clock, zone)


def is_working_day(day: date, hours: Hours) -> bool:
    """Whether the coordinators work on this day: Monday to Friday, without the programme's holidays."""
    return day.weekday() < SATURDAY and day not in hours.holidays


def after_working_days(moment: datetime, days: int, zone: ZoneInfo, hours: Hours) -> datetime:
    """The same time of day `days` working days later, within working hours."""
    local = moment.astimezone(zone)
    day = local.date()
    while days > 0 or not is_working_day(day, hours):
        day += timedelta(days=1)
        days -= is_working_day(day, hours)
    return datetime.combine(day, min(max(local.time(), hours.office_opens), hours.office_closes), zone)


def at_desk(moment: datetime, zone: ZoneInfo, hours: Hours) -> datetime:
    """`moment`, or the next opening of the office where it falls on a day off, in the night or before opening.

    What comes late in the afternoon still goes out in the evening: it was due in working hours.
    """
    local = moment.astimezone(zone)
    day = local.date() if local.time() < max(EVENING, hours.office_closes) else local.date() + timedelta(days=1)
    while not is_working_day(day, hours):
        day += timedelta(days=1)
    return max(local, datetime.combine(day, hours.office_opens, zone))
