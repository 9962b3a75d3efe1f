"""When members are left in peace, and when coordinators work."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.hours import SATURDAY, after_working_days, at_desk, awake, is_quiet
from bot.domain.programme import Hours

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
HOURS = Hours()
ZONES = st.sampled_from([COPENHAGEN, ZoneInfo("Asia/Kabul"), ZoneInfo("America/New_York"), ZoneInfo("UTC")])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@given(MOMENTS, ZONES)
@example(at("2026-03-28 23:30"), COPENHAGEN)
@example(at("2026-10-24 23:30"), COPENHAGEN)
def test_nobody_is_ever_woken(moment: datetime, zone: ZoneInfo):
    morning = awake(moment, zone)
    assert not is_quiet(morning, zone)
    assert timedelta(0) <= morning - moment <= timedelta(hours=13)  # twelve, and one where summer time ends
    assert awake(morning, zone) == morning


@given(MOMENTS, MOMENTS, ZONES)
def test_what_is_due_first_is_never_sent_later(one: datetime, other: datetime, zone: ZoneInfo):
    first, second = sorted([one, other])
    assert awake(first, zone) <= awake(second, zone)


@pytest.mark.parametrize(
    ("due", "sent"),
    [
        ("2026-11-16 07:59", "2026-11-16 08:00"),
        ("2026-11-16 08:00", "2026-11-16 08:00"),
        ("2026-11-16 19:59", "2026-11-16 19:59"),
        ("2026-11-16 20:00", "2026-11-17 08:00"),
        ("2026-03-29 01:30", "2026-03-29 08:00"),
        ("2026-10-24 22:00", "2026-10-25 08:00"),
    ],
)
def test_a_message_for_the_night_comes_at_eight(due: str, sent: str):
    assert awake(at(due), COPENHAGEN) == at(sent)


@given(MOMENTS, st.integers(0, 9), ZONES)
def test_nobody_must_answer_at_a_weekend_or_after_work(moment: datetime, days: int, zone: ZoneInfo):
    due = after_working_days(moment, days, zone, HOURS).astimezone(zone)
    assert due.weekday() < SATURDAY
    assert HOURS.office_opens <= due.time() <= HOURS.office_closes


@given(MOMENTS, st.integers(1, 9), ZONES)
def test_everybody_has_as_many_working_days_as_were_promised(moment: datetime, days: int, zone: ZoneInfo):
    local = moment.astimezone(zone)
    due = after_working_days(moment, days, zone, HOURS).astimezone(zone)
    between = [local.date() + timedelta(days=n) for n in range(1, (due.date() - local.date()).days + 1)]
    assert sum(day.weekday() < SATURDAY for day in between) == days


@pytest.mark.parametrize(
    ("since", "days", "due"),
    [
        ("2026-11-03 12:00", 1, "2026-11-04 12:00"),
        ("2026-11-06 12:00", 1, "2026-11-09 12:00"),
        ("2026-11-06 21:00", 1, "2026-11-09 16:00"),
        ("2026-11-07 12:00", 1, "2026-11-09 12:00"),
        ("2026-11-03 03:00", 3, "2026-11-06 09:00"),
        ("2026-10-23 12:00", 3, "2026-10-28 12:00"),
    ],
)
def test_a_working_day_is_the_same_time_on_the_next_one(since: str, days: int, due: str):
    assert after_working_days(at(since), days, COPENHAGEN, HOURS) == at(due)


@given(MOMENTS, ZONES)
def test_a_late_reminder_never_rings_at_a_weekend_or_at_night(moment: datetime, zone: ZoneInfo):
    there = at_desk(moment, zone, HOURS).astimezone(zone)
    assert there.weekday() < SATURDAY
    assert HOURS.office_opens <= there.time() < time(20)
    assert there >= moment


def test_nobody_must_answer_on_a_holiday_of_the_programme():
    hours = Hours(holidays=(date(2026, 12, 24), date(2026, 12, 25)))
    assert after_working_days(at("2026-12-23 12:00"), 1, COPENHAGEN, hours) == at("2026-12-28 12:00")
    assert at_desk(at("2026-12-24 12:00"), COPENHAGEN, hours) == at("2026-12-28 09:00")


def test_an_office_that_works_late_is_reminded_late():
    hours = Hours(office_opens=time(12), office_closes=time(21))
    assert after_working_days(at("2026-11-03 20:30"), 1, COPENHAGEN, hours) == at("2026-11-04 20:30")
    assert at_desk(at("2026-11-03 20:30"), COPENHAGEN, hours) == at("2026-11-03 20:30")
    assert at_desk(at("2026-11-03 09:00"), COPENHAGEN, hours) == at("2026-11-03 12:00")
