"""Cases that nobody takes: in the group, then to the backup, again and again, but not at night."""

import pytest

from bot.domain.case import Rule, Severity, Signal
from bot.store.tables import Case, Pair, Side
from tests.clock.life import Life, at


def raised(life: Life, severity: Severity, when: str) -> None:
    """Somebody needs help, and nothing else falls due."""
    life.pair()
    life.now = at(when)
    life.change(Pair, 1, no_meeting_at=None)
    for member in (1, 2):
        life.change(Side, (1, member), check_in_at=None)
    life.turn(lambda work: work.raise_case(Signal(Rule.asked_for_help, severity), 1, 1))
    life.forget_screens()


def test_an_urgent_case_is_reminded_of_in_the_group_and_to_the_backup_after_an_hour(life: Life):
    raised(life, Severity.urgent, "2026-11-03 22:30")
    life.until("2026-11-03 23:29")
    assert life.group() == life.backup() == []
    life.until("2026-11-03 23:30")
    assert life.group() == ["⏰ Case 1 still waits. Nobody has taken it."]
    assert life.backup() == ["⏰ Case 1 has waited too long in the coordinators’ group. Please look at it there."]
    life.until("2026-11-04 08:59")
    assert len(life.group()) == len(life.backup()) == 4, "at 0:30, 2:30 and 6:30 again: each time later"


def test_an_urgent_case_that_nobody_ever_takes_is_reminded_of_each_working_morning_and_no_more(life: Life):
    raised(life, Severity.urgent, "2026-11-03 22:30")
    life.until("2026-11-06 12:00")
    life.forget_screens()
    life.until("2026-11-08 23:59")
    assert life.group() == life.backup() == [], "the weekend"
    life.until("2026-11-13 23:59")
    assert len(life.group()) == len(life.backup()) == 5


@pytest.mark.parametrize(
    ("severity", "group", "backup"), [(Severity.high, 3, 2), (Severity.normal, 2, 1), (Severity.low, 1, 0)]
)
def test_a_case_that_nobody_takes_falls_silent_and_says_so(life: Life, severity: Severity, group: int, backup: int):
    raised(life, severity, "2026-11-03 12:00")
    life.until("2027-01-29 12:00")
    assert len(life.group()) == group
    assert len(life.backup()) == backup
    last = "I do not remind you of it again. It stays on the list of open cases and in the message on Monday."
    assert [last in told for told in life.group()] == [False] * (group - 1) + [True]
    assert life.cases() == [("asked_for_help", severity)], "it is still open"


def test_a_case_that_fell_silent_is_heard_of_again_when_it_grows_worse(life: Life):
    raised(life, Severity.low, "2026-11-03 12:00")
    life.until("2026-12-01 12:00")
    life.turn(lambda work: work.raise_case(Signal(Rule.asked_for_help, Severity.high), 1, 1))
    life.forget_screens()
    life.until("2026-12-02 12:00")
    assert life.group() == ["⏰ Case 1 still waits. Nobody has taken it."]


def test_of_danger_the_backup_hears_with_the_first_reminder(life: Life):
    life.pair("2026-11-02 10:00")
    life.now = at("2026-11-03 22:30")
    life.turn(lambda work: work.raise_case(Signal(Rule.danger, Severity.urgent), 1, 1))
    life.until("2026-11-03 23:30")
    (told,) = life.backup()
    assert told.startswith("⏰ Case 1 has waited too long")


def test_a_taken_case_is_not_reminded_of(life: Life):
    raised(life, Severity.urgent, "2026-11-03 12:00")
    life.group_taps("I take it")
    life.until("2026-11-03 18:00")
    assert life.group() == life.backup() == []


def test_a_case_that_was_taken_without_its_timer_being_stopped_is_left_alone(life: Life):
    raised(life, Severity.urgent, "2026-11-03 12:00")
    life.change(Case, 1, state="taken")
    life.until("2026-11-03 18:00")
    assert life.group() == []
    assert life.get(Case, 1).acknowledge_by is None


def test_a_high_case_from_friday_evening_is_reminded_of_on_monday(life: Life):
    raised(life, Severity.high, "2026-11-06 21:00")
    life.until("2026-11-09 15:59")
    assert life.group() == []
    life.until("2026-11-09 16:00")
    assert len(life.group()) == 1


def test_a_bot_that_comes_back_at_the_weekend_reminds_of_a_normal_case_on_monday(life: Life):
    raised(life, Severity.normal, "2026-11-03 12:00")
    life.tick("2026-11-07 12:00")
    assert life.group() == []
    life.until("2026-11-09 09:00")
    assert life.group() == ["⏰ Case 1 still waits. Nobody has taken it."]


def test_a_bot_that_comes_back_at_night_reminds_of_an_urgent_case_at_once_and_of_others_in_the_morning(life: Life):
    raised(life, Severity.urgent, "2026-11-03 12:00")
    life.turn(lambda work: work.raise_case(Signal(Rule.low_trust, Severity.high), 1, 1))
    life.forget_screens()
    life.tick("2026-11-05 02:00")
    assert life.group() == ["⏰ Case 1 still waits. Nobody has taken it."]
    life.forget_screens()
    life.until("2026-11-05 09:00")
    assert life.group().count("⏰ Case 2 still waits. Nobody has taken it.") == 1


def test_after_three_weeks_of_a_bot_that_was_off_a_case_is_reminded_of_once(life: Life):
    raised(life, Severity.urgent, "2026-11-03 12:00")
    assert life.tick("2026-11-24 12:00") == 1
    assert len(life.group()) == 1
    assert life.get(Case, 1).acknowledge_by == at("2026-11-24 13:00")
