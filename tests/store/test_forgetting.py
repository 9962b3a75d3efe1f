"""What docs/operating.md tells an operator to do leaves nothing of a person, and their partner in peace."""

import re

from sqlalchemy import Engine, text
from sqlmodel import SQLModel, select

from bot.settings import ROOT
from bot.store.session import transaction
from bot.store.tables import Member
from tests.phones import World
from tests.worlds import a_pair, new_world

TOLD = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
AMINA, LARS, SECRET = 1001, 1002, "He shouts at me"
PRIVATE = ("Amina", SECRET, str(AMINA))


def statements(dialect: str, member: int) -> list[str]:
    """The page's statements for a database, with the member's number."""
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    told = "".join(block for language, block in TOLD.findall(page) if language in ("sql", dialect))
    return [line.replace("12", str(member)).strip() for line in told.split(";") if line.strip()]


def private(engine: Engine) -> list[str]:
    """What the database still holds of her."""
    with transaction(engine) as session:
        tables = SQLModel.metadata.sorted_tables
        held = "\n".join(str(row) for table in tables for row in session.connection().execute(table.select()))
    return [it for it in PRIVATE if re.search(rf"(?<![-\w]){it}\b", held)]


def a_pair_with_a_case(engine: Engine) -> World:
    """Lars has proposed a meeting to Amina, and so knows her name; she has told what is wrong."""
    world = new_world(engine)
    amina, lars = a_pair(world)
    lars.taps("Propose a meeting")
    amina.taps("Help")
    amina.writes(SECRET)
    amina.taps("Only the coordinators")
    return world


def forget_amina(engine: Engine) -> None:
    """What an operator does."""
    with transaction(engine) as session:
        number = session.exec(select(Member.id).where(Member.name == "Amina")).one()
        for statement in statements(engine.dialect.name, number or 0):
            session.connection().execute(text(statement.replace(":", r"\:")))


def test_nothing_is_left_of_somebody_who_wants_to_be_forgotten(engine: Engine):
    a_pair_with_a_case(engine)
    assert private(engine) == [*PRIVATE]
    forget_amina(engine)
    assert private(engine) == []


def test_the_partner_of_somebody_who_was_forgotten_is_left_in_peace_and_goes_on(engine: Engine):
    world = a_pair_with_a_case(engine)
    forget_amina(engine)
    lars = world.phone(LARS)
    lars.forget()
    world.waits(days=40)
    assert not lars.sees("How is it going")
    lars.starts()
    assert "The coordinators look for the right person for you." in lars.last
