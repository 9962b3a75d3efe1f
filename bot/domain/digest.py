"""When the coordinators are told how the week was."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.hours import after_working_days, at_local
from bot.domain.programme import Hours

A_WEEK = timedelta(days=7)


def next_digest(now: datetime, zone: ZoneInfo, hours: Hours) -> datetime:
    """The next Monday morning when the office opens; a holiday puts it off to the next working day."""
    days = 7 - now.astimezone(zone).weekday()
    today = at_local(now, 0, hours.office_opens, zone)
    monday = today if days == A_WEEK.days and today > now else at_local(now, days, hours.office_opens, zone)
    return after_working_days(monday, 0, zone, hours)
