"""Mistakes in a questionnaire, and in which line they are.

TOML readers tell what a file says, not where. Whoever wrote the file sees lines, so the place is looked up: the
tables and names that a file opens are enough for that, because a mistake is named by its table and its name.
"""

import re
from collections import Counter
from dataclasses import dataclass

_ENTRY = re.compile(r"\s*\[\[([\w.-]+)\]\]")
_TABLE = re.compile(r"\s*\[([\w.-]+)\]")
_NAME = re.compile(r"\s*([\w-]+)\s*=")

Place = tuple[str | int, ...]
"""The way to something: `("question", 2, "choice", 0, "da")`; tables of one name are counted from 0."""


@dataclass(frozen=True)
class Fault:
    """One mistake: in which line, and what it is."""

    line: int
    sentence: str


class QuestionnaireError(ValueError):
    """A questionnaire that cannot be used, and every mistake in it, from the top."""

    def __init__(self, faults: list[Fault]) -> None:
        """At least one."""
        self.faults = sorted(faults, key=lambda fault: fault.line)
        super().__init__("\n".join(f"line {fault.line}: {fault.sentence}" for fault in self.faults))


class Lines:
    """The lines of one file."""

    def __init__(self, source: str) -> None:
        """Read once, when there is a mistake to tell about."""
        self._lines = source.splitlines()
        self._found: dict[Place, int] = {}
        self._counts: Counter[Place] = Counter()
        self._table: Place = ()
        for number, line in enumerate(self._lines, start=1):
            if place := self._opened_in(line):
                self._found.setdefault(place, number)

    def _opened_in(self, line: str) -> Place | None:
        if entry := _ENTRY.match(line):
            way = self._way(entry[1])
            way = way[:-1] if isinstance(way[-1], int) else way
            self._counts[way] += 1
            self._table = (*way, self._counts[way] - 1)
        elif table := _TABLE.match(line):
            self._table = self._way(table[1])
        else:
            name = _NAME.match(line)
            return (*self._table, name[1]) if name else None
        return self._table

    def _way(self, dotted: str) -> Place:
        """`question.ask` as a way: each part that was opened several times is the last one."""
        way: Place = ()
        for name in dotted.split("."):
            way = (*way, name)
            if count := self._counts[way]:
                way = (*way, count - 1)
        return way

    def line_of(self, place: Place) -> int:
        """The line, counted from 1, in which it stands; else that of what it belongs to; 1 where nothing is known."""
        for length in range(len(place), 0, -1):
            if line := self._found.get(place[:length]):
                return self._within(line, place[length:])
        return 1

    def _within(self, line: int, rest: Place) -> int:
        """Further down, in a list that goes over several lines: the line of its n-th entry."""
        if not rest or not isinstance(rest[0], int):
            return line
        entries = [at for at in range(line, len(self._lines) + 1) if "{" in self._lines[at - 1]]
        return entries[rest[0]] if rest[0] < len(entries) else line
