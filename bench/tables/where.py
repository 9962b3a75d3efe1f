"""Where the microseconds of a turn go: by whose code it is, and by statement."""

import cProfile
import pstats
import re
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from bench import databases
from bench.figures import Sheet
from bench.inside.makker import asked
from bench.options import Options
from bench.questions import MANY

MICRO = 1e6
WARM = 5
"""People who answer first: by then everything is compiled."""
MOST = 100
"""People whose turns are looked at; more say nothing new."""
LIBRARIES = ("sqlalchemy", "sqlmodel", "pydantic", "babel", "json")
PLACE = re.compile(rf"/(?:(?P<ours>bot/\w+)|site-packages/(?P<library>{'|'.join(LIBRARIES)}))[/.]")


def where(options: Options) -> Sheet:
    """The processor's time in a turn, as the profiler shares it out, and what each statement takes."""
    people = min(options.people, MOST)
    says = (
        "One turn inside the process on SQLite, in microseconds of the processor: whole; shared out by a profiler "
        "(which slows everything down: only the shares are its own); and in the database's driver, for each statement. "
        "Waiting for the disk is not in it."
    )
    sheet = Sheet("where", says)
    with databases.sqlite() as new, asked(new(), WARM + 2 * people) as crowd:
        crowd.answer(WARM, lambda take: take())
        plain = _Plain(crowd.engine)
        crowd.answer(people, plain.hear)
        profile = cProfile.Profile(timer=time.thread_time)
        crowd.answer(people, lambda take: profile.runcall(take))  # noqa: PLW0108  (its own signature says less)
    _add(sheet, people * MANY, plain, profile)
    return sheet


class _Plain:
    """Turns without a profiler: how long they take, and their statements."""

    def __init__(self, engine: Engine) -> None:
        self.seconds = 0.0
        self.statements: dict[str, list[float]] = defaultdict(list)
        self._is_in_turn, self._began = False, 0.0
        event.listen(engine, "before_cursor_execute", self._before)
        event.listen(engine, "after_cursor_execute", self._after)

    def hear(self, take: Callable[[], object]) -> None:
        self._is_in_turn, began = True, time.thread_time()
        take()
        self.seconds += time.thread_time() - began
        self._is_in_turn = False

    def _before(self, *_: Any) -> None:
        self._began = time.thread_time()

    def _after(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        took = time.thread_time() - self._began
        if self._is_in_turn:  # people read the outbox in between
            self.statements[_name(statement)].append(took)


def _name(statement: str) -> str:
    """Verb, table and condition."""
    words = statement.split()
    if words[0] != "SELECT":
        return " ".join(words[:3]).rstrip("(")
    condition = " ".join(words).rpartition(" WHERE ")[2].partition(" ORDER BY ")[0]
    return " ".join(["SELECT … FROM", words[words.index("FROM") + 1], "WHERE", condition[:80]])


def _add(sheet: Sheet, answers: int, plain: _Plain, profile: cProfile.Profile) -> None:
    whole = plain.seconds / answers * MICRO
    many = sum(map(len, plain.statements.values())) / answers
    sheet.add(f"a turn, with {many:.1f} statements", microseconds=whole, share=1.0)
    for name, share in sorted(_shares(profile).items(), key=lambda it: -it[1]):
        sheet.add(f"  {name}", microseconds=whole * share, share=share)
    for name, took in sorted(plain.statements.items(), key=lambda it: -sum(it[1])):
        took_of_one = {"microseconds": sum(took) / answers * MICRO, "share": sum(took) / plain.seconds}
        sheet.add(f"{len(took) / answers:.2f} × {name}", **took_of_one)


def _shares(profile: cProfile.Profile) -> dict[str, float]:
    """The share of each part in the whole; what C does counts for whoever calls it."""
    found: dict[str, float] = defaultdict(float)
    for (file, _line, name), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if file == "~" and "sqlite3" not in name and callers:
            for (calling, _, _), (_, _, part, _) in callers.items():
                found[_whose(calling, "")] += part
        else:
            found[_whose(file, name)] += own
    total = sum(found.values())
    return {name: own / total for name, own in found.items()}


def _whose(file: str, name: str) -> str:
    if "sqlite3" in name:
        return "SQLite: the commit" if "commit" in name else "SQLite: statements"
    place = PLACE.search(file)
    return (place["ours"] or place["library"]) if place else "Python and its standard library"
