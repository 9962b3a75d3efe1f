"""Signals: what fires, and how serious it is. The table is DOMAIN.md's."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.case import (
    Rule,
    Severity,
    Signal,
    acknowledge_by,
    asked_for_help,
    falling_score,
    silence,
    unanswered_proposal,
)
from bot.domain.programme import CheckIns, Programme
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
    check_ins = CheckIns(silent_after_missed=3, fall_at_least=1)
    assert [silence(missed, check_ins).severity for missed in (2, 3)] == [Severity.low, Severity.normal]
    assert falling_score({"hope": 5}, {"hope": 4}, check_ins)


def test_a_signal_brings_the_figures_that_made_it_fire():
    fall = falling_score({"hope": 5, "trust": 5}, {"hope": 4, "trust": 1}, PROGRAMME.check_ins)
    assert fall
    assert fall.figures == {"before": 5, "now": 1}
    assert silence(2, PROGRAMME.check_ins).figures == {"missed": 2}
    assert unanswered_proposal(MET, MET + timedelta(hours=72, minutes=5)).figures == {"hours": 72}
