"""Somebody has lost their phone, and asks the operator instead of Makker."""

import json
import stat
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.settings import Settings
from bot.watch import SharedWatch
from tests.command_line.conftest import DESK, Makker
from tests.phones import Phone, World
from tests.turn.steps import member_called
from tests.worlds import THURSDAY, a_pair

SECRET = "My brother must not know where I live."


@pytest.fixture
def world(engine: Engine) -> World:
    return World(engine, Settings(coordinator_chat=DESK), THURSDAY)


@pytest.fixture
def makker(makker: Makker, tmp_path: Path) -> Makker:
    """The same hour for the commands as for the phones."""
    SharedWatch(tmp_path / "clock", THURSDAY)
    return makker.but(clock=str(tmp_path / "clock"))


def lost_her_phone(world: World) -> tuple[Phone, Phone]:
    """Amina, who has told something, and her mentor Lars."""
    amina, lars = a_pair(world)
    amina.taps("Menu")
    amina.taps("Help")
    amina.writes(SECRET)
    amina.taps("Only the coordinators")
    for phone in (amina, lars, world.group):
        phone.forget()
    return amina, lars


async def test_what_is_kept_becomes_two_files_and_nothing_of_it_is_printed(
    makker: Makker, world: World, tmp_path: Path
):
    lost_her_phone(world)
    amina = member_called(world, "Amina")
    end = await makker("data", str(amina.id), "--to", str(tmp_path))
    page, record = tmp_path / f"person-{amina.id}-my-data.html", tmp_path / f"person-{amina.id}-my-data.json"
    assert (end.code, end.out, end.err) == (0, f"{page}\n{record}\n", "")
    assert SECRET in page.read_text("utf-8")
    assert json.loads(record.read_text("utf-8"))["person"]["name"] == "Amina"
    assert stat.S_IMODE(page.stat().st_mode) == stat.S_IMODE(record.stat().st_mode) == 0o600
    assert ("read everything, by the operator", f"member {amina.id}") in world.audited()
    again = await makker("data", str(amina.id), "--to", str(tmp_path))
    assert (again.code, again.err) == (1, f"{page} cannot be written: File exists.\n")


async def test_somebody_is_erased_as_if_they_had_asked_themselves(makker: Makker, world: World):
    amina, lars = lost_her_phone(world)
    person = member_called(world, "Amina")
    end = await makker("forget", str(person.id), types="amina")
    assert (end.code, end.err) == (0, "")
    assert f"Person {person.id} is erased." in end.out
    assert "Amina" not in end.out
    world.deliver()
    assert "Your partner has left the programme." in lars.last
    assert not lars.sees("Amina")
    assert world.group.sees("Left the programme and had everything erased.")
    assert ("erased, by the operator", f"member {person.id}") in world.audited()
    amina.forget()
    amina.writes("Hello?")
    assert not amina.sees("Lars")
    again = await makker("forget", str(person.id), types="Amina")
    assert (again.code, again.err) == (1, f"Person {person.id} has been erased already.\n")


async def test_the_number_of_a_case_will_do(makker: Makker, world: World):
    _amina, lars = lost_her_phone(world)
    assert (await makker("forget", "--case", "1", types="Amina")).code == 0
    world.deliver()
    assert "Your partner has left the programme." in lars.last


async def test_a_wrong_name_erases_nobody(makker: Makker, world: World):
    _amina, lars = lost_her_phone(world)
    person = member_called(world, "Amina")
    end = await makker("forget", str(person.id), types="Lars")
    assert (end.code, end.err) == (1, f"That is not person {person.id}. Nothing has been erased.\n")
    world.deliver()
    assert member_called(world, "Amina").profile
    assert str(lars) == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("forget", "99"), "There is no person 99."),
        (("data", "99"), "There is no person 99."),
        (("data", "--case", "7"), "There is no case 7 about one person."),
        (("forget",), "Say which person: the number on their card, or --case and the number of a case about them."),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_nobody_who_is_not_there_is_asked_about(makker: Makker, words: tuple[str, ...], sentence: str):
    end = await makker(*words)
    assert (end.code, end.out, end.err) == (1, "", f"{sentence}\n")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_coordinators_see_the_number_on_the_card(world: World):
    a_pair(world)
    assert f"🤝 In a pair\nPerson {member_called(world, 'Amina').id}\n" in str(world.group)
