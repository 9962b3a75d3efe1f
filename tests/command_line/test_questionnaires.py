"""A coordinator's own questionnaire, from a file to the people who are asked."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from bot.domain.member import Role
from bot.settings import ROOT
from bot.store import queries
from bot.store.session import transaction
from bot.store.tables import Questionnaire
from tests.command_line.conftest import Makker

SHIPPED = ROOT / "bot" / "questionnaires"
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def written(folder: Path, role: str, *changes: tuple[str, str]) -> str:
    """A copy of Makker's own questionnaire with changes; its path."""
    source = (SHIPPED / f"{role}.toml").read_text(encoding="utf-8")
    for before, after in changes:
        assert before in source
        source = source.replace(before, after, 1)
    file = folder / f"{role}.toml"
    file.write_text(source, encoding="utf-8")
    return str(file)


def in_use(engine: Engine, role: Role) -> Questionnaire:
    with transaction(engine) as session:
        found = queries.newest_questionnaire(session, role)
    assert found is not None
    return found


def line_of(file: str, line: str) -> int:
    """In which line of the file this stands alone."""
    return Path(file).read_text(encoding="utf-8").splitlines().index(line) + 1


NEWER = ("version = 1", "version = 2")


@on_sqlite
async def test_makkers_own_questionnaires_are_right(makker: Makker):
    end = await makker("questionnaire", "check", *map(str, sorted(SHIPPED.glob("*.toml"))))
    assert (end.code, end.err) == (0, "")
    assert "mentee, version 1. Questions at most: two_weeks 10, monthly 10," in end.out


@on_sqlite
async def test_every_mistake_is_told_with_file_line_and_question(makker: Makker, tmp_path: Path):
    file = written(tmp_path, "mentor", ('kind = "trend"', 'kind = "tend"'), ("version = 1", "version = 0"))
    end = await makker("questionnaire", "check", file, str(tmp_path / "none.toml"))
    assert end.code == 1
    version, kind = line_of(file, "version = 0"), line_of(file, 'kind = "tend"')
    assert end.sentences == [
        f"{file}:{version}: the questionnaire’s version needs a whole number of 1 or more, not 0",
        f"{file}:{kind}: question “progress” needs a kind: "
        "scale, trend, choice, several, number, date, story; not “tend”",
        f"{tmp_path / 'none.toml'}: No such file or directory",
    ]


@on_sqlite
async def test_a_file_that_is_no_text_is_refused(makker: Makker, tmp_path: Path):
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe role")
    end = await makker("questionnaire", "check", str(tmp_path / "a.toml"))
    assert (end.code, end.sentences) == (1, [f"{tmp_path / 'a.toml'}: is not a text in UTF-8"])


async def test_a_published_questionnaire_is_used_and_stays_the_programmes_own(
    makker: Makker, engine: Engine, tmp_path: Path
):
    files = [written(tmp_path, role, NEWER) for role in ("mentee", "mentor")]
    end = await makker("questionnaire", "publish", *files)
    assert (end.code, end.err) == (0, "")
    assert end.out.count("It is in use from the next round on.") == 2
    for role in (Role.mentee, Role.mentor):
        assert (in_use(engine, role).version, in_use(engine, role).own) == (2, True)
    again = await makker("questionnaire", "publish", *files)
    assert again.out.count("It was in use already.") == 2
    with transaction(engine) as session:
        assert len(session.exec(select(Questionnaire)).all()) == 4


@on_sqlite
async def test_an_old_version_is_refused_and_nothing_of_the_others_is_used(
    makker: Makker, engine: Engine, tmp_path: Path
):
    new = written(tmp_path, "mentee", NEWER)
    old = written(tmp_path, "mentor", ("What works well", "What is good"))
    end = await makker("questionnaire", "publish", new, old)
    line = line_of(old, "version = 1")
    assert (end.code, end.out) == (1, "")
    assert end.sentences == [f"{old}:{line}: version 1 is in use: a changed questionnaire needs version 2 or higher"]
    assert in_use(engine, Role.mentee).version == 1


@on_sqlite
async def test_two_files_for_one_role_are_refused(makker: Makker, tmp_path: Path):
    file = written(tmp_path, "mentee", NEWER)
    end = await makker("questionnaire", "publish", file, file)
    assert (end.code, end.sentences) == (1, ["Two of the files are for the same role."])


@on_sqlite
async def test_a_database_that_cannot_be_used_is_a_wrong_setting(makker: Makker, tmp_path: Path):
    file = written(tmp_path, "mentee", NEWER)
    end = await makker.but(database_url=f"sqlite:///{tmp_path}/no/such/folder.db")("questionnaire", "publish", file)
    assert end.code == 2
    assert "MAKKER_DATABASE_URL" in end.err
