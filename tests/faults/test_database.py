"""The database is locked, full, restarted or upgraded half-way: everybody is answered, once, when it is well."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text

from bot.serve import Service, serving
from bot.settings import ROOT, Settings
from bot.simulator import Group, Person, Simulator
from bot.store import migrate, session
from bot.store.session import open_engine
from bot.store.tables import Case
from bot.watch import SharedWatch
from tests.telegram.people import settled, texts

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


class Errors:
    """What the bot's connections could not do."""

    def __init__(self, engine: Engine) -> None:
        self.words: list[str] = []
        self._came, self._loop = asyncio.Event(), asyncio.get_running_loop()
        event.listen(engine, "handle_error", self._note)

    def _note(self, context: Any) -> None:
        self.words.append(str(context.original_exception))
        self._loop.call_soon_threadsafe(self._came.set)

    async def until(self, found: Callable[[list[str]], object]) -> None:
        """Return when they are as they must be."""
        async with asyncio.timeout(30):
            while not found(self.words):
                self._came.clear()
                await self._came.wait()


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Somebody else's transaction on the SQLite file."""
    other = sqlite3.connect(engine.url.database or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@on_sqlite
async def test_whoever_writes_while_the_database_is_locked_is_answered_afterwards(
    settings: Settings, watch: SharedWatch, table: Any, sim: Simulator, desk: Group, amina: Person,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.setattr(session, "SQLITE_WAIT_MS", 20)
    async with serving(settings, watch, scheduler=False) as service:
        errors = Errors(service.engine)
        with locked(table.engine):
            amina.starts()
            await errors.until(lambda words: words.count("database is locked") > 3)
            assert texts(amina) == []
        await settled(service, desk)
    assert len(texts(amina)) == 1
    assert table.all(Case) == []


@on_sqlite
async def test_whoever_writes_while_the_disk_is_full_is_answered_when_there_is_room(
    service: Service, table: Any, sim: Simulator, desk: Group
):
    errors, room = Errors(service.engine), [1]

    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={room[0]}")

    event.listen(service.engine, "begin", limit)
    people = [sim.person(number, "Somebody") for number in range(3001, 3061)]
    for person in people:
        person.starts()
    await errors.until(lambda words: words.count("database or disk is full") > 10)
    room[0] = 2**30
    await settled(service, desk)
    assert [len(texts(person)) for person in people] == [1] * 60
    assert "poison_update" not in [case.rule for case in table.all(Case)]


@on_postgresql
async def test_a_database_that_restarts_in_the_middle_of_a_turn_loses_nothing(
    service: Service, table: Any, sim: Simulator, desk: Group, amina: Person
):
    amina.starts()
    await settled(service, desk)
    errors = Errors(service.engine)
    with table.engine.connect() as turn, server_of(table.engine) as server:
        turn.execute(text("SELECT * FROM member FOR UPDATE"))
        amina.writes("Hello")
        await waiting(server, table.engine)
        allow_connections(server, table.engine, yes=False)  # every connection breaks, and no new one is taken
        server.execute(OTHERS, {"name": table.engine.url.database})
        await errors.until(lambda words: any("not currently accepting connections" in it for it in words))
        assert len(texts(amina)) == 1
        allow_connections(server, table.engine, yes=True)
        turn.invalidate()
    await settled(service, desk)
    assert len(texts(amina)) == 2
    assert "poison_update" not in [case.rule for case in table.all(Case)]


OTHERS = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
WAITS = text("SELECT 1 FROM pg_stat_activity WHERE datname = :name AND wait_event_type = 'Lock'")


@contextmanager
def server_of(engine: Engine) -> Iterator[Connection]:
    """A connection to the same server that its databases do not notice."""
    beside = create_engine(engine.url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with beside.connect() as connection:
        yield connection
    beside.dispose()


def allow_connections(server: Connection, engine: Engine, *, yes: bool) -> None:
    """Whether the database takes new ones."""
    server.execute(text(f"ALTER DATABASE {engine.url.database} ALLOW_CONNECTIONS {yes}"))


async def waiting(server: Connection, engine: Engine) -> None:
    """Return when a turn waits for a row."""
    async with asyncio.timeout(30):
        while True:
            if await asyncio.to_thread(server.scalar, WAITS, {"name": engine.url.database}):
                return


DIES = """
import os, signal, sys
from sqlalchemy import Engine, event
from bot.store import migrate

made = 0

@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, *more):
    global made
    made += statement.lstrip().startswith("CREATE TABLE")
    if made == 10:
        os.kill(os.getpid(), signal.SIGKILL)

migrate.upgrade(sys.argv[1])
"""
"""An upgrade whose process is killed when it has made ten tables."""


def test_an_upgrade_that_is_killed_half_way_leaves_nothing_behind_and_can_be_done_again(empty_database_url: str):
    died = subprocess.run([sys.executable, "-c", DIES, empty_database_url], cwd=ROOT, check=False, timeout=60)
    assert died.returncode == -9
    engine = open_engine(empty_database_url)
    assert inspect(engine).get_table_names() == []
    migrate.upgrade(empty_database_url)
    assert migrate.is_current(engine)
    engine.dispose()
