"""Signals: what fires, and how serious it is. The table is DOMAIN.md's."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import (
    Rule,
    Severity,
    Signal,
    acknowledge_by,
    asked_for_help,
    falling_score,
    look_again,
    no_meeting,
    silence,
    unanswered_proposal,
    wait_for_meeting,
)
from bot.domain.programme import CheckIns, Meetings, Programme
from bot.flows.ask_help import ABOUT

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PROGRAMME = Programme()
MET = datetime(2026, 1, 5, 10, tzinfo=COPENHAGEN)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("topic", "signal"),
    [
        ("danger", Signal(Rule.danger, Severity.urgent)),
        ("safety", Signal(Rule.asked_for_help, Severity.urgent)),
        ("meetings", Signal(Rule.asked_for_help, Severity.urgent)),
        ("leave", Signal(Rule.wants_to_leave, Severity.high)),
        ("", Signal(Rule.asked_for_help, Severity.urgent)),
    ],
)
def test_what_help_is_about_decides_how_soon_somebody_looks(topic: str, signal: Signal):
    assert topic in {*ABOUT, ""}
    assert asked_for_help(topic) == signal


@pytest.mark.parametrize(
    ("severity", "by"),
    [
        (Severity.urgent, "2026-11-06 22:00"),
        (Severity.high, "2026-11-09 16:00"),
        (Severity.normal, "2026-11-11 16:00"),
        (Severity.low, "2026-11-13 16:00"),
    ],
)
def test_a_case_from_friday_evening_waits_for_working_days_unless_it_is_urgent(severity: Severity, by: str):
    assert acknowledge_by(severity, at("2026-11-06 21:00"), COPENHAGEN, PROGRAMME) == at(by)


def test_one_missed_check_in_is_worth_a_look_and_two_are_a_silence():
    assert [silence(missed, PROGRAMME.check_ins).severity for missed in (1, 2, 3)] == [
        Severity.low,
        Severity.normal,
        Severity.normal,
    ]


@pytest.mark.parametrize(
    ("days", "severity"), [(13, None), (14, Severity.normal), (29, Severity.normal), (30, Severity.high)]
)
def test_two_weeks_without_a_meeting_and_then_thirty_days(days: int, severity: Severity | None):
    signal = no_meeting(MET, MET + timedelta(days=days), PROGRAMME.meetings, met=True)
    assert (signal and signal.severity) == severity


def _severity(met: datetime, now: datetime) -> Severity | None:
    signal = no_meeting(met, now, PROGRAMME.meetings, met=True)
    return signal.severity if signal else None


@given(st.integers(0, 400))
def test_the_next_look_is_always_ahead_and_never_after_a_threshold(days: int):
    met = at("2026-01-05 10:00")
    now = met + timedelta(days=days)
    following = look_again(met, now, PROGRAMME.meetings)
    assert now < following <= now + timedelta(days=30)
    if _severity(met, now) != _severity(met, following):
        assert following - met in (timedelta(days=14), timedelta(days=30))


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
    assert wait_for_meeting([at(starts_at)], at("2026-11-16 10:00")) == (until and at(until))


@pytest.mark.parametrize(
    ("before", "now", "fires"),
    [
        ({"hope": 5}, {"hope": 3}, True),
        ({"hope": 5}, {"hope": 4}, False),
        ({"hope": 1}, {"hope": 5}, False),
        ({"hope": 5, "trust": 3}, {"hope": 5, "trust": 1}, True),
        ({"hope": 5}, {"trust": 1}, False),
        ({}, {"hope": 1}, False),
        ({"hope": 5}, {}, False),
    ],
)
def test_a_score_that_fell_by_two_points_is_noticed(before: dict[str, int], now: dict[str, int], fires: bool):
    assert falling_score(before, now, PROGRAMME.check_ins) == (
        Signal(Rule.falling_score, Severity.normal) if fires else None
    )


def test_a_programme_sets_its_own_thresholds():
    meetings, check_ins = (
        Meetings(none_for_days=5, none_for_days_high=8),
        CheckIns(silent_after_missed=3, fall_at_least=1),
    )
    at_days = [no_meeting(MET, MET + timedelta(days=days), meetings, met=True) for days in (4, 5, 8)]
    assert [signal and signal.severity for signal in at_days] == [None, Severity.normal, Severity.high]
    assert look_again(MET, MET, meetings) == MET + timedelta(days=5)
    assert [silence(missed, check_ins).severity for missed in (2, 3)] == [Severity.low, Severity.normal]
    assert falling_score({"hope": 5}, {"hope": 4}, check_ins)


def test_a_signal_brings_the_figures_that_made_it_fire():
    signal = no_meeting(MET, MET + timedelta(days=15, hours=3), PROGRAMME.meetings, met=False)
    assert signal
    assert signal.figures == {"days": 15, "since": MET.isoformat(), "met": 0}
    fall = falling_score({"hope": 5, "trust": 5}, {"hope": 4, "trust": 1}, PROGRAMME.check_ins)
    assert fall
    assert fall.figures == {"before": 5, "now": 1}
    assert silence(2, PROGRAMME.check_ins).figures == {"missed": 2}
    assert unanswered_proposal(MET, MET + timedelta(hours=72, minutes=5)).figures == {"hours": 72}
