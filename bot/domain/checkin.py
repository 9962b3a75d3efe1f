"""The rhythm of check-ins, and what a round is about."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import at_local
from bot.domain.programme import CheckIns

MONTH = timedelta(days=28)
"""Of a programme's months: rounds fall on the same weekday."""


class RoundState(StrEnum):
    """How one round of a questionnaire ended."""

    open = "open"
    answered = "answered"
    stopped = "stopped"
    missed = "missed"


TRANSITIONS: Mapping[RoundState, frozenset[RoundState]] = {
    RoundState.open: frozenset({RoundState.answered, RoundState.stopped, RoundState.missed}),
    RoundState.answered: frozenset(),
    RoundState.stopped: frozenset(),
    RoundState.missed: frozenset(),
}
"""Where a round can go from where it stands. A round begins open."""


class Moment(StrEnum):
    """When in a pair's time a round falls; a questionnaire asks other questions at each."""

    two_weeks = "two_weeks"
    """The first round, soon after the match."""
    monthly = "monthly"
    three_months = "three_months"
    six_months = "six_months"
    closing = "closing"


LONG = (Moment.three_months, Moment.six_months)
"""The longer rounds, in the order of `CheckIns.long_after_months`."""


def first_check_in(since: datetime, zone: ZoneInfo, rhythm: CheckIns) -> datetime:
    """When a side of a pair that began at `since` is asked for the first time."""
    return at_local(since, rhythm.first_after_days, rhythm.asked_at, zone)


def next_check_in(last: datetime, zone: ZoneInfo, rhythm: CheckIns) -> datetime:
    """When the round after the one at `last` is due."""
    return at_local(last, rhythm.then_every_days, rhythm.asked_at, zone)


def moment_of_round(together: timedelta, before: Collection[str], rhythm: CheckIns) -> Moment:
    """What the round is about that begins after this time `together`; `before`: the moments of the earlier ones.

    A longer round falls due with the first round after its month. One that was missed is not made up for later than
    the next one.
    """
    reached = [
        moment for moment, months in zip(LONG, rhythm.long_after_months, strict=False) if together >= months * MONTH
    ]
    if reached and reached[-1] not in before:
        return reached[-1]
    return Moment.monthly if before or reached else Moment.two_weeks
