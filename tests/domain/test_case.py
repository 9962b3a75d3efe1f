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
    wait_for_meeting,
)
from bot.flows.ask_help import ABOUT

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


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
    assert acknowledge_by(severity, at("2026-11-06 21:00"), COPENHAGEN) == at(by)


def test_one_missed_check_in_is_worth_a_look_and_two_are_a_silence():
    assert [silence(missed).severity for missed in (1, 2, 3)] == [Severity.low, Severity.normal, Severity.normal]


@pytest.mark.parametrize(
    ("days", "severity"), [(13, None), (14, Severity.normal), (29, Severity.normal), (30, Severity.high)]
)
def test_two_weeks_without_a_meeting_and_then_thirty_days(days: int, severity: Severity | None):
    signal = no_meeting(timedelta(days=days))
    assert (signal and signal.severity) == severity


@given(st.integers(0, 400))
def test_the_next_look_is_always_ahead_and_never_after_a_threshold(days: int):
    met = at("2026-01-05 10:00")
    now = met + timedelta(days=days)
    following = look_again(met, now)
    assert now < following <= now + timedelta(days=30)
    if no_meeting(now - met) != no_meeting(following - met):
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
    assert falling_score(before, now) == (Signal(Rule.falling_score, Severity.normal) if fires else None)
