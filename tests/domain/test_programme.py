"""A programme's file: what it sets, and what a mistake in it is called."""

from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

import pytest

from bot.domain.programme import Meetings, Programme
from bot.domain.programme_file import ProgrammeError, read_programme
from bot.settings import ROOT


def test_an_empty_file_is_the_programme_as_it_comes():
    assert read_programme("") == Programme()


def test_what_a_coordinator_writes_holds_and_the_rest_stays():
    programme = read_programme("""
name = "Kvinder i job"
languages = ["da", "ar"]

[meetings]
none_for_days = 21

[hours]
quiet_from = "21:30"
quiet_until = 07:00:00
holidays = [2026-12-24]
""")
    assert (programme.name, programme.languages) == ("Kvinder i job", ("da", "ar"))
    assert programme.meetings == Meetings(none_for_days=21)
    assert (programme.hours.quiet_from, programme.hours.quiet_until) == (time(21, 30), time(7))
    assert programme.hours.holidays == (date(2026, 12, 24),)
    assert programme.check_ins == Programme().check_ins


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "is no TOML: Invalid value (at end of document)"),
        ("\nnme = 'x'", "line 2, “nme” is no setting of a programme; did you mean “name”"),
        ("[hours]\n[moon]", "line 2, “moon” is no setting of a programme"),
        ("[meetings]\n\nnone_for_days = 0", "line 3, “meetings.none_for_days” needs a whole number from 3 to 180"),
        ("[meetings]\nnone_for_days = true", "line 2, “meetings.none_for_days” needs a whole number from 3 to 180"),
        ("[meetings]\nnone_for_days = 40", "line 1, “meetings.none_for_days_high” must be more than none_for_days"),
        (
            "[check_ins]\nclose_after_days = 2",
            "line 2, “check_ins.close_after_days” must be more than nudge_after_days",
        ),
        (
            "[check_ins]\nlong_after_months = [3, 0]",
            "line 2, “check_ins.long_after_months” needs a whole number from 1",
        ),
        (
            "[check_ins]\nlong_after_months = [3, 6, 9]",
            "line 2, “check_ins.long_after_months” needs at most 2 numbers, the smaller one first",
        ),
        (
            "[check_ins]\nlong_after_months = [6, 3]",
            "line 2, “check_ins.long_after_months” needs at most 2 numbers, the smaller one first",
        ),
        ("[course]\nfollow_up_months = [6, 3]", "line 2, “course.follow_up_months” needs rising numbers"),
        (
            "[course]\nkeep_months = 5",
            "line 2, “course.keep_months” must not be less than",
        ),
        ("[cases]\nshow_names = 'no'", "line 2, “cases.show_names” needs true or false"),
        ("[hours]\nquiet_from = 'late'", 'line 2, “hours.quiet_from” needs a time such as "09:30"'),
        ("[hours]\noffice_opens = '17:00'", "line 1, “hours.office_closes” must be later than office_opens"),
        ("[hours]\nholidays = ['Easter']", "line 2, “hours.holidays” needs days such as 2026-12-24"),
        ("[hours]\nholidays = 2026-12-24", "line 2, “hours.holidays” needs a list in [ ]"),
        ("languages = 'da'", "line 1, “languages” needs a list in [ ]"),
        ("name = 5", "line 1, “name” needs words in quotes"),
        ("meetings = 5", "line 1, “meetings” is a table: write [it] on a line of its own"),
    ],
)
def test_a_mistake_names_its_line_its_key_and_what_was_expected(text: str, says: str):
    with pytest.raises(ProgrammeError) as wrong:
        read_programme(text)
    assert str(wrong.value).startswith(says)


def test_the_file_in_the_docs_holds_every_entry_with_the_default_that_it_names():
    text = (ROOT / "docs" / "programme.toml").read_text("utf-8")
    assert read_programme(text) == Programme()
    for group in fields(Programme):
        names = fields(group.type) if is_dataclass(group.type) else [group]
        assert [item.name for item in names if f"\n{item.name} = " not in text] == []


def test_every_number_has_bounds_that_its_default_keeps():
    def numbers(group: Any) -> Any:
        for item in fields(group):
            value = getattr(group, item.name)
            if is_dataclass(value):
                yield from numbers(value)
            elif type(value) is int:
                yield item, value

    assert [
        item.name
        for item, value in numbers(Programme())
        if not item.metadata["least"] <= value <= item.metadata["most"]
    ] == []
