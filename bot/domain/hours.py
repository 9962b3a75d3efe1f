"""When it is right to write to somebody, and when somebody works."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.programme import Hours

MORNING, EVENING = time(8), time(20)
"""Nothing unprompted is sent to a member before the one or from the other on, in local time."""

SATURDAY = 5


def is_quiet(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether members are left in peace: from 20:00 to 8:00."""
    return not MORNING <= moment.astimezone(zone).time() < EVENING


def awake(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment`, or the next morning where members are left in peace then."""
    local = moment.astimezone(zone)
    if not is_quiet(local, zone):
        return moment
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, zone)


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
