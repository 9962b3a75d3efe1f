"""Measures, prints the table, writes `bench/results.json`. The ratios count; the rest depends on the machine."""

import json
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from timeit import timeit
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from sqlmodel import func, select

from bot.domain.member import Role
from bot.flows import words
from bot.settings import LANGUAGES
from bot.store import migrate
from bot.store.session import open_engine, transaction
from bot.store.tables import SeenUpdate
from bot.talk.engine import look
from bot.talk.reader import Reader
from tests.flows.cast import curtain
from tests.flows.retell import moves, written
from tests.worlds import new_world, signs_up

RESULTS = Path(__file__).with_name("results.json")
PEOPLE, LOOKS, COMMITS, TEXTS = 20, 1_000, 500, 5_000
MICRO = 1e6

Figures = dict[str, float]
"""What was measured, by what it is; units stand in the name."""


def bare_commits(folder: Path) -> Figures:
    """One row a transaction with SQLite's own driver, WAL and `synchronous=FULL`: the wall behind every turn."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (n)")
    began = perf_counter()
    for number in range(COMMITS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t VALUES (?)", (number,))
        connection.execute("COMMIT")
    took = perf_counter() - began
    connection.close()
    return {"bare sqlite3: transactions a second": COMMITS / took}


def turns(folder: Path) -> Figures:
    """Whole sign-ups, one turn after the other, on a SQLite file as it is used."""
    url = f"sqlite:///{folder / 'turns.db'}"
    migrate.upgrade(url)
    engine = open_engine(url)
    world = new_world(engine)
    began = perf_counter()
    for number in range(PEOPLE):
        signs_up(world, Role.mentee, "Amina", 5_000 + number)
    took = perf_counter() - began
    with transaction(engine) as session:
        taken = session.exec(select(func.count()).select_from(SeenUpdate)).one()
    engine.dispose()
    return {"Makker: turns a second (and as many deliveries)": taken / took}


def engine_alone(_folder: Path) -> Figures:
    """A flow run from the top over all its answers, without a database."""
    script = curtain("sign_up")
    for move in moves(written("sign_up", "en"))[:-1]:
        script.does(move)
    talk, now = script.conversation, script.now
    each = timeit(lambda: look(talk, now), number=LOOKS) / LOOKS
    return {f"a flow from the top over {len(talk.answers)} answers: µs": each * MICRO}


def texts(_folder: Path) -> Figures:
    """A sentence with a day, an hour and a place, in each language."""
    phrase = words.meeting(datetime(2026, 11, 27, 13, tzinfo=UTC), "library")
    readers = {language: Reader(language, ZoneInfo("Europe/Copenhagen")) for language in LANGUAGES}
    return {
        f"a text with day, hour and place in {language}: µs": timeit(lambda to=to: to.say(phrase), number=TEXTS)  # type: ignore[misc]
        / TEXTS
        * MICRO
        for language, to in readers.items()
    }


def main() -> None:
    """One run of everything."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for measure in (bare_commits, turns, engine_alone, texts):
            figures |= measure(Path(folder))
    makker, bare = (
        next(value for name, value in figures.items() if name.startswith(who)) for who in ("Makker", "bare")
    )
    figures["a turn costs as many bare transactions as"] = bare / makker
    table = Table("measured", "figure")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.1f}")
    Console().print(table)
    RESULTS.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
