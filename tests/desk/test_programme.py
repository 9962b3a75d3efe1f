"""What a programme decides for itself shows."""

from dataclasses import replace
from datetime import time

from sqlalchemy import Engine
from sqlmodel import select

from bot.domain.member import Role
from bot.domain.programme import Hours, Programme
from bot.settings import Settings
from bot.store.session import transaction
from bot.store.tables import CaseEvent
from bot.talk.heard import Command
from tests.clock.life import Life
from tests.phones import World, bare
from tests.worlds import GROUP, THURSDAY, a_pair


def world_of(engine: Engine, programme: Programme) -> World:
    return World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY)


def test_only_the_languages_of_the_programme_are_offered(engine: Engine):
    world = world_of(engine, replace(Programme(), languages=("da", "ar")))
    amina = world.phone(1001, language="en")
    amina.starts(world.invitation(Role.mentee))
    offered = [label for label, data in amina.screen[-1].buttons.items() if ":language:" in data and ":<" not in data]
    assert list(map(bare, offered)) == ["Dansk", "العربية"]


def test_a_phone_in_a_language_that_is_not_offered_reads_the_programmes_first(engine: Engine):
    world = world_of(engine, replace(Programme(), languages=("da", "en")))
    amina = world.phone(1001, language="ar")
    amina.starts()
    assert amina.sees("invitation")
    assert not amina.sees("دعوة")


def test_a_programme_that_leaves_people_in_peace_until_late_asks_them_late(engine: Engine):
    life = Life(engine)
    programme = replace(Programme(), hours=Hours(quiet_until=time(10, 30)))
    life.settings = life.settings.model_copy(update={"programme": programme})
    amina, _lars = life.pair(since="2026-11-02 12:00")
    life.until("2026-11-16 10:29")
    assert life.sees(amina) == []
    life.until("2026-11-16 10:30")
    assert life.sees(amina)


def test_what_coordinators_noted_about_somebody_goes_with_them(engine: Engine):
    world = world_of(engine, Programme())
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Something")
    world.group.taps("Resolve")
    world.group.taps("Other")
    world.group.replies("Her brother called me.", to=world.group.screen[-1])
    amina.hears(Command("forget"))
    amina.taps("Yes, erase everything")
    with transaction(world.engine) as session:
        assert "brother" not in "".join(event.detail for event in session.exec(select(CaseEvent)))
