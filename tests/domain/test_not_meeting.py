"""How long a pair may go without a meeting: as they agreed, and as the programme says."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agreement import Terms
from bot.domain.case import Severity
from bot.domain.not_meeting import look_again, no_meeting, patience, wait_for_meeting
from bot.domain.programme import Meetings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MET = datetime(2026, 1, 5, 10, tzinfo=COPENHAGEN)
USUAL = Meetings()
OWN = "Every second Tuesday, when the children are at school"
NOTHING = ""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def agreed(rhythm: str) -> Terms | None:
    """What the pair agreed on, or nothing."""
    return Terms(rhythm, "library", ("job",), date(2027, 1, 1), "makker") if rhythm else None


def severity(rhythm: str, days: int, meetings: Meetings = USUAL) -> Severity | None:
    """What so many days without a meeting mean."""
    signal = no_meeting(MET, MET + timedelta(days=days), patience(agreed(rhythm), meetings), met=True)
    return signal.severity if signal else None


@pytest.mark.parametrize(
    ("rhythm", "first", "serious"),
    [
        (NOTHING, 14, 30),
        ("weekly_2", 14, 30),
        ("weekly_1", 14, 30),
        (OWN, 14, 30),
        ("fortnightly", 28, 45),
        ("monthly", 45, 75),
    ],
)
def test_who_meets_more_rarely_is_waited_for_longer(rhythm: str, first: int, serious: int):
    found = [severity(rhythm, days) for days in (first - 1, first, serious - 1, serious)]
    assert found == [None, Severity.normal, Severity.normal, Severity.high]


def test_a_programme_sets_its_own_thresholds():
    sooner = Meetings(none_for_days=5, none_for_days_high=8, none_for_days_monthly=33, none_for_days_monthly_high=40)
    assert [severity("weekly_1", days, sooner) for days in (4, 5, 8)] == [None, Severity.normal, Severity.high]
    assert [severity("monthly", days, sooner) for days in (32, 33, 40)] == [None, Severity.normal, Severity.high]
    assert look_again(MET, MET, patience(None, sooner)) == MET + timedelta(days=5)


def test_nobody_who_meets_more_rarely_is_missed_sooner():
    later = Meetings(none_for_days=60, none_for_days_high=90)
    assert [severity("monthly", days, later) for days in (59, 60, 90)] == [None, Severity.normal, Severity.high]


@given(st.integers(0, 400), st.sampled_from([NOTHING, "weekly_2", "fortnightly", "monthly"]))
def test_the_next_look_is_always_ahead_and_never_after_a_threshold(days: int, rhythm: str):
    terms, now = patience(agreed(rhythm), USUAL), MET + timedelta(days=days)
    following = look_again(MET, now, terms)
    assert now < following <= now + terms.then
    if severity(rhythm, days) != severity(rhythm, (following - MET).days):
        assert following - MET in (terms.first, terms.then)


@pytest.mark.parametrize(
    ("starts_at", "until"),
    [
        ("2026-11-16 14:00", "2026-11-18 14:00"),  # today
        ("2026-11-19 10:00", "2026-11-21 10:00"),  # in three days
        ("2026-11-19 10:01", None),  # later
        ("2026-11-14 10:01", "2026-11-16 10:01"),  # just past, they may still say that they met
        ("2026-11-14 10:00", None),  # nobody has said anything for two days
    ],
)
def test_only_a_meeting_at_hand_is_waited_for(starts_at: str, until: str | None):
    weekly = patience(agreed("weekly_2"), USUAL)
    assert wait_for_meeting([at(starts_at)], at("2026-11-16 10:00"), weekly) == (until and at(until))


def test_a_pair_that_meets_once_a_month_may_have_its_next_meeting_further_ahead():
    monthly = patience(agreed("monthly"), USUAL)
    assert wait_for_meeting([at("2026-11-28 10:00")], at("2026-11-16 10:00"), monthly) == at("2026-11-30 10:00")
    assert wait_for_meeting([at("2026-11-28 10:01")], at("2026-11-16 10:00"), monthly) is None


def test_a_signal_brings_the_figures_that_made_it_fire_and_nothing_that_somebody_wrote():
    now = MET + timedelta(days=15, hours=3)
    signal = no_meeting(MET, now, patience(agreed(OWN), USUAL), met=False)
    assert signal
    assert signal.figures == {"days": 15, "since": MET.isoformat(), "met": 0, "rhythm": "own"}
