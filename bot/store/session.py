"""Databases: how they are opened, and the one kind of transaction there is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, Engine, TypeDecorator, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

SQLITE_WAIT_MS = 30_000
"""How long a SQLite transaction waits for another process's, in milliseconds."""


class Moment(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC; SQLite keeps no zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime (ValueError), turn an aware one into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """UTC, aware."""
        if value is None:
            return None
        found: datetime = value
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def open_engine(url: str) -> Engine:
    """The database at `url`: `sqlite:///…` or `postgresql://…` (psycopg 3)."""
    address = make_url(url)
    if address.get_backend_name() in ("postgresql", "postgres"):
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(address, connect_args={"timeout": SQLITE_WAIT_MS / 1000}, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _record: object) -> None:
    raw: Any = connection
    raw.isolation_level = None  # the driver must not begin transactions of its own; `_begin_immediate` does
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # a deferred one fails with "database is locked" at its first write


TRIES = 3
"""How often a transaction is tried anew when PostgreSQL breaks a deadlock at its cost."""

Result = TypeVar("Result")


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """One transaction: committed when the block ends, rolled back when it raises."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


def in_transaction(engine: Engine, work: Callable[[Session], Result]) -> Result:
    """What `work` returns, done in one transaction; done anew where it met a deadlock."""
    for _attempt in range(TRIES - 1):
        try:
            return _once(engine, work)
        except OperationalError as broken:
            if "deadlock" not in str(broken.orig):
                raise
    return _once(engine, work)


def _once(engine: Engine, work: Callable[[Session], Result]) -> Result:
    with transaction(engine) as session:
        return work(session)


AWAY_ON_SQLITE = ("SQLITE_BUSY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_LOCKED", "SQLITE_READONLY")
AWAY_ON_POSTGRESQL = ("08", "25006", "53", "57P", "58")
"""How its error codes begin: connections, read-only, resources, shutting down, the system. Source: the manual's
appendix A."""


def is_away(error: Exception) -> bool:
    """Whether the database can do nothing now, whatever it is asked: locked, full, shutting down, out of reach."""
    if not isinstance(error, DBAPIError):
        return False
    name, state = getattr(error.orig, "sqlite_errorname", ""), getattr(error.orig, "sqlstate", "")
    unreached = isinstance(error, OperationalError) and state is None  # it never came to an answer
    known = name.startswith(AWAY_ON_SQLITE) or (state or "").startswith(AWAY_ON_POSTGRESQL)
    return error.connection_invalidated or unreached or known
