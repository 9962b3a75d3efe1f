"""Phrases become text: in the reader's language, with dates and numbers as CLDR writes them there."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from gettext import GNUTranslations, NullTranslations
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.settings import LANGUAGES, ROOT
from bot.talk.phrase import Phrase, ShortDay, Wording

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
"""What keeps a name's direction from mixing with the sentence's. Source: Unicode UAX #9."""

LOCALES = {"en": "en_GB", "da": "da_DK", "ar": "ar"}
"""The CLDR locale that writes dates and numbers for each language."""

NATIVE_NAMES = {"en": "English", "da": "Dansk", "ar": "العربية"}


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of `language`, read once; the source language has none."""
    path = ROOT / "locales" / language / "LC_MESSAGES" / "makker.po"
    if language == LANGUAGES[0]:
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


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
        if not phrase.one:
            return ""
        holes = {name: self._fill(value) for name, value in phrase.holes.items()}
        number = format_decimal(phrase.n, locale=self._locale) if phrase.many else ""
        return self._translated(phrase).format_map({"n": number, **holes})

    def _translated(self, phrase: Phrase) -> str:
        catalogue = translations(self.language)
        if isinstance(phrase, Wording):
            return phrase.texts.get(self.language, phrase.one).replace("{", "{{").replace("}", "}}")
        if phrase.many:
            return catalogue.ngettext(phrase.one, phrase.many, phrase.n)
        if phrase.context:
            return catalogue.pgettext(phrase.context, phrase.one)
        return catalogue.gettext(phrase.one)

    @property
    def _locale(self) -> Locale:
        return _locale(self.language)

    def _fill(self, value: object) -> str:
        match value:
            case Phrase():
                return self.say(value)
            case datetime():
                here = value.astimezone(self.zone)
                return f"{self._isolated(self._day(here.date()))} {self._isolated(self._time(here.time()))}"
            case date():
                return self._isolated(self._day(value))
            case time():
                return self._isolated(self._time(value))
            case ShortDay(day):
                return self._isolated(str(format_skeleton("MMMEd", day, locale=self._locale)))
            case int():
                return str(format_decimal(value, locale=self._locale))
            case _:
                return self._isolated(str(value))

    def _day(self, day: date) -> str:
        return str(format_skeleton("MMMMEEEEd", day, locale=self._locale))

    def _time(self, clock: time) -> str:
        return str(format_time(clock, "short", locale=self._locale))

    @staticmethod
    def _isolated(text: str) -> str:
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])


Speak = Callable[[Phrase], str]
"""What turns a phrase into text for one reader."""
