"""Signals and the cases they open. Rules, not a score: each says in words why it fired."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import after_working_days
from bot.domain.programme import Cases, CheckIns, Programme


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
    forgotten = "forgotten"
    """Left, and had everything erased."""
    poison_update = "poison_update"
    """A message that Makker fails at again and again."""
    poison_work = "poison_work"
    """Something due that Makker fails at: a reminder, a check-in."""


OF_A_PERSON = frozenset({Rule.asked_for_help, Rule.danger, Rule.unreachable, Rule.unanswered_question, Rule.forgotten})
"""What is about somebody whatever pair they are in: one case of it is open at a time."""


class CaseState(StrEnum):
    """How far a case has come."""

    open = "open"
    taken = "taken"
    snoozed = "snoozed"
    """Somebody put it off: it comes back as an open one."""
    resolved = "resolved"


TRANSITIONS: Mapping[CaseState, frozenset[CaseState]] = {
    CaseState.open: frozenset({CaseState.taken, CaseState.snoozed, CaseState.resolved}),
    CaseState.taken: frozenset({CaseState.open, CaseState.snoozed, CaseState.resolved}),
    CaseState.snoozed: frozenset({CaseState.open, CaseState.taken, CaseState.resolved}),
    CaseState.resolved: frozenset({CaseState.open}),
}
"""Where a case can go from where it stands. It begins open; handed over, or fired anew, it is open again."""


class Outcome(StrEnum):
    """How a case ended."""

    together = "together"
    """Solved by the two themselves."""
    talked = "talked"
    partner = "partner"
    """Somebody got a new partner."""
    ended = "ended"
    """The pair ended."""
    false_alarm = "false_alarm"
    other = "other"


class Event(StrEnum):
    """What can happen to a case; its log is made of these."""

    opened = "opened"
    again = "again"
    """The same thing happened while the case was not resolved."""
    severity = "severity"
    reminded = "reminded"
    taken = "taken"
    snoozed = "snoozed"
    woken = "woken"
    handed_over = "handed_over"
    read = "read"
    written = "written"
    answered = "answered"
    """A member wrote or spoke in it."""
    resolved = "resolved"
    note = "note"
    reopened = "reopened"
    left_behind = "left_behind"
    """Whoever had it is not in the group any more."""
    settled = "settled"
    """It resolved itself: what made its rule fire is gone."""
    eased = "eased"
    """The same, but somebody works at it: it stays theirs."""


Figures = Mapping[str, int | str]
"""The figures of a reason: numbers, moments as ISO texts, and buttons of ours. Nothing that somebody wrote."""


@dataclass(frozen=True)
class Signal:
    """A rule that fired, how serious it is, and the figures that made it fire."""

    rule: Rule
    severity: Severity
    figures: Figures = field(default_factory=dict, compare=False)


def working_days(severity: Severity, terms: Cases) -> int:
    """Working days until somebody must have taken a case that is not urgent."""
    days = {
        Severity.high: terms.high_working_days,
        Severity.normal: terms.normal_working_days,
        Severity.low: terms.low_working_days,
    }
    return days[severity]


def acknowledge_by(severity: Severity, since: datetime, zone: ZoneInfo, programme: Programme) -> datetime:
    """When a case of this severity must have been taken by somebody."""
    if severity is Severity.urgent:
        return since + timedelta(hours=programme.cases.urgent_hours)
    return after_working_days(since, working_days(severity, programme.cases), zone, programme.hours)


def asked_for_help(topic: str) -> Signal:
    """What somebody wants who pressed Help: the button they chose, or "" for words of their own."""
    match topic:
        case Rule.danger:
            return Signal(Rule.danger, Severity.urgent)
        case "leave":
            return wants_to_leave(topic)
        case _:
            return Signal(Rule.asked_for_help, Severity.urgent)


def disputed(starts_at: datetime) -> Signal:
    """One side says that a meeting took place, and the other that it did not."""
    return Signal(Rule.disputed_meeting, Severity.normal, {"starts_at": starts_at.isoformat()})


def wants_to_leave(wish: str) -> Signal:
    """Somebody's pair does not work for them; `wish`: the button that says what they would like instead."""
    return Signal(Rule.wants_to_leave, Severity.high, {"wish": wish})


def silence(missed_in_a_row: int, terms: CheckIns) -> Signal:
    """One check-in without an answer is worth a look; several in a row are a silence."""
    severity = Severity.normal if missed_in_a_row >= terms.silent_after_missed else Severity.low
    return Signal(Rule.silence, severity, {"missed": missed_in_a_row})


def falling_score(before: Mapping[str, int], now: Mapping[str, int], terms: CheckIns) -> Signal | None:
    """Whether a score, more being better, fell since it was last given; both by their questions' keys."""
    fell = {key: before[key] - score for key, score in now.items() if key in before}
    deepest = max(fell, key=lambda key: fell[key], default="")
    if not deepest or fell[deepest] < terms.fall_at_least:
        return None
    return Signal(Rule.falling_score, Severity.normal, {"before": before[deepest], "now": now[deepest]})


def unanswered_proposal(delivered_at: datetime, now: datetime) -> Signal:
    """Nobody answered a proposal in the time that the programme gives, or until its moment came."""
    return Signal(Rule.unanswered_proposal, Severity.low, {"hours": (now - delivered_at) // timedelta(hours=1)})
