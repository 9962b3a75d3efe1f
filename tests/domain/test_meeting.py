"""A meeting's moments, also where the clocks change."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import is_quiet
from bot.domain.meeting import MeetingState, is_later_today, is_tomorrow, outcome, reminders

HOUR = timedelta(hours=1)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
HOURS = st.integers(18, 39).map(lambda half: time(half // 2, 30 * (half % 2)))
DAYS = st.dates(datetime(2026, 1, 1).date(), datetime(2027, 12, 31).date())  # noqa: DTZ001
STARTS = st.builds(lambda day, clock: datetime.combine(day, clock, COPENHAGEN), DAYS, HOURS)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@given(STARTS)
def test_the_day_before_is_yesterday_at_the_time_that_the_clock_will_show(starts_at: datetime):
    found = reminders(starts_at, starts_at - timedelta(days=7), COPENHAGEN, HOUR)
    assert found.day_before is not None
    local = found.day_before.astimezone(COPENHAGEN)
    assert is_tomorrow(starts_at, found.day_before, COPENHAGEN)
    assert local.time() == min(starts_at.time(), time(19))


@given(STARTS)
def test_the_second_reminder_is_true_when_it_comes(starts_at: datetime):
    found = reminders(starts_at, starts_at - timedelta(days=7), COPENHAGEN, HOUR)
    assert found.hours_before is not None
    assert is_later_today(starts_at, found.hours_before, COPENHAGEN)


@given(STARTS)
def test_nobody_is_written_to_at_night_about_a_meeting(starts_at: datetime):
    found = reminders(starts_at, starts_at - timedelta(days=7), COPENHAGEN, HOUR)
    for moment in (found.day_before, found.hours_before, found.afterwards):
        assert moment is not None
        assert not is_quiet(moment, COPENHAGEN)


@given(STARTS)
def test_nobody_is_asked_about_a_meeting_that_still_lasts(starts_at: datetime):
    found = reminders(starts_at, starts_at - timedelta(days=7), COPENHAGEN, HOUR)
    assert found.afterwards >= starts_at + HOUR


@pytest.mark.parametrize(
    ("starts_at", "day_before"),
    [("2026-10-25 14:00", "2026-10-24 14:00"), ("2026-03-29 14:00", "2026-03-28 14:00")],
)
def test_the_clocks_change_between_reminder_and_meeting(starts_at: str, day_before: str):
    assert reminders(at(starts_at), at("2026-01-01 10:00"), COPENHAGEN, HOUR).day_before == at(day_before)


def test_a_moment_that_has_passed_when_they_agree_is_left_out():
    found = reminders(at("2026-11-27 14:00"), at("2026-11-27 13:00"), COPENHAGEN, HOUR)
    assert (found.day_before, found.hours_before) == (None, None)
    assert found.afterwards == at("2026-11-27 18:00")


def test_a_meeting_at_an_odd_hour_is_still_announced_the_day_before():
    late = reminders(at("2026-11-27 21:00"), at("2026-11-20 10:00"), COPENHAGEN, HOUR)
    early = reminders(at("2026-11-27 07:00"), at("2026-11-20 10:00"), COPENHAGEN, HOUR)
    assert (late.day_before, early.day_before) == (at("2026-11-26 19:00"), at("2026-11-26 08:00"))
    assert (late.hours_before, early.hours_before) == (at("2026-11-27 19:00"), None)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([], None),
        ([True], None),
        ([False], None),
        ([True, True], MeetingState.took_place),
        ([False, False], MeetingState.did_not_take_place),
        ([True, False], MeetingState.disputed),
        ([False, True], MeetingState.disputed),
    ],
)
def test_one_answer_alone_decides_nothing(answers: list[bool], state: MeetingState | None):
    assert outcome(answers) is state


def test_whether_they_met_is_asked_when_a_longer_meeting_is_over():
    found = reminders(at("2026-11-27 17:00"), at("2026-11-20 10:00"), COPENHAGEN, HOUR)
    assert found.afterwards == at("2026-11-27 18:30")
    longer = reminders(at("2026-11-27 17:00"), at("2026-11-20 10:00"), COPENHAGEN, timedelta(hours=2))
    assert longer.afterwards == at("2026-11-27 19:30")
    latest = reminders(at("2026-11-27 17:30"), at("2026-11-20 10:00"), COPENHAGEN, timedelta(hours=2))
    assert latest.afterwards == at("2026-11-28 09:00")
