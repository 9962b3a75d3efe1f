"""How often, and whom, Makker reminds of a case that nobody has taken: more often at first, then less, then no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.case import Severity, acknowledge_by, working_days
from bot.domain.hours import after_working_days, at_local
from bot.domain.programme import Programme


@dataclass(frozen=True)
class Step:
    """One reminder."""

    after: int
    """How many times the programme's time for this severity passes before it."""
    backup: bool = True
    """Whether the backup hears of it too."""


@dataclass(frozen=True)
class Ladder:
    """The reminders of a case, in their order."""

    steps: tuple[Step, ...]
    then_each_morning: bool = False
    """After the last step: on every working day when the office opens. False: never again, it stays on the lists."""


LADDERS: Mapping[Severity, Ladder] = {
    # Somebody may be in danger: an hour, an hour, two, four; then each morning for as long as nobody looks.
    # The backup hears of it from the first.
    Severity.urgent: Ladder((Step(1), Step(1), Step(2), Step(4)), then_each_morning=True),
    # A day, a day, two days. Whoever has heard it three times does not read the fourth.
    Severity.high: Ladder((Step(1, backup=False), Step(1), Step(2))),
    # Once here, once to the backup. After that the Monday message has it.
    Severity.normal: Ladder((Step(1, backup=False), Step(1))),
    # Once. A small matter is nobody's alarm.
    Severity.low: Ladder((Step(1, backup=False),)),
}

WORDS_DAILY, A_WORKING_WEEK = 3, 5
"""How often a member's unanswered words are reminded of in the programme's time; then in working days."""


def tells_backup(severity: Severity, reminder: int) -> bool:
    """Whether the backup hears of the case's so-manieth reminder, counted from 1."""
    steps = LADDERS[severity].steps
    return steps[reminder - 1].backup if reminder <= len(steps) else True


def next_reminder(
    severity: Severity, reminders: int, now: datetime, zone: ZoneInfo, programme: Programme
) -> datetime | None:
    """When a case is next reminded of that has been so often until now; None: not any more."""
    ladder = LADDERS[severity]
    if reminders >= len(ladder.steps):
        return next_opening(now, zone, programme) if ladder.then_each_morning else None
    times = ladder.steps[reminders].after
    if times == 1:
        return acknowledge_by(severity, now, zone, programme)
    if severity is Severity.urgent:
        return now + times * timedelta(hours=programme.cases.urgent_hours)
    return after_working_days(now, times * working_days(severity, programme.cases), zone, programme.hours)


def words_again(reminders: int, now: datetime, zone: ZoneInfo, programme: Programme) -> datetime:
    """When words that nobody has answered are next reminded of: some days in a row, then once a week."""
    days = programme.cases.answer_working_days if reminders < WORDS_DAILY else A_WORKING_WEEK
    return after_working_days(now, days, zone, programme.hours)


def next_opening(now: datetime, zone: ZoneInfo, programme: Programme) -> datetime:
    """When the office next opens."""
    today = at_local(now, 0, programme.hours.office_opens, zone)
    first = today if today > now else at_local(now, 1, programme.hours.office_opens, zone)
    return after_working_days(first, 0, zone, programme.hours)
