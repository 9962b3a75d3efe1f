"""Numbers and days, written as people write them."""

from datetime import date

import pytest

from bot.settings import LANGUAGES
from bot.talk.day_words import read_day
from bot.talk.days import Day
from bot.talk.figures import Number
from bot.talk.heard import Heard, Tap, Unusable, Voice, Words
from bot.talk.phrase import as_is
from bot.talk.question import SorryError
from bot.talk.questions import ChoiceOr
from bot.talk.reader import Reader
from tests.flows.cast import COPENHAGEN, READERS

TODAY = date(2026, 11, 24)
HOURS = Number("hours", as_is("How many?"), 1, 60)
PAST = Day("since", as_is("Since when?"), TODAY, date(1976, 11, 24), TODAY)
AHEAD = Day("exam", as_is("When?"), TODAY, TODAY, date(2031, 11, 24))


@pytest.mark.parametrize(
    "text", ["12", "١٢", "۱۲", "12 hours", "about 12 hours.", " 12! ", "cirka 12 timer om ugen", "012", "حوالي ١٢ ساعة"]
)
def test_a_number_is_found_in_any_digits_and_among_words(text: str):
    assert HOURS.read(HOURS.hear(Words(text))) == 12


@pytest.mark.parametrize(
    "heard",
    [Words(it) for it in ("0", "61", "-12", "12-15", "12.5", "12,5", "1.000", "1/2", "many", "", "12 and 3", "9" * 40)]
    + [Voice("file", 3), Unusable(), Tap(1, 0, "hours", "12")],
)
def test_what_is_not_one_whole_number_within_the_limits_is_asked_again(heard: Heard):
    with pytest.raises(SorryError) as sorry:
        HOURS.hear(heard)
    assert "from 1 to 60" in Reader("en", COPENHAGEN).say(sorry.value.why).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("stored", [12, {"number": 61}, {"number": True}, {"number": "12"}, None, ["12"], "12"])
def test_a_number_that_was_kept_for_another_question_is_asked_again(stored):
    with pytest.raises(ValueError, match=r".+"):
        HOURS.read(stored)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "3 March 2025", date(2025, 3, 3)),
        ("en", "on the 3rd of March, 2025", date(2025, 3, 3)),
        ("en", "March 3, 2025", date(2025, 3, 3)),
        ("en", "3 mar", date(2026, 3, 3)),
        ("en", "3/4/25", date(2025, 4, 3)),
        ("en", "03.04.2025", date(2025, 4, 3)),
        ("en", "2025-04-03", date(2025, 4, 3)),
        ("en", "24/11", TODAY),
        ("en", "25/11", date(2025, 11, 25)),
        ("en", "29 February", date(2024, 2, 29)),
        ("da", "den 3. marts 2025", date(2025, 3, 3)),
        ("da", "3/4", date(2026, 4, 3)),
        ("da", "1. maj", date(2026, 5, 1)),
        ("da", "onsdag d. 28. oktober", date(2026, 10, 28)),
        ("ar", "٣ مارس ٢٠٢٥", date(2025, 3, 3)),
        ("ar", "٣/٤/٢٠٢٥", date(2025, 4, 3)),
        ("ar", "۳ آذار ۲۰۲۵", date(2025, 3, 3)),
        ("ar", "3 كانون الثاني", date(2026, 1, 3)),
        ("ar", "2 تشرين الأول 2025", date(2025, 10, 2)),
        ("ar", "3 March 2025", date(2025, 3, 3)),
    ],
)
def test_a_day_in_words_is_understood_in_the_readers_language(language: str, text: str, day: date):
    assert PAST.read(PAST.hear(Words(text, language))) == day


@pytest.mark.parametrize(
    "text", ["", "last week", "March", "3", "31 February 2025", "3/13/2025", "0/4", "May or June 3", "1 2 3 4", "2025"]
)
def test_words_that_name_no_one_day_are_no_day(text: str):
    assert read_day(text, "en", TODAY, future=False) is None
    with pytest.raises(SorryError, match="write one like this"):
        PAST.hear(Words(text, "en"))


def test_a_day_out_of_reach_is_told_which_days_are_meant():
    for question, text in ((PAST, "25 November 2026"), (AHEAD, "23 November 2026"), (PAST, "3 March 1950")):
        with pytest.raises(SorryError, match="Please choose a day from"):
            question.hear(Words(text, "en"))


def test_a_day_without_a_year_is_the_next_one_where_the_question_looks_ahead():
    assert AHEAD.read(AHEAD.hear(Words("3 March", "en"))) == date(2027, 3, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nearest_days_stand_on_buttons_and_can_be_tapped(language: str):
    labels = [READERS[language](label) for label in PAST.options().values()]
    assert len(set(labels)) == 6
    assert PAST.read(PAST.hear(Tap(1, 0, "since", "2026-11-23"))) == date(2026, 11, 23)
    assert [*AHEAD.options()][:2] == ["2026-11-24", "2026-11-25"]
    with pytest.raises(SorryError):
        PAST.hear(Tap(1, 0, "since", "2026-11-25"))


def test_some_days_are_offered_and_any_other_can_be_written():
    offered = {date(2027, 5, 24): as_is("in 6 months"), date(2027, 11, 24): as_is("in a year")}
    ends = Day("ends", as_is("Until when?"), TODAY, date(2026, 11, 25), date(2029, 11, 24), buttons=offered)
    assert [*ends.options().values()] == [*offered.values()]
    assert ends.read(ends.hear(Tap(1, 0, "ends", "2027-05-24"))) == date(2027, 5, 24)
    assert ends.read(ends.hear(Words("den 1. juni", "da"))) == date(2027, 6, 1)
    with pytest.raises(SorryError):
        ends.hear(Tap(1, 0, "ends", "2026-11-25"))


def test_something_else_can_stand_beside_the_days():
    until = ChoiceOr({"open": as_is("Until I say so")}, AHEAD, words_first=True)
    assert [*until.options()][-1] == "open"
    assert until.read(until.hear(Tap(1, 0, "exam", "open"))) == "open"
    assert until.read(until.hear(Tap(1, 0, "exam", "2026-11-25"))) == date(2026, 11, 25)
    assert until.read(until.hear(Words("3 March", "en"))) == date(2027, 3, 3)


@pytest.mark.parametrize("stored", [{"day": "2026-11-25"}, {"day": "soon"}, {"other": 1}, "2026-11-23", None])
def test_a_day_that_no_longer_fits_is_asked_again(stored):
    with pytest.raises((ValueError, KeyError)):
        PAST.read(stored)
