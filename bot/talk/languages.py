"""The interface languages: their names, and how each writes days, times, numbers and plurals.

Names of days and months, plural rules and the direction of writing are CLDR's, through Babel. The patterns
are CLDR's too, without the commas that stop a sentence, and with the 24-hour clock that Denmark uses in
every language. Digits are 0-9 in all of them. Why: docs/adr/0007-dates-and-digits.md
"""

from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.core import get_global
from babel.plural import to_gettext

PLURAL_ORDER = ("zero", "one", "two", "few", "many", "other")
"""The order of the forms in a catalogue. Source: CLDR; Babel's own table orders Arabic's last two differently."""

DAYS, LONGEST_WEEKDAY = 7, 3
"""Days of a week; letters that fit over a column of a month on a small phone."""


@dataclass(frozen=True)
class Language:
    """One interface language."""

    name: str
    """In the language itself."""
    cldr: str
    """The CLDR locale whose names and rules are used."""
    day: str
    """A day in a sentence, weekday first (pattern letters: Unicode UTS #35)."""
    short_day: str
    """A day on a button."""
    clock: str

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale."""
        return Locale.parse(self.cldr)

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return str(self.locale.text_direction) == "rtl"

    @cached_property
    def first_weekday(self) -> int:
        """The day a week begins with; Monday is 0.

        It depends on the region; a language without one has that of its likely subtags (Unicode UTS #35).
        """
        likely = get_global("likely_subtags").get(str(self.locale), "")
        return int((self.locale if self.locale.territory or not likely else Locale.parse(likely)).first_week_day)

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        """The days from Monday as they stand over the columns of a month: two or three letters, else one."""
        short, narrow = (self.locale.days["stand-alone"][width] for width in ("short", "narrow"))
        names = [short[day].rstrip(".") for day in range(DAYS)]
        return tuple(names if max(map(len, names)) <= LONGEST_WEEKDAY else [narrow[day] for day in range(DAYS)])

    @cached_property
    def plurals(self) -> tuple[str, ...]:
        """CLDR's plural forms, in the order of the catalogue."""
        tags = self.locale.plural_form.tags | {"other"}
        return tuple(form for form in PLURAL_ORDER if form in tags)

    def plural(self, n: int) -> int:
        """Which of `plurals` counts `n` things."""
        return self.plurals.index(self.locale.plural_form(n))

    @property
    def plural_header(self) -> str:
        """The one right `Plural-Forms` line of its catalogue."""
        return str(to_gettext(self.locale.plural_form))  # type: ignore[no-untyped-call]


BY_CODE = {
    "en": Language("English", "en_GB", "EEEE d MMMM", "E d MMM", "HH:mm"),
    "da": Language("Dansk", "da_DK", "EEEE 'den' d. MMMM", "E d. MMM", "HH.mm"),
    "ar": Language("العربية", "ar", "EEEE d MMMM", "EEEE d MMM", "HH:mm"),
}


def language_of(code: str) -> Language:
    """The language; English for a code that is no longer known."""
    return BY_CODE.get(code, BY_CODE["en"])
