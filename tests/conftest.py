"""Databases for tests: one that takes `engine` or `database_url` runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, make_url

from bot.store import migrate
from bot.store.session import open_engine
from tests import transitions
from tests.postgres import Postgres, running_postgres

BACKENDS = ("sqlite", "postgresql")
settings.register_profile("untimed", deadline=None)  # no test depends on how fast the machine is
settings.load_profile("untimed")
transitions.hold_all()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The PostgreSQL server of this run; it starts with the first test that needs it."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def upgraded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with today's schema, to copy."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def upgraded_postgres(postgres: Postgres) -> str:
    """The name of a PostgreSQL database with today's schema, to copy."""
    url = postgres.new_database()
    migrate.upgrade(url)
    return _name_of(url)


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with today's schema and nothing in it, for this test alone."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("upgraded_sqlite"), tmp_path / "makker.db")
        yield f"sqlite:///{file}"
    else:
        yield from _postgres_url(request, request.getfixturevalue("upgraded_postgres"))


@pytest.fixture(params=BACKENDS)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without a schema, for this test alone."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'makker.db'}"
    else:
        yield from _postgres_url(request, "template0")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database with today's schema and nothing in it, opened."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


def _postgres_url(request: pytest.FixtureRequest, template: str) -> Iterator[str]:
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database(template)
    yield url
    server.drop(_name_of(url))


def _name_of(url: str) -> str:
    name = make_url(url).database
    assert name is not None
    return name
