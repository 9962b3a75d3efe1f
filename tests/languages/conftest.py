"""People who read Makker's messages, in Copenhagen."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from bot.talk.phrase import Phrase
from bot.talk.reader import Reader

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))

Seen = Callable[[str, Phrase], str]


@pytest.fixture
def say() -> Seen:
    """What a message in a language holds, with its marks of direction."""
    return lambda language, phrase: Reader(language, COPENHAGEN).say(phrase)


@pytest.fixture
def seen(say: Seen) -> Seen:
    """What a reader of a language sees: the same without marks of direction."""
    return lambda language, phrase: say(language, phrase).translate(UNSEEN)
