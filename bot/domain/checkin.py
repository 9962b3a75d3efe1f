"""The rhythm of check-ins."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import at_local

FIRST_AFTER_DAYS, THEN_EVERY_DAYS = 14, 28
"""Days from the match to the first check-in, and from one to the next."""
ASKED_AT = time(10)
NUDGE_AFTER = timedelta(days=2)
CLOSE_AFTER = timedelta(days=7)


class RoundState(StrEnum):
    """How one round of a questionnaire ended."""

    open = "open"
    answered = "answered"
    stopped = "stopped"
    missed = "missed"


def first_check_in(since: datetime, zone: ZoneInfo) -> datetime:
    """When a side of a pair that began at `since` is asked for the first time."""
    return at_local(since, FIRST_AFTER_DAYS, ASKED_AT, zone)


def next_check_in(last: datetime, zone: ZoneInfo) -> datetime:
    """When the round after the one at `last` is due."""
    return at_local(last, THEN_EVERY_DAYS, ASKED_AT, zone)
