"""Signals and the cases they open. Rules, not a score: each says in words why it fired."""

from collections.abc import Iterable, Mapping
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
    wants_to_leave = "wants_to_leave"
    """Wants to stop, or another partner."""
    low_trust = "low_trust"
    falling_score = "falling_score"
    no_meeting = "no_meeting"
    silence = "silence"
    disputed_meeting = "disputed_meeting"
    unreachable = "unreachable"
    unanswered_proposal = "unanswered_proposal"
    unanswered_question = "unanswered_question"
    """A member wrote to the coordinators, and nobody answered."""
    poison_update = "poison_update"
    """A message that Makker fails at again and again."""
    poison_work = "poison_work"
    """Something due that Makker fails at: a reminder, a check-in."""


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
MEETING_SOON = timedelta(days=3)
"""A meeting agreed this far ahead is waited for before a pair counts as not meeting."""
MEETING_TOLD = timedelta(days=2)
"""How long both sides may take to say whether a meeting took place."""
SILENT_AFTER = 2
"""Check-ins missed in a row that make a silence."""
FALL = 2
"""Points, of five, that a score must have fallen since it was last given."""


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


def asked_for_help(topic: str) -> Signal:
    """What somebody wants who pressed Help: the button they chose, or "" for words of their own."""
    match topic:
        case Rule.danger:
            return Signal(Rule.danger, Severity.urgent)
        case "leave":
            return Signal(Rule.wants_to_leave, Severity.high)
        case _:
            return Signal(Rule.asked_for_help, Severity.urgent)


def silence(missed_in_a_row: int) -> Signal:
    """One check-in without an answer is worth a look; two in a row are a silence."""
    return Signal(Rule.silence, Severity.normal if missed_in_a_row >= SILENT_AFTER else Severity.low)


def falling_score(before: Mapping[str, int], now: Mapping[str, int]) -> Signal | None:
    """Whether a score, more being better, fell since it was last given; both by their questions' keys."""
    falls = [before[key] - score for key, score in now.items() if key in before]
    return Signal(Rule.falling_score, Severity.normal) if max(falls, default=0) >= FALL else None


def no_meeting(quiet_for: timedelta) -> Signal | None:
    """What it means that a pair has not met for `quiet_for`."""
    if quiet_for >= NO_MEETING_HIGH:
        return Signal(Rule.no_meeting, Severity.high)
    return Signal(Rule.no_meeting, Severity.normal) if quiet_for >= NO_MEETING_NORMAL else None


def look_again(last_met: datetime, now: datetime) -> datetime:
    """When the lack of a meeting since `last_met` is next looked at: at 14 days, at 30, then every 30."""
    if now - last_met < NO_MEETING_NORMAL:
        return last_met + NO_MEETING_NORMAL
    return last_met + NO_MEETING_HIGH * ((now - last_met) // NO_MEETING_HIGH + 1)


def wait_for_meeting(agreed: Iterable[datetime], now: datetime) -> datetime | None:
    """Until when an agreed meeting, soon or just past, keeps a pair from counting as not meeting."""
    near = [start for start in agreed if now - MEETING_TOLD < start <= now + MEETING_SOON]
    return max(near) + MEETING_TOLD if near else None
