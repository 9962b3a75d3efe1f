"""Questionnaires: a programme's own questions, as data. One published version never changes."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.case import Rule, Severity, Signal
from bot.domain.effects import Told
from bot.domain.member import Role
from bot.settings import LANGUAGES
from bot.talk.phrase import Phrase, wording
from bot.talk.question import Question
from bot.talk.questions import SCALE, Choice, Maybe, Scale, Story

KINDS = ("scale", "choice", "story")

Value = int | str | Told | None


class QuestionnaireError(ValueError):
    """A questionnaire that cannot be used; says which question and what is wrong."""


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
    choices: tuple[tuple[str, Phrase], ...] = ()
    when: Condition | None = None
    alarm_at: int | None = None
    """A score at or below this raises the low-trust signal."""

    def question(self) -> Question[Value]:
        """The question itself; every one can be skipped."""
        match self.kind:
            case "scale":
                return Maybe(Scale(self.key, self.ask, self.labels))
            case "choice":
                return Maybe(Choice(self.key, self.ask, dict(self.choices)))
            case _:
                return Maybe(Story(self.key, self.ask))

    def signal(self, value: Value) -> Signal | None:
        """What this answer means for the coordinators."""
        low = self.alarm_at is not None and isinstance(value, int) and value <= self.alarm_at
        return Signal(Rule.low_trust, Severity.high) if low else None


@dataclass(frozen=True)
class Questions:
    """A whole questionnaire for one role."""

    role: Role
    version: int
    items: tuple[Item, ...]


def read_questions(source: str) -> Questions:
    """The questionnaire in a TOML text; QuestionnaireError where it is wrong or not in every language."""
    try:
        table = tomllib.loads(source)
        role, version = Role(table["role"]), int(table["version"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as wrong:
        raise QuestionnaireError(f"the questionnaire cannot be read: {wrong}") from wrong
    scales = {name: _labels(name, texts) for name, texts in table.get("scale", {}).items()}
    items: list[Item] = []
    for entry in table.get("question", []):
        items.append(_item(entry, scales, {item.key for item in items}))
    if not items:
        raise QuestionnaireError("the questionnaire has no questions")
    return Questions(role, version, tuple(items))


def _item(entry: Mapping[str, Any], scales: Mapping[str, tuple[Phrase, ...]], before: set[str]) -> Item:
    key = str(entry.get("key", "?"))
    if key in before:
        raise QuestionnaireError(f"question “{key}” stands twice")
    if entry.get("kind") not in KINDS:
        raise QuestionnaireError(f"question “{key}” needs a kind: {', '.join(KINDS)}")
    if entry["kind"] == "scale" and entry.get("labels") not in scales:
        raise QuestionnaireError(f"question “{key}” names no scale of this questionnaire")
    return Item(
        key=key,
        kind=entry["kind"],
        ask=_texts(f"question “{key}”", entry.get("ask", {})),
        labels=scales.get(entry.get("labels", ""), ()),
        choices=tuple((c["key"], _texts(f"a choice of “{key}”", c)) for c in entry.get("choice", [])),
        when=_condition(key, entry["when"], before) if "when" in entry else None,
        alarm_at=entry.get("alarm_at"),
    )


def _condition(key: str, table: Mapping[str, Any], before: set[str]) -> Condition:
    if table.get("key") not in before:
        raise QuestionnaireError(f"question “{key}” depends on a question that does not stand before it")
    return Condition(table["key"], table.get("at_most"), table.get("equals"))


def _texts(owner: str, texts: Mapping[str, Any]) -> Phrase:
    missing = [language for language in LANGUAGES if not texts.get(language)]
    if missing:
        raise QuestionnaireError(f"{owner} has no text in: {', '.join(missing)}")
    return wording({language: str(texts[language]) for language in LANGUAGES})


def _labels(name: str, texts: Mapping[str, list[str]]) -> tuple[Phrase, ...]:
    for language in LANGUAGES:
        if len(texts.get(language, [])) != SCALE:
            raise QuestionnaireError(f"scale “{name}” needs {SCALE} labels in {language}")
    return tuple(wording({language: texts[language][point] for language in LANGUAGES}) for point in range(SCALE))
