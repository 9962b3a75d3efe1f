"""Bringing a database to the newest revision: the files in `migrations/versions/`, numbered from 0001."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import SQLModel

from bot.settings import ROOT
from bot.store.session import open_engine

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = ROOT / "migrations"

UPGRADE_LOCK = int.from_bytes(b"makker")
"""The PostgreSQL advisory lock that an upgrade holds."""


class NewerSchemaError(Exception):
    """The database was brought further than this release knows: an older release was put back."""


class DanglingReferenceError(Exception):
    """A revision left a row that refers to a row that is not there; the upgrade is undone."""


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest revision, in one transaction: all of it or nothing.

    Of two at once the second waits, then finds nothing to do. NewerSchemaError where the database is ahead.
    """
    from alembic import command  # takes longer to import than `is_current` takes to answer

    engine = open_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _stop_watching_references)
    try:
        with engine.begin() as connection:
            _wait_for_other_upgrades(connection)
            _refuse_a_newer_schema(connection)
            command.upgrade(alembic_config(connection), "head")
            _check_references(connection)
    finally:
        engine.dispose()


def is_current(engine: Engine) -> bool:
    """Whether the database is at the newest revision. Does not import Alembic."""
    with engine.connect() as connection:
        return revision_of(connection) == newest_revision()


def revision_of(connection: Connection) -> str:
    """The database's revision, such as "0007"; "" for a database that has never been upgraded."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def newest_revision() -> str:
    """The newest revision there is a file for; "" while there is none."""
    return max((file.name.partition("_")[0] for file in SCRIPTS.glob("versions/[0-9]*_*.py")), default="")


def alembic_config(connection: Connection) -> "Config":
    """What `migrations/env.py` needs, made here so that no address of a database is ever in a file."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "metadata": SQLModel.metadata})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def _stop_watching_references(connection: DBAPIConnection, _record: object) -> None:
    # SQLite alters a table by copying it and dropping the old one. With foreign keys on, dropping it
    # would first delete its rows, and with them whatever refers to them. `_check_references` makes up for it.
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.close()


def _wait_for_other_upgrades(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # on SQLite, BEGIN IMMEDIATE has already waited
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})


def _refuse_a_newer_schema(connection: Connection) -> None:
    found, known = revision_of(connection), newest_revision()
    if found > known:
        raise NewerSchemaError(f"the database is at revision {found}, this release ends at {known or 'none'}")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if dangling is not None:
            raise DanglingReferenceError(f"a row of {dangling[0]} refers to a missing row of {dangling[2]}")
