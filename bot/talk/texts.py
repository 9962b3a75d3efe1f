"""The catalogues (`locales/<language>/LC_MESSAGES/makker.po`), read once and kept in memory.

A text that is missing or broken is shown in English, and said once in the log: no message is lost over it.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import structlog
from babel.messages.pofile import PoFileError, read_po

from bot.settings import LANGUAGES, ROOT
from bot.talk.languages import language_of
from bot.talk.phrase import Phrase

log = structlog.get_logger()

SOURCE = LANGUAGES[0]
"""The language that the texts are written in."""

_HOLE = re.compile(r"{[^{}]*}")

Texts = Mapping[tuple[str, str], tuple[str, ...]]
"""By context and English text: the translation, or its plural forms in CLDR's order."""


def file_of(language: str, root: Path = ROOT) -> Path:
    """Where the catalogue of `language` is kept."""
    return root / "locales" / language / "LC_MESSAGES" / "makker.po"


@cache
def texts(language: str) -> Texts:
    """The texts of `language`; none where the catalogue cannot be read."""
    try:
        return {} if language == SOURCE else read_texts(file_of(language), language)
    except (OSError, PoFileError, ValueError) as broken:
        log.error("catalogue_unreadable", language=language, reason=type(broken).__name__)
        return {}


def read_texts(file: Path, language: str) -> Texts:
    """The texts in a catalogue; OSError, PoFileError or ValueError where it cannot be read."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=language, abort_invalid=True)
    found = {}
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        english = message.id if isinstance(message.id, str) else message.id[0]
        if english and all(forms) and not message.fuzzy:
            found[message.context or "", english] = tuple(str(form) for form in forms)
    return found


def template(phrase: Phrase, language: str) -> str:
    """The phrase in `language`, its holes still open."""
    forms = texts(language).get((phrase.context, phrase.one), ())
    form = language_of(language).plural(phrase.n) if phrase.many else 0
    if form < len(forms):
        return forms[form]
    if language != SOURCE and has_words(phrase.one):
        note_missing(language, phrase.one)
    return english(phrase)


def english(phrase: Phrase) -> str:
    """The phrase as it is written in the code, its holes still open."""
    return phrase.many if phrase.many and language_of(SOURCE).plural(phrase.n) else phrase.one


@cache
def has_words(text: str) -> bool:
    """Whether there is anything to translate beside the holes."""
    return any(letter.isalpha() for letter in _HOLE.sub("", text))


@cache  # so that each is said once
def note_missing(language: str, phrase: str) -> None:
    """Say that English stands in for this text of ours (never for somebody's own words)."""
    log.warning("phrase_in_english", language=language, phrase=phrase)
