"""The schema that `makker migrate` makes, on both databases."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401  (fills SQLModel.metadata)
from bot.settings import ROOT
from bot.store import migrate
from bot.store.session import open_engine

PARENTS_AND_CHILDREN = """
from alembic import op

revision, down_revision = "0001", None


def upgrade():
    op.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR)")
    op.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent)")
    op.execute("INSERT INTO parent VALUES (1, 'Amina')")
    op.execute("INSERT INTO child VALUES (1, 1)")
"""

NAMES_BECOME_REQUIRED = """
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade():
    with op.batch_alter_table("parent") as parent:
        parent.alter_column("name", nullable=False)
"""

A_CHILD_WITHOUT_A_PARENT = """
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade():
    op.execute("INSERT INTO child VALUES (2, 99)")
"""


@pytest.fixture
def other_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for revisions made up by a test, in place of Makker's own."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    shutil.copy(migrate.SCRIPTS / "env.py", scripts)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    return scripts / "versions"


def test_an_upgraded_database_has_exactly_the_tables_the_code_expects(engine: Engine):
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    assert differences == [], 'run make migration m="what changes"'


def test_upgrading_twice_changes_nothing(engine: Engine, database_url: str):
    before = inspect(engine).get_table_names()
    migrate.upgrade(database_url)
    assert sorted(inspect(engine).get_table_names()) == sorted(before)
    assert migrate.is_current(engine)


def test_a_new_database_is_not_current_until_it_is_upgraded(empty_database_url: str):
    engine = open_engine(empty_database_url)
    assert not migrate.is_current(engine)
    migrate.upgrade(empty_database_url)
    assert migrate.is_current(engine)
    engine.dispose()


def test_two_programs_that_start_at_once_upgrade_once(empty_database_url: str):
    script = f"from bot.store.migrate import upgrade; upgrade({empty_database_url!r})"
    programs = [subprocess.Popen([sys.executable, "-c", script], cwd=ROOT) for _ in range(3)]
    assert [program.wait(timeout=60) for program in programs] == [0, 0, 0]


def test_an_older_release_leaves_a_newer_database_alone(database_url: str, engine: Engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not migrate.is_current(engine)
    with pytest.raises(migrate.NewerSchemaError, match="9999"):
        migrate.upgrade(database_url)


def test_changing_a_table_keeps_the_rows_that_refer_to_it(empty_database_url: str, other_revisions: Path):
    (other_revisions / "0001_parents_and_children.py").write_text(PARENTS_AND_CHILDREN)
    migrate.upgrade(empty_database_url)
    (other_revisions / "0002_names_become_required.py").write_text(NAMES_BECOME_REQUIRED)
    migrate.upgrade(empty_database_url)
    engine = open_engine(empty_database_url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM child")) == 1
    engine.dispose()


def test_an_upgrade_that_breaks_a_reference_changes_nothing(empty_database_url: str, other_revisions: Path):
    (other_revisions / "0001_parents_and_children.py").write_text(PARENTS_AND_CHILDREN)
    migrate.upgrade(empty_database_url)
    (other_revisions / "0002_a_child_without_a_parent.py").write_text(A_CHILD_WITHOUT_A_PARENT)
    with pytest.raises(Exception, match="parent"):
        migrate.upgrade(empty_database_url)
    engine = open_engine(empty_database_url)
    with engine.connect() as connection:
        assert migrate.revision_of(connection) == "0001"
        assert connection.scalar(text("SELECT count(*) FROM child")) == 1
    engine.dispose()


def test_the_revisions_are_one_line_numbered_in_order(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path / 'makker.db'}")
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrate.alembic_config(connection))
    engine.dispose()
    numbers = [revision.revision for revision in scripts.walk_revisions()]
    assert numbers == [f"{number:04}" for number in range(len(numbers), 0, -1)]
    assert numbers[0] == migrate.newest_revision()


def test_asking_whether_the_schema_is_current_does_not_load_alembic():
    script = "import sys, bot.store.migrate; sys.exit('alembic' in sys.modules)"
    assert subprocess.call([sys.executable, "-c", script], cwd=ROOT) == 0
