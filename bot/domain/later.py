"""“Ask me later”: the moments that somebody can choose from."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import QuietHours, at_local

EVENING_AT, MORNING_AT = time(18), time(9)
AHEAD = timedelta(hours=2)
"""“This evening” is a choice only while it is at least this far away."""
DAYS_OF_A_WEEK = 7


class Later(StrEnum):
    """When to be asked again."""

    evening = "evening"
    tomorrow = "tomorrow"
    in_three_days = "in_three_days"
    next_week = "next_week"


def choices(now: datetime, hours: QuietHours, zone: ZoneInfo) -> Mapping[Later, datetime]:
    """What can be chosen now, the soonest first; never in the quiet hours, and no day twice."""
    until_monday = DAYS_OF_A_WEEK - now.astimezone(zone).weekday()
    all_of_them = {
        Later.evening: at_local(now, 0, EVENING_AT, zone),
        Later.tomorrow: hours.awake(at_local(now, 1, MORNING_AT, zone), zone),
        Later.in_three_days: hours.awake(at_local(now, 3, MORNING_AT, zone), zone),
        Later.next_week: hours.awake(at_local(now, until_monday, MORNING_AT, zone), zone),
    }
    if all_of_them[Later.evening] < now + AHEAD or hours.hold(all_of_them[Later.evening], zone):
        del all_of_them[Later.evening]
    if all_of_them[Later.next_week] <= all_of_them[Later.in_three_days]:
        all_of_them[Later.next_week] = hours.awake(at_local(now, DAYS_OF_A_WEEK, MORNING_AT, zone), zone)
    return all_of_them
