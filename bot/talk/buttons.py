"""The buttons that stand beside a question's own, and which buttons a person sees at all."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from bot.talk.phrase import Phrase, _
from bot.talk.question import Question
from bot.talk.questions import EDIT

BACK, LATER, STOP, CLOSE, HELP = "<back", "<later", "<stop", "<close", "<help"
"""The options that a conversation may have beside its questions' own. CLOSE is STOP by another name, for conversations
about stopping: there “Stop” would be read as an answer."""

NAVIGATION: Mapping[str, Phrase] = {
    BACK: _("⬅️ Back"),
    LATER: _("⏳ Ask me later"),
    STOP: _("✖️ Stop"),
    CLOSE: _("✖️ Never mind"),
    HELP: _("🆘 Help"),
}

MENU = _("☰ Menu")
"""The way on that always is there."""

CLAUSE_ENDS = str.maketrans(dict.fromkeys("،–;؛:", ","))
"""“Yes, I can” may be answered with “Yes”."""


def own_options(question: Question[Any], open_lines: Collection[str]) -> dict[str, Phrase]:
    """The question's own buttons; a summary's line can be changed only while Back can still reach it."""
    return {
        option: label
        for option, label in question.options().items()
        if not option.startswith(EDIT) or option.removeprefix(EDIT) in open_lines
    }


def meant(words: str, buttons: Mapping[str, Phrase], readers: Iterable[Callable[[Phrase], str]]) -> str | None:
    """The one button whose label somebody typed, in any reader's language; None where it is none or several."""
    typed = plain(words)
    said = [(option, reader(label)) for reader in readers for option, label in buttons.items()]
    for written in (plain, _first_clause):
        fitting = {option for option, label in said if typed and written(label) == typed}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _first_clause(label: str) -> str:
    return plain(label.translate(CLAUSE_ENDS).partition(",")[0])


def plain(text: str) -> str:
    """Letters and digits, without case, emoji, accents that stand apart, and direction marks."""
    return " ".join("".join(map(_plain_letter, unicodedata.normalize("NFKC", text).casefold())).split())


def _plain_letter(letter: str) -> str:
    if letter.isalnum():
        return str(unicodedata.digit(letter, letter))
    return "" if unicodedata.category(letter) in ("Mn", "Me", "Cf") else " "
