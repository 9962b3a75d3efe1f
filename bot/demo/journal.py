"""What each transaction of the demonstration's bot changed, row by row, for people who look under the hood.

SQLite tells it through temporary triggers: they belong to the bot's connections and leave the database file as
it is. A line is written after its commit, so a bot that is killed in between has changed more than it says here.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from threading import local
from typing import Any

from sqlalchemy import Connection, Engine, Table, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import Session, SQLModel

Row = dict[str, Any]

CHANGED = "CREATE TEMP TABLE changed (place INTEGER PRIMARY KEY, name TEXT, before TEXT, after TEXT)"
TRIGGER = """CREATE TEMP TRIGGER "{event}_{name}" AFTER {event} ON main."{name}" BEGIN
INSERT INTO changed (name, before, after) VALUES ('{name}', {before}, {after}); END"""
EVENTS = (("INSERT", (), ("NEW",)), ("UPDATE", ("OLD",), ("NEW",)), ("DELETE", ("OLD",), ()))


@dataclass(frozen=True)
class Change:
    """One row as it was and as it is; None where it was not, or is no more."""

    table: str
    before: Row | None
    after: Row | None


Transaction = list[Change]


def keep(file: Path) -> None:
    """Write down every transaction of this process from now on. For SQLite; the schema must be there."""
    pending = local()

    def watch(connection: DBAPIConnection, _record: object) -> None:
        for statement in (CHANGED, *_triggers()):
            connection.cursor().execute(statement)

    def collect(connection: Connection) -> None:
        rows = connection.exec_driver_sql("SELECT name, before, after FROM changed ORDER BY place").all()
        pending.rows = [list(row) for row in rows]
        connection.exec_driver_sql("DELETE FROM changed")

    def write(_session: Session) -> None:
        if rows := getattr(pending, "rows", None):
            with file.open("a", encoding="utf-8") as book:
                book.write(json.dumps(rows) + "\n")
        pending.rows = None

    event.listen(Engine, "connect", watch)
    event.listen(Engine, "commit", collect)
    event.listen(Session, "after_commit", write)


@dataclass
class Journal:
    """The lines of a journal that have been read so far."""

    file: Path
    _read: int = 0

    def __post_init__(self) -> None:
        self.transactions: list[Transaction] = []

    def read(self) -> list[Transaction]:
        """All transactions, oldest first."""
        if self.file.exists():
            with self.file.open("rb") as book:
                book.seek(self._read)
                for line in book:
                    if line.endswith(b"\n"):
                        self.transactions.append([_change(*row) for row in json.loads(line)])
                        self._read += len(line)
        return self.transactions


def _change(name: str, before: str | None, after: str | None) -> Change:
    return Change(name, json.loads(before or "null"), json.loads(after or "null"))


def _triggers() -> list[str]:
    return [
        TRIGGER.format(event=kind, name=table.name, before=_row(table, *old), after=_row(table, *new))
        for table in SQLModel.metadata.sorted_tables
        for kind, old, new in EVENTS
    ]


def _row(table: Table, which: str = "") -> str:
    """The row as a JSON object; SQLite's JSON columns are text in it."""
    pairs = (f"'{column.name}', {which}.\"{column.name}\"" for column in table.columns)
    return f"json_object({', '.join(pairs)})" if which else "NULL"
