"""Locks between processes on one database. The system lets go of them when their holder dies, however it dies."""

import fcntl
from pathlib import Path
from typing import IO, Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError


class Lock(Protocol):
    """Something that one process holds at a time."""

    def take(self) -> bool:
        """Take it; False where somebody else holds it."""
        ...

    def is_held(self) -> bool:
        """Whether it is still ours."""
        ...

    def release(self) -> None:
        """Let go of it."""
        ...


def lock(engine: Engine, name: str) -> Lock:
    """The lock `name` of this database: a file beside a SQLite file, an advisory lock on PostgreSQL."""
    if engine.dialect.name == "postgresql":
        return _AdvisoryLock(engine, int.from_bytes(name.encode()[:7]))
    return _FileLock(Path(f"{engine.url.database}-{name}"))


class _FileLock:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        file = self._path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    def is_held(self) -> bool:
        return self._file is not None

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class _AdvisoryLock:
    """Held by a connection of its own: when that breaks, PostgreSQL gives the lock to the next who asks."""

    def __init__(self, engine: Engine, key: int) -> None:
        self._engine = engine
        self._key = key
        self._connection: Connection | None = None

    def take(self) -> bool:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key}):
            self._connection = connection
            return True
        connection.close()
        return False

    def is_held(self) -> bool:
        if self._connection is None:
            return False
        try:
            self._connection.execute(text("SELECT 1"))
        except DBAPIError:
            self._drop()
            return False
        return True

    def release(self) -> None:
        self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            if not self._connection.invalidated:
                self._connection.detach()  # closed for good: back in the pool it would keep the lock
            self._connection.close()
            self._connection = None
