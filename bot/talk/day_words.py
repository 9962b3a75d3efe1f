"""Reading a day that somebody wrote: `3 March 2025`, `den 3. marts`, `٣/٣/٢٠٢٥`, `2025-03-03`.

Months have the names that CLDR gives them in the reader's language, in full and in short, and in English. Arabic
has three sets of them: those of Egypt, of the Levant and Iraq, and of the Maghreb. Numbers alone stand in the
order of the reader's language.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import get_date_format

from bot.talk.languages import language_of

ALSO = {"ar": ("ar_SY", "ar_DZ")}
_PARTS = re.compile(r"\d+|[^\W\d_]+")
CENTURY = 2000
LONG_YEAR = 1000


def read_day(text: str, language: str, today: date, *, future: bool) -> date | None:
    """The day; None where the words name none, or more than one. Without a year it is the nearest such day."""
    parts = _PARTS.findall(_plain(text))
    numbers = [int(part) for part in parts if part.isdecimal()]
    month = _month(f" {' '.join(part for part in parts if not part.isdecimal())} ", language)
    match numbers:
        case [day] if month:
            return _nearest(day, month, today, future=future)
        case [first, second] if month:
            day, year = (second, first) if first > LONG_YEAR else (first, second)
            return _day(year, month, day)
        case [first, second] if not month:
            day, month = (first, second) if "d" in _order(language).partition("m")[0] else (second, first)
            return _nearest(day, month, today, future=future)
        case [_, _, _] if not month:
            order = "ymd" if numbers[0] > LONG_YEAR else _order(language)
            named = dict(zip(order, numbers, strict=True))
            return _day(named["y"], named["m"], named["d"])
    return None


def _plain(text: str) -> str:
    """Without case, with compatible letters and digits as one, without marks that nobody sees."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter) not in ("Mn", "Cf"))


def _month(words: str, language: str) -> int | None:
    found = {number for name, number in _month_names(language) if f" {name} " in words}
    return found.pop() if len(found) == 1 else None


@cache
def _month_names(language: str) -> frozenset[tuple[str, int]]:
    locales = [language_of(language).locale, *map(Locale.parse, ALSO.get(language, ())), Locale.parse("en")]
    return frozenset((name, number) for locale in locales for name, number in _names(locale))


def _names(locale: Locale) -> Iterator[tuple[str, int]]:
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[form][width].items():
                yield " ".join(_PARTS.findall(_plain(str(name)))), int(number)


@cache
def _order(language: str) -> str:
    """`dmy`, `ymd` or `mdy`: how the language writes a day in numbers."""
    pattern = get_date_format("short", locale=language_of(language).locale).pattern.casefold()
    return "".join(dict.fromkeys(letter for letter in pattern if letter in "dmy"))


def _nearest(day: int, month: int, today: date, *, future: bool) -> date | None:
    """The last such day, or the next one; the 29th of February is looked for in its own years."""
    years = [today.year + step if future else today.year - step for step in range(9)]
    days = [found for year in years if (found := _day(year, month, day))]
    return next((it for it in days if (it >= today if future else it <= today)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year if year > LONG_YEAR else CENTURY + year, month, day)
    except ValueError:
        return None
