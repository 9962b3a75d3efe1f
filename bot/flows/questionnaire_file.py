"""Reading a questionnaire from its TOML text. Every mistake is refused with a sentence that names line and question."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from bot.domain.checkin import Moment
from bot.domain.member import Role
from bot.flows.questionnaire import TREND, Condition, Item, Questions
from bot.flows.questionnaire_lines import Fault, Lines, QuestionnaireError
from bot.flows.questionnaire_parts import (
    KEY,
    MOST_PICTURED,
    Spot,
    Table,
    WrongError,
    asked_at,
    choices,
    condition,
    in_picture,
    labels,
    moments,
    only,
    some_of,
    table,
    tables,
    texts,
    whole_number,
    yes_or_no,
)
from bot.talk.figures import HIGHEST
from bot.talk.phrase import Wording

FIELDS: Mapping[str, frozenset[str]] = {
    "scale": frozenset({"labels", "trust", "picture"}),
    "trend": frozenset(),
    "choice": frozenset({"choice", "in_work"}),
    "several": frozenset({"choice"}),
    "number": frozenset({"lowest", "highest", "unit"}),
    "date": frozenset({"ahead"}),
    "story": frozenset(),
}
"""The kinds of question, and what each may say besides what `EVERY` one may."""
EVERY = frozenset({"key", "kind", "ask", "ask_at", "when", "moments"})

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)")
WHOLE = Spot("the questionnaire")


@lru_cache(64)
def read_questions(source: str) -> Questions:
    """The questionnaire in a TOML text; QuestionnaireError where it is wrong or not in every language."""
    try:
        told = tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        line = int(found[1]) if (found := _AT_LINE.search(str(wrong))) else source.count("\n") + 1
        sentence = f"the questionnaire is not TOML: {_AT_LINE.sub('', str(wrong))}"
        raise QuestionnaireError([Fault(line, sentence)]) from wrong
    reading = _Reading(told)
    questions = reading.questions()
    if reading.wrong or questions is None:
        lines = Lines(source)
        raise QuestionnaireError([Fault(lines.line_of(it.place), it.sentence) for it in reading.wrong])
    return questions


@dataclass
class _Reading:
    """One file: what was read so far, and all that is wrong with it."""

    told: Table
    wrong: list[WrongError] = field(default_factory=list)
    scales: dict[str, tuple[Wording, ...]] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """Of all questions so far, right or wrong: a mistake is told once."""

    def questions(self) -> Questions | None:
        """All of it; None where that cannot be, and `wrong` says why."""
        self._try(only, WHOLE, self.told, {"role", "version", "scale", "question"})
        role, version = self._try(_role, self.told), self._try(_version, self.told)
        self._try(self._read_scales)
        self._try(self._read_items)
        if not self.wrong:
            self._try(self._asks_at_every_moment)
            self._try(self._fits_into_a_picture)
        return None if role is None or version is None else Questions(role, version, tuple(self.items.values()))

    def _try(self, read: Any, *arguments: Any) -> Any:
        try:
            return read(*arguments)
        except WrongError as wrong:
            self.wrong.append(wrong)
            return None

    def _read_scales(self) -> None:
        for name, told in table(Spot("the list of scales", ("scale",)), self.told.get("scale", {})).items():
            self.scales[name] = ()  # known, right or wrong
            self.scales[name] = self._try(labels, Spot(f"scale “{name}”", ("scale", name)), told) or ()

    def _read_items(self) -> None:
        entries = tables(WHOLE, "question", self.told.get("question", []))
        if not entries:
            raise WHOLE.wrong("has no questions")
        for place, entry in enumerate(entries):
            self._try(self._read_item, place, entry)

    def _read_item(self, place: int, entry: Table) -> None:
        key = entry.get("key")
        if not isinstance(key, str) or not KEY.fullmatch(key):
            unnamed = Spot(f"question {place + 1}", ("question", place))
            raise unnamed.wrong(f"needs a key: up to 24 small letters, digits and _; not {key!r}", "key")
        spot = Spot(f"question “{key}”", ("question", place))
        if key in self.keys:
            raise spot.wrong("stands twice", "key")
        self.keys.add(key)
        self.items[key] = self._item(spot, key, entry)

    def _item(self, spot: Spot, key: str, entry: Table) -> Item:
        kind = str(entry.get("kind"))
        if kind not in FIELDS:
            raise spot.wrong(f"needs a kind: {', '.join(FIELDS)}; not “{kind}”", "kind")
        only(spot, entry, EVERY | FIELDS[kind])
        rounds = moments(spot, entry.get("moments", list(Moment)))
        item = Item(
            key=key,
            kind=kind,
            ask=texts(spot.part("", "ask"), entry.get("ask")),
            ask_at=asked_at(spot.part(": ask_at", "ask_at"), entry.get("ask_at", {}), rounds),
            moments=rounds,
            **self._of_its_kind(kind, spot, entry),
        )
        return Item(**{**vars(item), "when": self._condition(spot, item, entry["when"])}) if "when" in entry else item

    def _of_its_kind(self, kind: str, spot: Spot, entry: Table) -> dict[str, Any]:
        match kind:
            case "scale":
                return self._scale(spot, entry)
            case "choice" | "several":
                offered = choices(spot, entry.get("choice"))
                return {"choices": offered, "in_work": some_of(spot, entry.get("in_work", []), offered)}
            case "trend":
                return {"choices": TREND}
            case "number":
                lowest = whole_number(spot.part(": lowest", "lowest"), entry.get("lowest", 0), 0, HIGHEST)
                highest = whole_number(spot.part(": highest", "highest"), entry.get("highest"), lowest + 1, HIGHEST)
                unit = texts(spot.part(": unit", "unit"), entry.get("unit"))
                return {"lowest": lowest, "highest": highest, "unit": unit}
            case "date":
                return {"ahead": yes_or_no(spot.part(": ahead", "ahead"), entry.get("ahead", False))}
        return {}

    def _scale(self, spot: Spot, entry: Table) -> dict[str, Any]:
        if not isinstance(entry.get("labels"), str) or entry["labels"] not in self.scales:
            raise spot.wrong(f"names no scale of this questionnaire: {entry.get('labels')!r}", "labels")
        named = self.scales[entry["labels"]]
        trust = yes_or_no(spot.part(": trust", "trust"), entry.get("trust", False))
        shown = in_picture(spot, entry["picture"], named) if "picture" in entry else None
        return {"labels": named, "trust": trust, "picture": shown}

    def _condition(self, spot: Spot, item: Item, told: object) -> Condition | None:
        here = spot.part(": when", "when")
        named = table(here, told)
        only(here, named, {"key", "at_most", "at_least", "equals", "includes"})
        key = str(named.get("key"))
        if key not in self.keys - {item.key}:
            raise spot.wrong(f"depends on a question that does not stand before it: {named.get('key')!r}", "when")
        asked = self.items.get(key)
        if asked is None:
            return None  # that question is wrong itself, and told about
        if alone := sorted(item.moments - asked.moments):
            raise spot.wrong(f"is asked at {alone[0]}, but “{key}”, on which it depends, is not", "when")
        return condition(here, asked, named)

    def _asks_at_every_moment(self) -> None:
        always = [item for item in self.items.values() if item.when is None]
        silent = [moment for moment in Moment if not any(moment in item.moments for item in always)]
        if silent:
            raise WHOLE.wrong(f"asks nothing at: {', '.join(silent)}", "question")

    def _fits_into_a_picture(self) -> None:
        shown = [place for place, item in enumerate(self.items.values()) if item.picture]
        if len(shown) > MOST_PICTURED:
            raise WHOLE.wrong(f"can have at most {MOST_PICTURED} questions in the picture", "question", shown[-1])


def _role(told: Table) -> Role:
    if told.get("role") not in (Role.mentee, Role.mentor):
        raise WHOLE.wrong("needs a role: mentee or mentor", "role")
    return Role(told["role"])


def _version(told: Table) -> int:
    return whole_number(Spot("the questionnaire’s version", ("version",)), told.get("version"), 1)
