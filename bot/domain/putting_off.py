"""Until when a case may be put off: always until the morning of a working day, when the office opens."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.hours import after_working_days, at_local, is_working_day
from bot.domain.programme import Hours

A_WEEK = 7
DAYS = (1, 3)
"""Tomorrow, and a little later; beside them there is the beginning of the next week."""
AT_MOST = timedelta(days=31)


def mornings(now: datetime, zone: ZoneInfo, hours: Hours) -> list[datetime]:
    """Until when one may choose to put a case off, the soonest first; before a weekend several are the same."""
    monday = A_WEEK - now.astimezone(zone).weekday()
    return sorted({_opens(now, days, zone, hours) for days in (*DAYS, monday)})


def _opens(now: datetime, days: int, zone: ZoneInfo, hours: Hours) -> datetime:
    return after_working_days(at_local(now, days, hours.office_opens, zone), 0, zone, hours)


def is_tomorrow(moment: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether `moment` is on the day after the local day of `now`."""
    return moment.astimezone(zone).date() - now.astimezone(zone).date() == timedelta(days=1)


def morning_of(day: date, now: datetime, zone: ZoneInfo, hours: Hours) -> datetime:
    """When a case comes back that was put off until this day; ValueError where it may not be."""
    morning = datetime.combine(day, hours.office_opens, zone)
    if not is_working_day(day, hours) or not now < morning <= now + AT_MOST:
        raise ValueError(f"nothing can be put off until {day}")
    return morning
