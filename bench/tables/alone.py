"""One answer after the other within the process: what a turn costs without Telegram."""

import asyncio
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench import databases
from bench.contestants import REDIS
from bench.figures import Sheet, Spread
from bench.inside.aiogram import answers_of_aiogram
from bench.inside.makker import answers_of_makker
from bench.options import Options
from bench.questions import MANY

Measure = Callable[[int], float]
"""Lets so many people answer, one after the other; the seconds that the bot took."""


def alone(options: Options) -> Sheet:
    """Makker's turn beside aiogram's handlers, and the bare database as the wall behind them."""
    says = (
        f"{options.people} people, one after the other, inside the process, without HTTP. Makker: `bot.turn.hear`, to "
        "the commit, its messages written as rows. aiogram: `Dispatcher.feed_update`, its messages handed to a "
        "session that returns at once. bare sqlite3: one row an answer, a commit each (WAL, synchronous=FULL)."
    )
    sheet = Sheet("alone", says)
    measured = _measured(options)
    redis = measured.get(REDIS.name)
    for name, speeds in measured.items():
        sheet.add(name, answers_a_second=speeds, of_aiogram_with_Redis=speeds.median / redis.median if redis else "")
    if REDIS.missing:
        sheet.add(REDIS.name, answers_a_second=REDIS.missing)
    return sheet


def _measured(options: Options) -> dict[str, Spread]:
    answers = options.people * MANY
    return {
        name: Spread(tuple(answers / measure(options.people) for _ in range(options.runs)))
        for name, measure in MEASURES.items()
        if options.only.casefold() in name.casefold() and not (name == REDIS.name and REDIS.missing)
    }


def _bare(people: int) -> float:
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as folder:
        connection = sqlite3.connect(Path(folder, "bare.db"), isolation_level=None)
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (n)")
        began = perf_counter()
        for number in range(people * MANY):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO t VALUES (?)", (number,))
            connection.execute("COMMIT")
        took = perf_counter() - began
        connection.close()
    return took


def _memory(people: int) -> float:
    return asyncio.run(answers_of_aiogram("memory", people))


def _redis(people: int) -> float:
    with databases.redis() as url:
        return asyncio.run(answers_of_aiogram(url, people))


def _sqlite(people: int) -> float:
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as folder:
        return asyncio.run(answers_of_aiogram(f"sqlite:{folder}/states.db", people))


def _makker_sqlite(people: int) -> float:
    with databases.sqlite() as new:
        return answers_of_makker(new(), people)


def _makker_postgresql(people: int) -> float:
    with databases.postgresql() as new:
        return answers_of_makker(new(), people)


MEASURES: dict[str, Measure] = {
    "bare sqlite3": _bare,
    "aiogram, memory": _memory,
    REDIS.name: _redis,
    "aiogram, SQLite": _sqlite,
    "Makker, SQLite": _makker_sqlite,
    "Makker, PostgreSQL": _makker_postgresql,
}
