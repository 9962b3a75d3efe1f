"""A pair that does not meet: how long that may be, by the rhythm they agreed on, and when it is looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agreement import WEEKS, Terms, weeks_between
from bot.domain.case import Figures, Rule, Severity, Signal
from bot.domain.programme import Meetings

MEETING_SOON = timedelta(days=3)
"""A meeting agreed this far ahead, for each week of the rhythm, is waited for before a pair counts as not meeting."""
MEETING_TOLD = timedelta(days=2)
"""How long both sides may take to say whether a meeting took place."""
OWN_WORDS = "own"


@dataclass(frozen=True)
class Patience:
    """How long a pair may go without a meeting."""

    rhythm: str
    """What was agreed: a rhythm of ours, OWN_WORDS, or "" for nothing."""
    weeks: int
    """From one meeting to the next."""
    first: timedelta
    """Without a meeting for so long: a case."""
    then: timedelta
    """A serious case."""


def patience(terms: Terms | None, meetings: Meetings) -> Patience:
    """By the rhythm agreed on; as for every week where nothing is agreed, or in words that Makker cannot read."""
    rhythm = "" if terms is None else terms.rhythm if terms.rhythm in WEEKS else OWN_WORDS
    usual, serious = meetings.none_for_days, meetings.none_for_days_high
    match weeks := weeks_between(terms):
        case 1:
            days = usual, serious
        case 2:
            days = meetings.none_for_days_fortnightly, meetings.none_for_days_fortnightly_high
        case _:
            days = meetings.none_for_days_monthly, meetings.none_for_days_monthly_high
    return Patience(rhythm, weeks, timedelta(days=max(usual, days[0])), timedelta(days=max(serious, days[1])))


def no_meeting(since: datetime, now: datetime, terms: Patience, *, met: bool) -> Signal | None:
    """What it means that a pair has not met since its last meeting (`met`), or else since the match."""
    if now - since < terms.first:
        return None
    severity = Severity.high if now - since >= terms.then else Severity.normal
    figures: Figures = {
        "days": (now - since).days,
        "since": since.isoformat(),
        "met": int(met),
        "rhythm": terms.rhythm,
    }
    return Signal(Rule.no_meeting, severity, figures)


def look_again(last_met: datetime, now: datetime, terms: Patience) -> datetime:
    """When the lack of a meeting since `last_met` is next looked at: at both thresholds, then again and again."""
    if now - last_met < terms.first:
        return last_met + terms.first
    return last_met + terms.then * ((now - last_met) // terms.then + 1)


def wait_for_meeting(agreed: Iterable[datetime], now: datetime, terms: Patience) -> datetime | None:
    """Until when an agreed meeting, soon or just past, keeps a pair from counting as not meeting."""
    near = [start for start in agreed if now - MEETING_TOLD < start <= now + MEETING_SOON * terms.weeks]
    return max(near) + MEETING_TOLD if near else None
