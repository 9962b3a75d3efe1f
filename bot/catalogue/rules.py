"""What makes one text good. Each rule says what is wrong, or nothing."""

import re
import string
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from bot.catalogue.glossary import Term

LONGEST_SENTENCE = 25
"""Words. Readers in a second language lose the thread in longer ones."""
LONGEST_BUTTON = 36
"""Characters that a small phone shows on a button as wide as the chat."""
ALIKE = 2
"""So many words may be the same in English and in the translation ("Online")."""

FINAL_MARKS = {".": ".", "!": "!", "?": "?", "؟": "?", ":": ":", "…": "…"}
_SENTENCE_END = re.compile(r"[.!?؟:;؛…]+(?=\s|$)|\n")

TOO_HARD = {
    "en": (
        "please be advised", "please note that", "reach out", "touch base", "get back to", "in order to", "prior to",
        "with regard", "regarding", "utili[sz]e", "facilitate", "commence", "assist", "obtain", "require[ds]?",
        "approximately", "e\\.g\\.", "i\\.e\\.", "etc\\.", "asap", "as per", "keep in mind", "feel free",
        "look forward", "hang in there", "no worries", "stakeholder", "onboarding", "follow[- ]up on",
    ),
    "da": (
        "vedrørende", "såfremt", "såvel", "ift\\.", "ifm\\.", "mhp\\.", "bl\\.a\\.", "f\\.eks\\.", "evt\\.",
        "pågældende", "anmod\\w*", "fremsend\\w*", "forefind\\w*", "benytte\\w*", "anvend\\w*",
        "hvorvidt", "ligeledes", "endvidere",
        "Dem", "Deres", "vende tilbage",
    ),
    "ar": (
        "المذكور أعلاه", "سالف الذكر", "بغية", "علماً بأن", "علما بأن", "يرجى العلم", "نود إحاطتكم", "فيما يتعلق",
        "بموجب", "وفقاً لـ", "حضرتكم", "سيادتكم",
    ),
}  # fmt: skip
"""Idioms, office language and abbreviations, as patterns of whole words. Danish says *du*."""


@dataclass(frozen=True)
class Text:
    """One text in one language, beside its English."""

    language: str
    english: str
    said: str
    may_omit: Collection[str] = ()
    """Holes that this form need not show, such as `n` in a dual."""


def holes(text: str) -> set[str]:
    """The names in braces; ValueError where a brace stands alone or a hole is not a plain name."""
    names = set()
    for _before, name, spec, conversion in string.Formatter().parse(text):
        if spec or conversion or (name is not None and not name.isidentifier()):
            raise ValueError(text)
        names |= {name} if name else set()
    return names


def same_holes(text: Text) -> str:
    """A lost hole loses a name or a day; an invented one breaks the message."""
    try:
        wanted, found = holes(text.english), holes(text.said)
    except ValueError:
        return "a hole is a name in braces, such as {partner}, and nothing more"
    missing, strange = wanted - found - set(text.may_omit), found - wanted
    return "; ".join(
        [f"{{{name}}} is missing" for name in sorted(missing)]
        + [f"{{{name}}} does not exist in English" for name in sorted(strange)]
    )


def tidy_edges(text: Text) -> str:
    """A space at the end shows on a button, and nobody sees why."""
    return "begins or ends with a space" if text.said != text.said.strip() else ""


def same_final_mark(text: Text) -> str:
    """A question stays a question, a button stays without a full stop."""
    wanted, found = (FINAL_MARKS.get(it.rstrip()[-1:], "") for it in (text.english, text.said))
    return "" if wanted == found else f"ends with “{found or 'no mark'}”, in English with “{wanted or 'no mark'}”"


def same_signs(text: Text) -> str:
    """The little pictures are signposts: the same ones in every language (but *back* may point the other way)."""
    return "" if _signs(text.english) == _signs(text.said) else "has other pictures (emoji) than in English"


def _signs(text: str) -> list[str]:
    return sorted(letter for letter in text.replace("➡", "⬅") if unicodedata.category(letter) == "So")


def short_sentences(text: Text) -> str:
    """See `LONGEST_SENTENCE`."""
    longest = max((_words(sentence) for sentence in _SENTENCE_END.split(text.said)), default=0)
    return f"has a sentence of {longest} words, more than {LONGEST_SENTENCE}" if longest > LONGEST_SENTENCE else ""


def _words(text: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def everyday_words(text: Text) -> str:
    """See `TOO_HARD`."""
    flags = 0 if text.language == "da" else re.IGNORECASE  # Dem is polite, dem is them
    hard = [
        found[0]
        for word in TOO_HARD.get(text.language, ())
        if (found := re.search(rf"(?<!\w){word}(?!\w)", text.said, flags))
    ]
    return f"“{hard[0]}” is hard to read for a beginner" if hard else ""


def fits_its_button(text: Text) -> str:
    """One line without a mark that ends a sentence and without holes is a button; a command in a list is not."""
    is_button = not _SENTENCE_END.search(text.english) and "{" not in text.english and not text.english.startswith("/")
    length = len([letter for letter in text.said if unicodedata.category(letter) not in ("Mn", "Cf")])
    return f"has {length} characters, a button holds {LONGEST_BUTTON}" if is_button and length > LONGEST_BUTTON else ""


def is_translated(text: Text) -> str:
    """English copied into the translation is not a translation."""
    return "is still English" if text.said == text.english and _words(text.english) > ALIKE else ""


Rule = Callable[[Text], str]

OF_EVERY_TEXT: tuple[Rule, ...] = (tidy_edges, short_sentences, everyday_words, fits_its_button)
OF_TRANSLATIONS: tuple[Rule, ...] = (same_holes, same_final_mark, same_signs, is_translated)


def wrong_with(text: Text, rules: Collection[Rule], terms: Collection[Term] = ()) -> Iterator[str]:
    """Everything that is wrong with a text."""
    yield from (why for rule in rules if (why := rule(text)))
    for term in terms:
        if term.is_missing(text.english, text.said):
            yield f"“{term.english}” is “{term.ours}” in our glossary"
