"""Questionnaires: a programme's own questions, as data. One published version never changes.

How to write one is told at the top of `bot/questionnaires/mentee.toml`; `bot.flows.questionnaire_file` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.case import Rule, Severity, Signal
from bot.domain.effects import Json, Told
from bot.domain.member import Role
from bot.flows import words
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase
from bot.talk.question import Question
from bot.talk.questions import Choice, Maybe, Scale

Value = int | str | Told | None


@dataclass(frozen=True)
class Condition:
    """Asked only where the answer to `key` is this; a skipped answer fits no condition."""

    key: str
    at_most: int | None = None
    equals: str | None = None

    def holds(self, told: Mapping[str, Value]) -> bool:
        """Whether the answers so far lead here."""
        value = told.get(self.key)
        if self.at_most is not None:
            return isinstance(value, int) and value <= self.at_most
        return value is not None and value == self.equals


@dataclass(frozen=True)
class Item:
    """One question as the coordinator wrote it."""

    key: str
    kind: str
    ask: Phrase
    labels: tuple[Phrase, ...] = ()
    choices: Mapping[str, Phrase] | None = None
    when: Condition | None = None
    alarm_at: int | None = None
    """A score at or below this raises the low-trust signal."""

    def question(self) -> Question[Value]:
        """The question itself; every one can be skipped."""
        match self.kind:
            case "scale":
                return Maybe(Scale(self.key, self.ask, self.labels))
            case "choice":
                return Maybe(Choice(self.key, self.ask, self.choices or {}))
            case _:
                return Maybe(Story(self.key, self.ask))

    def shown(self, stored: Json) -> Phrase:
        """A stored answer as words; ValueError where it is not one of this question's."""
        match self.question().read(stored):
            case int() as score:
                return self.labels[score - 1]
            case str() as chosen:
                return (self.choices or {})[chosen]
            case told:
                return words.told(told)

    def signal(self, value: Value) -> Signal | None:
        """What this answer means for the coordinators."""
        if self.alarm_at is None or not isinstance(value, int) or value > self.alarm_at:
            return None
        return Signal(Rule.low_trust, Severity.high, {"points": value})


@dataclass(frozen=True)
class Questions:
    """A whole questionnaire for one role."""

    role: Role
    version: int
    items: tuple[Item, ...]
