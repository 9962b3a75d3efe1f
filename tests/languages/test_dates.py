"""Days, times and numbers stand as the reader writes them, at the hour of the reader's own clock."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.dates import get_day_names, get_month_names, parse_pattern

from bot.settings import LANGUAGES
from bot.talk.languages import BY_CODE
from bot.talk.phrase import Phrase, ShortDay, as_is
from bot.talk.reader import NATIVE_NAMES, closest_language

MEETING = datetime(2026, 11, 27, 13, 0, tzinfo=UTC)
IT = Phrase("{it}")


@pytest.mark.parametrize(
    ("language", "moment", "day", "short", "clock", "number"),
    [
        ("en", "Friday 27 November at 14:00", "Friday 27 November", "Fri 27 Nov", "09:05", "1,200"),
        ("da", "fredag den 27. november kl. 14.00", "fredag den 27. november", "fre. 27. nov.", "09.05", "1.200"),
        ("ar", "الجمعة 27 نوفمبر الساعة 14:00", "الجمعة 27 نوفمبر", "الجمعة 27 نوفمبر", "09:05", "1,200"),
    ],
)
def test_each_language_writes_days_times_and_numbers_its_own_way(seen, language, moment, day, short, clock, number):
    assert seen(language, IT(it=MEETING)) == moment
    assert seen(language, IT(it=date(2026, 11, 27))) == day
    assert seen(language, IT(it=ShortDay(date(2026, 11, 27)))) == short
    assert seen(language, IT(it=time(9, 5))) == clock
    assert seen(language, IT(it=1200)) == number


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Sunday 29 March at 01:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Sunday 29 March at 03:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Sunday 25 October at 02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Sunday 25 October at 02:30"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Friday 1 January at 00:30"),
    ],
)
def test_a_moment_is_told_in_local_time_also_when_the_clocks_change(seen, utc, local):
    assert seen("en", IT(it=utc)) == local


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_year_begins_with_its_weekday_and_names_its_month(seen, language):
    locale = BY_CODE[language].locale
    weekdays, months = get_day_names("wide", locale=locale), get_month_names("wide", locale=locale)
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365)):
        said = seen(language, IT(it=day))
        assert said.startswith(weekdays[day.weekday()])
        assert str(day.day) in said
        assert months[day.month] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_digits_in_a_language_are_of_one_kind(seen, language):
    for value in (MEETING, date(2026, 11, 27), ShortDay(date(2026, 11, 27)), time(23, 59), 1_234_567):
        digits = [letter for letter in seen(language, IT(it=value)) if unicodedata.category(letter) == "Nd"]
        assert digits
        assert all(letter.isascii() for letter in digits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_patterns_are_cldrs_but_for_the_comma_and_the_year(language):
    known = BY_CODE[language]
    full = parse_pattern(known.locale.date_formats["full"]).pattern
    assert known.day == full.replace(",", "").replace("،", "").removesuffix(" y")
    assert known.clock == parse_pattern(known.locale.datetime_skeletons["Hm"]).pattern


def test_a_language_change_changes_the_day_too(seen):
    assert [seen(language, IT(it=date(2026, 8, 5))) for language in LANGUAGES] == [
        "Wednesday 5 August",
        "onsdag den 5. august",
        "الأربعاء 5 أغسطس",
    ]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("da-DK", "da"), ("DA", "da"), ("ar-SY", "ar"), ("en-US", "en"), ("so", "en"), ("", "en"), ("dan", "en")],
)
def test_a_phone_in_an_unknown_language_is_greeted_in_english(tag, language):
    assert closest_language(tag) == language


def test_each_language_stands_under_its_own_name(seen):
    assert tuple(NATIVE_NAMES) == LANGUAGES
    assert [seen("ar", as_is(name)) for name in NATIVE_NAMES.values()] == ["English", "Dansk", "العربية"]
