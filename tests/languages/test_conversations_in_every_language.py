"""All that the conversations can say, in each language: nothing hard-coded, nothing too wide for its button."""

import re
import unicodedata
from collections.abc import Mapping

import pytest

from bot.settings import LANGUAGES
from bot.talk.phrase import Phrase
from bot.talk.reader import NATIVE_NAMES, Reader
from tests.languages.conftest import COPENHAGEN, UNSEEN
from tests.languages.crawl import screens

SCREENS = list(screens())
FITS = {1: 36, 2: 20, 3: 12, 4: 8}
"""Letters on a button, by how many stand side by side on a small phone."""

ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")
DAY, CLOCK, NUMBER = r"(?:[A-Z][a-z]+ )?\d+ [A-Z][a-z]+(?: \d{4})?", r"\d\d:\d\d", r"[\d,]+"
MONTH, WEEKDAY = r"[A-Z][a-z]+(?: \d{4})?", r"[A-Z][a-z]"
FROM_OUTSIDE = re.compile(rf".*‹.*|{DAY}|{CLOCK}|{NUMBER}|{MONTH}|{WEEKDAY}")


class Pseudo(Reader):
    """Reads a language in which each text of ours stands in brackets: what has none was never marked."""

    def template(self, phrase: Phrase) -> str:
        """The text, its beginning and end to be seen."""
        own = re.sub(r"{[^{}]*}", "", phrase.one).strip()
        return f"⟦{phrase.many or phrase.one}⟧" if own else phrase.one


def _hard_coded(said: str) -> str:
    """What is left of a text when everything marked and everything isolated is taken away."""
    outside = [own for own in ISOLATED.findall(said) if not FROM_OUTSIDE.fullmatch(own)]
    while ISOLATED.search(said) or re.search(r"⟦[^⟦⟧]*⟧", said):
        said = re.sub(r"⟦[^⟦⟧]*⟧", "", ISOLATED.sub("", said))
    return said.strip() + "".join(outside)


def test_the_walk_sees_every_conversation_to_its_end():
    ended = {screen.flow for screen in SCREENS if screen.asks is None}
    assert ended == {screen.flow for screen in SCREENS}


def test_every_word_of_ours_can_be_translated():
    reader = Pseudo("en", COPENHAGEN)
    names = " · ".join(NATIVE_NAMES.values())
    in_all_languages = {
        *NATIVE_NAMES.values(),
        "Choose your language · Vælg dit sprog · اختر لغتك",
        f"🌐 {names} → /language",
    }
    left = {_hard_coded(reader.say(phrase)) for screen in SCREENS for phrase in screen.phrases}
    assert {text for text in left if "‹" not in text} - in_all_languages <= {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_fits_a_small_phone(language):
    say = Reader(language, COPENHAGEN).say
    labels = {(screen.asks.columns, say(label)) for screen in SCREENS if screen.asks for label in screen.buttons}
    wide = [(columns, label) for columns, label in labels if _width(label) > FITS[columns] and "‹" not in label]
    assert wide == []


def _width(label: str) -> int:
    return sum(unicodedata.category(letter) != "Mn" for letter in label.translate(UNSEEN))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_isolate_that_opens_closes_on_its_line(language):
    say = Reader(language, COPENHAGEN).say
    for line in {line for screen in SCREENS for phrase in screen.phrases for line in say(phrase).split("\n")}:
        assert line.count("\u2068") == line.count("\u2069")
        assert not re.search(r"[{}⟦⟧]", line)


def test_no_arabic_message_begins_from_the_left():
    say = Reader("ar", COPENHAGEN).say
    for line in {line for screen in SCREENS for phrase in screen.phrases for line in say(phrase).split("\n")}:
        strong = [kind for letter in line if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL")]
        assert not strong or strong[0] != "L" or "AL" not in strong


def test_changing_language_changes_every_text_of_a_screen():
    told: Mapping[str, set[str]] = {
        language: {Reader(language, COPENHAGEN).say(screen.asks.prompt) for screen in SCREENS if screen.asks}
        for language in LANGUAGES
    }
    shared = told["en"] & told["da"] & told["ar"]
    assert all("‹" in text or "·" in text for text in shared)
