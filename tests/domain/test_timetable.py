"""The days and times at which people can meet, also where clocks are changed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import timetable
from bot.domain.timetable import (
    Taken,
    days_ahead,
    days_back,
    exists,
    free_times,
    half_hours,
    part_of,
    same_time_again,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda it: it.replace(tzinfo=UTC))  # noqa: DTZ001


def at(text: str, zone: ZoneInfo = COPENHAGEN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_no_day_and_no_time_in_the_past_can_be_chosen():
    assert days_ahead(TUESDAY, Taken(), COPENHAGEN)[0] == TUESDAY.date()
    assert next(free_times(TUESDAY.date(), TUESDAY, Taken(), COPENHAGEN)) == at("2026-11-24 11:00")
    late = TUESDAY.replace(hour=19, minute=1)
    assert days_ahead(late, Taken(), COPENHAGEN)[0] == date(2026, 11, 25)


def test_a_time_at_which_somebody_is_at_another_meeting_is_left_out():
    busy = [at("2026-11-25 14:00")]
    free = [it.time() for it in free_times(date(2026, 11, 25), TUESDAY, Taken(busy), COPENHAGEN)]
    assert {time(13), time(15)} <= set(free)
    assert not {time(13, 30), time(14), time(14, 30)} & set(free)


@given(MOMENTS)
def test_every_time_that_is_offered_is_a_time_that_clocks_show(now: datetime):
    for day in days_ahead(now, Taken(), COPENHAGEN)[:2]:
        for start in free_times(day, now, Taken(), COPENHAGEN):
            assert start >= now + timetable.NOT_SOONER_THAN
            assert start.astimezone(UTC).astimezone(COPENHAGEN).time() == start.time()


@given(MOMENTS)
def test_whoever_tells_of_a_meeting_tells_of_the_past(now: datetime):
    for day in days_back(now, None, COPENHAGEN)[-2:]:
        assert all(start <= now for start in timetable.past_times(day, now, COPENHAGEN))


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_both_nights_of_the_clock_change_leave_the_day_as_long_as_ever(day: date):
    starts = [start.time() for start in half_hours(day, COPENHAGEN)]
    assert (starts[0], starts[-1], len(starts)) == (time(8), time(20), 25)


def test_a_time_that_the_clocks_leave_out_does_not_exist_and_one_shown_twice_does():
    assert not exists(at("2026-03-29 02:30"))
    assert exists(at("2026-10-25 02:30"))
    assert exists(at("2026-03-29 03:00"))


def test_a_time_that_is_left_out_is_not_offered_and_one_shown_twice_is_offered_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(timetable, "FIRST_START", time(1))
    monkeypatch.setattr(timetable, "LAST_START", time(4))
    spring = [start.time() for start in half_hours(date(2026, 3, 29), COPENHAGEN)]
    assert spring == [time(1), time(1, 30), time(3), time(3, 30), time(4)]
    autumn = [start.time() for start in half_hours(date(2026, 10, 25), COPENHAGEN)]
    assert autumn == sorted(set(autumn))


@pytest.mark.parametrize(
    ("met", "again"),
    [
        ("2026-11-27 14:00", "2026-12-04 14:00"),
        ("2026-10-23 14:00", "2026-10-30 14:00"),
        ("2026-03-27 14:00", "2026-04-03 14:00"),
        ("2026-03-22 02:30", "2026-03-29 03:30"),  # left out: an hour later
    ],
)
def test_next_week_is_the_same_time_on_the_clock(met: str, again: str):
    later = same_time_again(at(met), 1, at(met) + timedelta(hours=4), COPENHAGEN)
    assert f"{later:%Y-%m-%d %H:%M}" == again


def test_next_week_that_has_passed_is_the_week_after():
    assert same_time_again(at("2026-11-27 14:00"), 1, at("2026-12-04 13:30"), COPENHAGEN) == at("2026-12-11 14:00")


def test_every_time_belongs_to_a_part_of_the_day():
    assert [part_of(time(hour)) for hour in (0, 8, 11, 12, 16, 17, 23)] == [
        "morning", "morning", "morning", "afternoon", "afternoon", "evening", "evening",
    ]  # fmt: skip


@pytest.mark.parametrize(("weeks", "again"), [(1, "2026-12-04"), (2, "2026-12-11"), (4, "2026-12-25")])
def test_the_same_time_comes_again_after_as_many_weeks_as_are_agreed(weeks: int, again: str):
    met = at("2026-11-27 14:00")
    assert same_time_again(met, weeks, met + timedelta(hours=4), COPENHAGEN) == at(f"{again} 14:00")


def test_nobody_has_met_before_they_were_a_pair():
    now = at("2026-11-27 14:00")
    assert days_back(now, date(2026, 11, 26), COPENHAGEN) == [date(2026, 11, 26), date(2026, 11, 27)]
    assert days_back(at("2026-11-27 07:00"), date(2026, 11, 27), COPENHAGEN) == []
