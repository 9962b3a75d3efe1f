"""Databases that stories are played on: a copy for each, of one in which something has happened already."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from bot.store.session import open_engine
from tests.postgres import Postgres

Another = Callable[[Engine | None], Engine]
"""Opens a copy of a database that nobody uses just now; without one, of an empty one."""


def on_sqlite(folder: Path, template: Path) -> Another:
    """Files in this folder. They do not wait for the disk, which only a power cut would notice."""

    numbers = count(1)

    def another(earlier: Engine | None) -> Engine:
        file = shutil.copy(earlier.url.database or "" if earlier else template, folder / f"{next(numbers)}.db")
        engine = open_engine(f"sqlite:///{file}")
        event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA synchronous=OFF"))
        return engine

    return another


def on_postgres(server: Postgres, template: str) -> Another:
    """Databases on this server."""

    def another(earlier: Engine | None) -> Engine:
        return open_engine(server.new_database(earlier.url.database or "" if earlier else template))

    return another
