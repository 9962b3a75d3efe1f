"""Which languages and towns somebody means who wrote them in their own words, in their own script."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from babel import Locale

READ_IN = ("en", "da", "ar", "uk", "fa", "ti", "tr", "so", "pl", "ro", "ur", "ku", "fr", "ru")
"""The languages in which a language's name is understood, as CLDR writes it there. They are DOMAIN.md's."""

CODE_LETTERS = 2
"""Only languages with an ISO 639-1 code are looked for: rarer ones are named like everyday words."""

ALSO = {
    "dari": "fa", "farsi": "fa", "دری": "fa", "فارسي": "fa", "persisk": "fa",
    "kurmanji": "ku", "kurmanci": "ku", "badini": "ku", "sorani": "ku", "كردي": "ku", "کوردی": "ku",
    "دنماركي": "da", "dansk": "da", "somalisk": "so", "tigrinsk": "ti", "tigrigna": "ti", "tigrinja": "ti",
    "ukrainsk": "uk", "українською": "uk", "mandarin": "zh", "filipino": "tl",
}  # fmt: skip
"""Names that people use and CLDR does not have. Dari and Farsi, Kurmanji and Sorani: who speaks one is asked for
under one name, and the coordinators read the person's own words beside it."""

TOWNS = {
    "copenhagen": "kobenhavn", "kbh": "kobenhavn", "كوبنهاغن": "kobenhavn", "كوبنهاجن": "kobenhavn",
    "کپنهاگ": "kobenhavn", "копенгаген": "kobenhavn", "kopenhag": "kobenhavn", "kopenhaga": "kobenhavn",
    "copenhague": "kobenhavn", "اودنسه": "odense", "اودنسا": "odense", "اوذنسه": "odense", "оденсе": "odense",
    "ارهوس": "aarhus", "اارهوس": "aarhus", "орхус": "aarhus", "البورج": "aalborg", "البورغ": "aalborg",
    "ольборг": "aalborg", "ايسبيرغ": "esbjerg", "اسبيرغ": "esbjerg",
}  # fmt: skip
"""Danish towns as they are written elsewhere, normalised; the rest is compared as it is written."""

DISTRICT = 2
"""Letters that a word must have more than to name a town: `C`, `NV` and numbers are parts of one."""

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\(.*\)")
_ONE_LETTER = str.maketrans({"ø": "o", "æ": "ae", "å": "aa", "ı": "i", "ł": "l", "ى": "ي", "ی": "ي", "ک": "ك",
                             "ة": "ه", "ـ": ""})  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, no accents, one letter for what has several forms."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ONE_LETTER))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(bare.translate(_ONE_LETTER))


def languages_in(text: str) -> frozenset[str]:
    """The ISO 639-1 codes of the languages that a text names."""
    return frozenset(code for word in words(text) if (code := _names().get(_stem(word))))


def towns_in(text: str) -> frozenset[str]:
    """The words of a text that may name a town."""
    return frozenset(TOWNS.get(word, word) for word in words(text) if len(word) > DISTRICT)


def _stem(word: str) -> str:
    """An Arabic name with or without “and”, article and ending: والعربية, العربية, عربية and عربي are one."""
    is_arabic = "\u0600" <= word[0] <= "\u06ff"
    return word.removeprefix("وال").removeprefix("ال").removesuffix("ه") if is_arabic else word


@cache
def _names() -> dict[str, str]:
    names = {_stem(word): code for name, code in ALSO.items() for word in words(name)}
    for language in READ_IN:
        for word, code in _names_in(language):
            names.setdefault(_stem(word), code)
    return names


def _names_in(language: str) -> Iterator[tuple[str, str]]:
    for code, name in Locale.parse(language).languages.items():
        written = words(_BRACKETS.sub("", str(name)))
        if len(code) == CODE_LETTERS and len(written) == 1:
            yield written[0], code
