"""Somebody is forgotten, as docs/operating.md says it: what they do, and what an operator does."""

import re

from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from bot.settings import ROOT
from bot.store.session import transaction
from bot.talk.heard import Command
from tests.phones import World
from tests.worlds import a_pair, new_world

SQL = re.compile(r"```sql\n(.*?)```", re.DOTALL)
SECRET = "He shouts at me"


def statement() -> str:
    """What the page tells an operator to run."""
    (found,) = SQL.findall((ROOT / "docs" / "operating.md").read_text(encoding="utf-8"))
    return str(found)


def held(engine: Engine, words: str) -> set[str]:
    """The tables that hold these words."""
    with transaction(engine) as session:
        connection = session.connection()
        tables = SQLModel.metadata.sorted_tables
        return {table.name for table in tables for row in connection.execute(table.select()) if words in str(row)}


def a_pair_with_a_case(engine: Engine) -> World:
    """Lars has proposed a meeting to Amina, and so knows her name; a coordinator has read what she told."""
    world = new_world(engine)
    amina, lars = a_pair(world)
    lars.taps("Propose a meeting")
    amina.taps("Help")
    amina.writes(SECRET)
    amina.taps("Only the coordinators")
    world.group.taps("Read what was said")
    return world


def test_nothing_is_left_of_somebody_who_was_forgotten_not_even_in_what_was_sent(engine: Engine):
    world = a_pair_with_a_case(engine)
    amina = world.phone(1001)
    amina.hears(Command("forget"))
    amina.taps("Yes, erase everything")
    assert held(engine, "Amina") | held(engine, SECRET) == set()


def test_an_emptied_outbox_is_no_trouble_for_what_comes_next(engine: Engine):
    world = a_pair_with_a_case(engine)
    with transaction(engine) as session:
        session.connection().execute(text(statement()))
    world.group.taps("I take it")
    lars = world.phone(1002)
    lars.taps("27")
    assert world.group.sees("Taken by Karen")
    assert "What time?" in lars.last
