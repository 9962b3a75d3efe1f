"""Every text that the conversations can show: each is walked through, each button tapped once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import product
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from bot.domain.agreement import Terms
from bot.domain.effects import Told
from bot.domain.member import Role
from bot.flows import FLOWS
from bot.flows.terms import Frame
from bot.settings import LANGUAGES
from bot.talk.conversation import Conversation, Turn
from bot.talk.engine import hear, look
from bot.talk.heard import Heard, Tap, Unusable, Voice, Words
from bot.talk.phrase import Phrase
from bot.talk.question import Question

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TYPED = "‹typed›"
"""Stands for everything that comes from people, so that a test can tell it from our own words."""

QUESTIONNAIRE = """
role = "mentee"
version = 1
[[question]]
key = "why"
kind = "story"
[question.ask]
en = "‹why›"
da = "‹why›"
ar = "‹why›"
"""
DAY = date(2026, 12, 8)
FRAME = Frame("‹partner›", since=date(2026, 11, 24), today=date(2026, 11, 24), months=6)
TERMS = [
    Terms("weekly_1", "cafe", ("job",), date(2027, 5, 24), "telegram"),
    Terms("‹rhythm›", "‹place›", ("‹aim›", "danish"), date(2027, 5, 24), "‹reach›"),
]
KNOWN: dict[str, list[Any]] = {
    "zone": ["Europe/Copenhagen"],
    "source": [QUESTIONNAIRE],
    "starts_at": [datetime(2026, 11, 27, 13, tzinfo=UTC)],
    "role": [Role.mentee, Role.mentor],
    "places": [("‹places›",)],
    "numbers": [(), ("‹a number›", "‹another›")],
    "busy": [(datetime(2026, 11, 25, 13, tzinfo=UTC),)],
    "was": [None, datetime(2026, 11, 25, 13, tzinfo=UTC)],
    "terms": TERMS,
    "since": [datetime(2026, 11, 1, 9, tzinfo=UTC)],
    "keep_months": [12, 1],
    "again": [None, datetime(2026, 12, 4, 13, tzinfo=UTC)],
}

SAMPLES: dict[Any, list[Any]] = {
    int: [1],
    bool: [True, False],
    timedelta: [timedelta(hours=1)],
    NoneType: [None],
    date: [DAY],
    datetime: [datetime(2026, 11, 27, 13, tzinfo=UTC)],
    tuple[str, ...]: [LANGUAGES],
    tuple[int, ...]: [(1, 2, 4, 8)],
    Frame: [FRAME],
    Terms: TERMS,
}
"""What a fact of this type may be; words of people stand in ‹›."""


@dataclass(frozen=True)
class Screen:
    """What one turn shows: sentences, and the buttons under them."""

    flow: str
    says: tuple[Phrase, ...]
    asks: Question[Any] | None

    @property
    def buttons(self) -> list[Phrase]:
        """The labels of the question's own buttons."""
        return list(self.asks.options().values()) if self.asks else []

    @property
    def phrases(self) -> list[Phrase]:
        """Everything that is read."""
        return [*self.says, *([self.asks.prompt] if self.asks else []), *self.buttons]


def screens() -> Iterator[Screen]:
    """All screens of all conversations."""
    for name, spec in FLOWS.items():
        for facts in _facts(spec.facts):
            start = Conversation(id=1, flow=spec.flow(facts))
            tapped: set[tuple[str, str]] = set()
            yield from _walk(name, look(start, NOW), tapped)


def _walk(flow: str, turn: Turn, tapped: set[tuple[str, str]]) -> Iterator[Screen]:
    said = [*turn.say, *filter(None, (turn.toast, turn.answered)), *(it.title for it in turn.calendar)]
    yield Screen(flow, tuple(said), turn.ask)
    if turn.ask is None:
        return
    key = re.sub(r"\d+", "", turn.ask.key)  # what can be asked again and again is numbered
    for label, heard in _possible(turn):
        if (key, label) not in tapped:
            tapped.add((key, label))
            yield from _walk(flow, hear(turn.conversation, heard, NOW), tapped)


def _possible(turn: Turn) -> Iterator[tuple[str, Heard]]:
    assert turn.ask is not None
    yield "something unusable", Unusable()
    yield "too long", Words("‹›" * 20_000)
    yield "too long to hear", Voice("file", 3600)
    for option in turn.ask.options():
        yield option, Tap(1, turn.conversation.version, turn.ask.key, option)
    yield "words", Words(TYPED)
    yield "voice", Voice("file", 5)


def _facts(kind: type[Any]) -> Iterator[dict[str, Any]]:
    hints = get_type_hints(kind)
    possible = [[(it.name, value) for value in _values(it.name, hints[it.name])] for it in fields(kind)]
    yield from map(dict, product(*possible))


def _values(name: str, kind: Any) -> list[Any]:
    if name in KNOWN:
        return KNOWN[name]
    if isinstance(kind, UnionType):
        return [value for one in get_args(kind) for value in _values(name, one)]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return list(kind)
    if kind is Told:
        return [Told(f"‹{name}›"), Told(voice="file")]
    return {**SAMPLES, str: [f"‹{name}›"]}[kind]
