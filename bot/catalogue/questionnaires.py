"""The texts of the questionnaires that Makker brings along: data in every language, held to the same rules.

A line `# Read by native speakers: en, da` in a questionnaire says who has read it; nobody else is counted.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_READ_BY = re.compile(r"^# Read by native speakers: (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class QuestionnaireText:
    """One text of a questionnaire, in every language that it has."""

    place: str
    said: Mapping[str, str]
    read_by: frozenset[str]
    """The languages in which a native speaker has read it."""


def texts(root: Path) -> Iterator[QuestionnaireText]:
    """All texts of all questionnaires, in the order of the files."""
    for file in sorted((root / "bot" / "questionnaires").glob("*.toml")):
        source = file.read_text(encoding="utf-8")
        read_by = frozenset(re.split(r",\s*", found[1])) if (found := _READ_BY.search(source)) else frozenset()
        for said in _in(tomllib.loads(source)):
            yield QuestionnaireText(file.relative_to(root).as_posix(), said, read_by)


def _in(table: Any) -> Iterator[Mapping[str, str]]:
    match table:
        case {"en": str()}:
            yield {language: text for language, text in table.items() if isinstance(text, str)}
        case {"en": list(labels)}:
            yield from ({language: texts[point] for language, texts in table.items()} for point in range(len(labels)))
        case dict():
            yield from (said for inner in table.values() for said in _in(inner))
        case list():
            yield from (said for inner in table for said in _in(inner))
