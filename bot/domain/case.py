"""Signals and the cases they open. Rules, not a score: each says in words why it fired."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import after_working_days


class Severity(IntEnum):
    """How soon somebody must look."""

    low = 1
    normal = 2
    high = 3
    urgent = 4


class Rule(StrEnum):
    """What fired."""

    asked_for_help = "asked_for_help"
    danger = "danger"
    low_trust = "low_trust"
    no_meeting = "no_meeting"
    silence = "silence"
    disputed_meeting = "disputed_meeting"
    unreachable = "unreachable"
    unanswered_proposal = "unanswered_proposal"
    poison_update = "poison_update"


class CaseState(StrEnum):
    """How far a case has come."""

    open = "open"
    taken = "taken"
    resolved = "resolved"


ACKNOWLEDGE_URGENT_WITHIN = timedelta(hours=1)
WORKING_DAYS = {Severity.high: 1, Severity.normal: 3, Severity.low: 5}
"""Working days until somebody must have taken a case."""

NO_MEETING_NORMAL, NO_MEETING_HIGH = timedelta(days=14), timedelta(days=30)
"""How long a pair may go without a meeting."""


@dataclass(frozen=True)
class Signal:
    """A rule that fired, and how serious it is."""

    rule: Rule
    severity: Severity


def acknowledge_by(severity: Severity, since: datetime, zone: ZoneInfo) -> datetime:
    """When a case of this severity must have been taken by somebody."""
    if severity is Severity.urgent:
        return since + ACKNOWLEDGE_URGENT_WITHIN
    return after_working_days(since, WORKING_DAYS[severity], zone)


def silence(missed_in_a_row: int) -> Signal:
    """One check-in without an answer is worth a look; two in a row are a silence."""
    return Signal(Rule.silence, Severity.low if missed_in_a_row == 1 else Severity.normal)


def no_meeting(quiet_for: timedelta) -> Signal | None:
    """What it means that a pair has not met for `quiet_for`."""
    if quiet_for >= NO_MEETING_HIGH:
        return Signal(Rule.no_meeting, Severity.high)
    return Signal(Rule.no_meeting, Severity.normal) if quiet_for >= NO_MEETING_NORMAL else None
