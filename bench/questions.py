"""What everybody asks: the questions of `check_in.toml`, in English. Imports nothing of Makker's."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("check_in.toml")
"""What Makker publishes."""
END = "Thank you. That was the last question."
MANY = 6
"""How many questions each person is asked."""


@dataclass(frozen=True)
class Question:
    """One question; `choices`: the labels of its buttons by their keys, in their order, none for own words."""

    key: str
    ask: str
    choices: Mapping[str, str]


def _read(told: dict[str, Any]) -> dict[str, Question]:
    return {it["key"]: Question(it["key"], it["ask"]["en"], _choices(told, it)) for it in told["question"]}


def _choices(told: dict[str, Any], item: dict[str, Any]) -> dict[str, str]:
    match item["kind"]:
        case "choice":
            return {it["key"]: it["en"] for it in item["choice"]}
        case "scale":  # the highest point first, as Makker shows it
            points = list(enumerate(told["scale"][item["labels"]]["en"], 1))
            return {str(point): label for point, label in reversed(points)}
        case _:
            return {}


QUESTIONS = _read(tomllib.loads(SOURCE.read_text("utf-8")))
"""By their keys. Who has met is asked `together`, who has not `difficult`."""
FIRST = QUESTIONS["met"]
NEXT = {"together": "work", "difficult": "work", "work": "confidence", "confidence": "helped", "helped": "learned"}


def after(key: str, answer: str) -> Question | None:
    """The question that follows this answer (a choice's key, or words); None at the end."""
    if key == FIRST.key:
        return QUESTIONS["together" if answer == "yes" else "difficult"]
    return QUESTIONS[NEXT[key]] if key in NEXT else None
