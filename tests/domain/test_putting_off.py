"""Until when a case may be put off."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.programme import Hours, Programme
from bot.domain.putting_off import is_tomorrow, morning_of, mornings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
HOURS = Programme().hours


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-11-03 15:00", ["2026-11-04", "2026-11-06", "2026-11-09"]),  # Tuesday
        ("2026-11-03 03:00", ["2026-11-04", "2026-11-06", "2026-11-09"]),
        ("2026-11-05 15:00", ["2026-11-06", "2026-11-09"]),  # Thursday
        ("2026-11-06 15:00", ["2026-11-09"]),  # Friday
        ("2026-11-07 15:00", ["2026-11-09", "2026-11-10"]),  # Saturday
        ("2026-11-08 15:00", ["2026-11-09", "2026-11-11"]),  # Sunday
        ("2026-11-09 08:00", ["2026-11-10", "2026-11-12", "2026-11-16"]),  # Monday
    ],
)
def test_what_is_put_off_comes_back_on_the_morning_of_a_working_day(now: str, days: list[str]):
    assert mornings(at(now), COPENHAGEN, HOURS) == [at(f"{day} 09:00") for day in days]


def test_a_holiday_is_no_day_to_come_back_on():
    hours = Hours(holidays=(date(2026, 11, 9),))
    assert mornings(at("2026-11-06 15:00"), COPENHAGEN, hours) == [at("2026-11-10 09:00")]


def test_only_the_next_day_is_tomorrow():
    friday = at("2026-11-06 23:30")
    assert is_tomorrow(at("2026-11-07 09:00"), friday, COPENHAGEN)
    assert not is_tomorrow(at("2026-11-09 09:00"), friday, COPENHAGEN)


@pytest.mark.parametrize("day", ["2026-11-03", "2026-11-02", "2026-11-07", "2027-01-04"])
def test_nothing_is_put_off_until_today_a_day_off_or_some_day(day: str):
    with pytest.raises(ValueError, match="nothing can be put off"):
        morning_of(date.fromisoformat(day), at("2026-11-03 15:00"), COPENHAGEN, HOURS)
