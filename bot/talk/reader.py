"""Phrases become text: in the reader's language, with dates and numbers as they are written there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from bot.settings import LANGUAGES
from bot.talk.direction import isolated, right_to_left
from bot.talk.languages import BY_CODE, Language, language_of
from bot.talk.phrase import FarDay, FullDay, Month, Phrase, ShortDay, Weekday, Wording, _
from bot.talk.texts import english, note_missing, template

NATIVE_NAMES = {code: language.name for code, language in BY_CODE.items()}

WHEN = _("{day} at {time}")
"""A moment inside a sentence, such as `Friday 27 November at 14:00`."""


def closest_language(tag: str) -> str:
    """The interface language for a BCP 47 tag such as `da-DK`; English where there is none."""
    spoken = tag.lower().partition("-")[0]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]


@dataclass(frozen=True)
class Reader:
    """Somebody who reads: in which language, in which time zone."""

    language: str
    zone: ZoneInfo

    def say(self, phrase: Phrase) -> str:
        """The phrase as plain text (nothing is escaped)."""
        text = self._text(phrase)
        return right_to_left(text) if language_of(self.language).right_to_left else text

    def _text(self, phrase: Phrase) -> str:
        if isinstance(phrase, Wording):
            return phrase.texts.get(self.language, phrase.one)
        holes = {name: self._fill(value) for name, value in phrase.holes.items()}
        if phrase.many:
            holes["n"] = self._fill(phrase.n)
        try:
            return self.template(phrase).format_map(holes)
        except (LookupError, ValueError, AttributeError):  # a translation with a hole that the sentence does not have
            note_missing(self.language, phrase.one)
            return english(phrase).format_map(holes)

    def template(self, phrase: Phrase) -> str:
        """The phrase in the reader's language, its holes still open."""
        return template(phrase, self.language)

    def _fill(self, value: object) -> str:
        language = language_of(self.language)
        match value:
            case Phrase():
                return self._text(value)
            case datetime():
                here = value.astimezone(self.zone)
                return self._text(WHEN(day=here.date(), time=here.time()))
            case date():
                return isolated(_day(language, value))
            case time():
                return isolated(_clock(language, value))
            case ShortDay(day):
                return isolated(_short_day(language, day))
            case Month(day, with_year):
                return _month(language, day, "LLLL y" if with_year else "LLLL")
            case Weekday(day):
                return isolated(language.weekdays[day.weekday()])
            case FullDay(day) | FarDay(day):
                pattern = f"{language.day} y" if isinstance(value, FarDay) else "long"
                return isolated(_full_day(language, day, pattern))
            case int():
                return _number(language, value)
            case _:
                return isolated(str(value))


REMEMBERED = 512
"""How many days and times are kept as text: far more than a programme writes about at once."""


@lru_cache(REMEMBERED)
def _day(language: Language, day: date) -> str:
    return str(format_date(day, language.day, locale=language.locale))


@lru_cache(REMEMBERED)
def _short_day(language: Language, day: date) -> str:
    return str(format_date(day, language.short_day, locale=language.locale))


@lru_cache(REMEMBERED)
def _month(language: Language, day: date, pattern: str) -> str:
    return isolated(str(format_date(day, pattern, locale=language.locale)))


@lru_cache(REMEMBERED)
def _full_day(language: Language, day: date, pattern: str) -> str:
    return str(format_date(day, pattern, locale=language.locale))


@lru_cache(REMEMBERED)
def _clock(language: Language, clock: time) -> str:
    return str(format_time(clock, language.clock, locale=language.locale))


@lru_cache(REMEMBERED)
def _number(language: Language, number: int) -> str:
    return isolated(str(format_decimal(number, locale=language.locale)))


Speak = Callable[[Phrase], str]
"""What turns a phrase into text for one reader."""
