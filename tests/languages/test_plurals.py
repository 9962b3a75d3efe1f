"""A number and its noun agree, by CLDR's rules and its own sample numbers (common/supplemental/plurals.xml)."""

from gettext import c2py

import pytest

from bot.catalogue.files import read
from bot.settings import LANGUAGES, ROOT
from bot.talk import texts
from bot.talk.languages import BY_CODE
from bot.talk.phrase import n_

SAMPLES = {
    "en": {"one": [1], "other": [0, *range(2, 17), 100, 1000, 10_000, 100_000, 1_000_000]},
    "da": {"one": [1], "other": [0, *range(2, 17), 100, 1000, 10_000, 100_000, 1_000_000]},
    "ar": {
        "zero": [0],
        "one": [1],
        "two": [2],
        "few": [*range(3, 11), *range(103, 111), 1003],
        "many": [*range(11, 27), 111, 1011],
        "other": [*range(100, 103), *range(200, 203), 300, 400, 500, 600, 1000, 10_000, 100_000, 1_000_000],
    },
}
CASES = [(language, form, n) for language, forms in SAMPLES.items() for form, numbers in forms.items() for n in numbers]


@pytest.mark.parametrize(("language", "form", "n"), CASES)
def test_a_number_takes_the_form_that_cldr_gives_it(language, form, n):
    known = BY_CODE[language]
    assert known.plurals[known.plural(n)] == form


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_other_tools_read_the_header_of_our_catalogue_as_we_do(language):
    header = read(language, ROOT).plural_forms
    count, _, expression = header.partition("; plural=")
    index = c2py(expression.rstrip(";"))
    assert count == f"nplurals={len(SAMPLES[language])}"
    for forms, form, n in [case for case in CASES if case[0] == language]:
        assert BY_CODE[forms].plurals[index(n)] == form


@pytest.mark.parametrize(("n", "form"), [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other")])
def test_an_arabic_reader_sees_the_right_form(monkeypatch, seen, n, form):
    days = ("zero", "one", "two", "few {n}", "many {n}", "other {n}")
    monkeypatch.setattr(texts, "texts", lambda language: {("", "{n} day"): days})
    assert seen("ar", n_("{n} day", "{n} days", n)).split()[0] == form


def test_english_itself_counts_one_and_many(seen):
    said = [seen("en", n_("{n} day", "{n} days", n)) for n in (0, 1, 2)]
    assert said == ["0 days", "1 day", "2 days"]
