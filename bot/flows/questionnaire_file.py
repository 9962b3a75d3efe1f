"""Reading a questionnaire from its TOML text. Every mistake is refused with a sentence that names the question."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from bot.domain.member import Role
from bot.flows.questionnaire import Condition, Item, Questions
from bot.settings import LANGUAGES
from bot.talk.phrase import Phrase, wording
from bot.talk.questions import SCALE

FIELDS: Mapping[str, frozenset[str]] = {
    "scale": frozenset({"labels", "alarm_at"}),
    "choice": frozenset({"choice"}),
    "story": frozenset(),
}
"""The kinds of question, and what each may say besides `key`, `kind`, `ask` and `when`."""
EVERY = frozenset({"key", "kind", "ask", "when"})

KEY, CHOICE_KEY = re.compile(r"[a-z][a-z0-9_]{0,23}"), re.compile(r"[a-z][a-z0-9_]{0,11}")
"""Short, because Telegram's buttons carry 64 bytes."""

Table = Mapping[str, Any]


class QuestionnaireError(ValueError):
    """A questionnaire that cannot be used; says which question and what is wrong."""


def read_questions(source: str) -> Questions:
    """The questionnaire in a TOML text; QuestionnaireError where it is wrong or not in every language."""
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        raise QuestionnaireError(f"the questionnaire is not TOML: {wrong}") from wrong
    _only("the questionnaire", table, {"role", "version", "scale", "question"})
    named = _table("the list of scales", table.get("scale", {}))
    scales = {name: _labels(f"scale “{name}”", texts) for name, texts in named.items()}
    items: dict[str, Item] = {}
    for place, entry in enumerate(_tables("the questionnaire", "question", table.get("question", [])), start=1):
        item = _item(entry, place, scales, items)
        items[item.key] = item
    if not items:
        raise QuestionnaireError("the questionnaire has no questions")
    return Questions(
        _role(table), _number("the questionnaire’s version", table.get("version"), 1), tuple(items.values())
    )


def _role(table: Table) -> Role:
    if table.get("role") not in (Role.mentee, Role.mentor):
        raise QuestionnaireError("the questionnaire needs a role: mentee or mentor")
    return Role(table["role"])


def _item(entry: Table, place: int, scales: Mapping[str, tuple[Phrase, ...]], before: Mapping[str, Item]) -> Item:
    key = _key(entry, place)
    owner = f"question “{key}”"
    if key in before:
        raise QuestionnaireError(f"{owner} stands twice")
    kind = _kind(owner, entry)
    if kind == "scale" and str(entry.get("labels")) not in scales:
        raise QuestionnaireError(f"{owner} names no scale of this questionnaire: {entry.get('labels')!r}")
    return Item(
        key=key,
        kind=kind,
        ask=_texts(owner, entry.get("ask")),
        labels=scales[entry["labels"]] if kind == "scale" else (),
        choices=_choices(owner, entry.get("choice")) if kind == "choice" else None,
        when=_condition(owner, entry["when"], before) if "when" in entry else None,
        alarm_at=_number(f"{owner}: alarm_at", entry["alarm_at"], 1, SCALE - 1) if "alarm_at" in entry else None,
    )


def _key(entry: Table, place: int) -> str:
    key = entry.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise QuestionnaireError(f"question {place} needs a key: up to 24 small letters, digits and _; not {key!r}")
    return key


def _kind(owner: str, entry: Table) -> str:
    kind = str(entry.get("kind"))
    if kind not in FIELDS:
        raise QuestionnaireError(f"{owner} needs a kind: {', '.join(FIELDS)}; not “{kind}”")
    _only(owner, entry, EVERY | FIELDS[kind])
    return kind


def _choices(owner: str, entries: object) -> dict[str, Phrase]:
    choices: dict[str, Phrase] = {}
    for entry in _tables(owner, "question.choice", entries):
        key = entry.get("key")
        if not isinstance(key, str) or not CHOICE_KEY.fullmatch(key) or key in choices:
            raise QuestionnaireError(
                f"{owner}: every choice needs a key of its own: up to 12 small letters, digits and _; not {key!r}"
            )
        choices[key] = _texts(f"{owner}, choice “{key}”", {name: text for name, text in entry.items() if name != "key"})
    if len(choices) <= 1:
        raise QuestionnaireError(f"{owner} needs at least two choices")
    return choices


def _condition(owner: str, told: object, before: Mapping[str, Item]) -> Condition:
    table = _table(f"{owner}: when", told)
    _only(f"{owner}: when", table, {"key", "at_most", "equals"})
    asked = before.get(str(table.get("key")))
    if asked is None:
        raise QuestionnaireError(f"{owner} depends on a question that does not stand before it: {table.get('key')!r}")
    if asked.kind == "scale" and "equals" not in table:
        return Condition(asked.key, at_most=_number(f"{owner}: at_most", table.get("at_most"), 1, SCALE - 1))
    if asked.kind == "choice" and "at_most" not in table and str(table.get("equals")) in (asked.choices or {}):
        return Condition(asked.key, equals=table["equals"])
    raise QuestionnaireError(f"{owner}: when needs at_most for a scale, or equals with one of the choices")


def _texts(owner: str, texts: object) -> Phrase:
    if not isinstance(texts, dict):
        raise QuestionnaireError(f"{owner} has no text in: {', '.join(LANGUAGES)}")
    missing = [it for it in LANGUAGES if not isinstance(texts.get(it), str) or not texts[it].strip()]
    if missing:
        raise QuestionnaireError(f"{owner} has no text in: {', '.join(missing)}")
    _only(owner, texts, set(LANGUAGES))
    return wording({language: texts[language].strip() for language in LANGUAGES})


def _labels(owner: str, told: object) -> tuple[Phrase, ...]:
    texts = _table(owner, told)
    _only(owner, texts, set(LANGUAGES))
    for language in LANGUAGES:
        labels = texts.get(language)
        if not isinstance(labels, list) or len({str(label).strip() for label in labels} - {""}) != SCALE:
            raise QuestionnaireError(f"{owner} needs {SCALE} different labels in {language}, the lowest first")
    return tuple(
        _texts(f"{owner}, label {point + 1}", {language: texts[language][point] for language in LANGUAGES})
        for point in range(SCALE)
    )


def _number(owner: str, value: object, lowest: int, highest: int | None = None) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < lowest or (highest and value > highest):
        wanted = f"from {lowest} to {highest}" if highest else f"of {lowest} or more"
        raise QuestionnaireError(f"{owner} needs a whole number {wanted}, not {value!r}")
    return value


def _table(owner: str, told: object) -> Table:
    if not isinstance(told, dict):
        raise QuestionnaireError(f"{owner} needs names and values, not {told!r}")
    return told


def _tables(owner: str, name: str, told: object) -> list[Table]:
    if not isinstance(told, list) or not all(isinstance(entry, dict) for entry in told):
        raise QuestionnaireError(f"{owner} needs one [[{name}]] each")
    return told


def _only(owner: str, table: Table, allowed: set[str] | frozenset[str]) -> None:
    strange = sorted(table.keys() - allowed)
    if strange:
        raise QuestionnaireError(f"{owner} cannot have “{strange[0]}”; it can have: {', '.join(sorted(allowed))}")
