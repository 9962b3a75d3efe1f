"""Who may do what in the coordinators' group, button by button and command by command; and that all is written down."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Engine
from sqlmodel import SQLModel, select

from bot.desk import actions
from bot.domain.member import Role
from bot.domain.programme import Programme
from bot.settings import Settings
from bot.store.session import transaction
from bot.store.tables import Audit
from bot.talk.heard import Command, Press
from tests.phones import World
from tests.worlds import GROUP, THURSDAY, a_pair, approved, new_world, signs_up

NOT_THE_DESKS = {"audit", "outgoing", "seen_update"}
"""Tables that may change although nothing was done: what was refused, and how it was answered."""


def crowded(world: World) -> None:
    """Everything there is to act upon, under number 1 or 2: members, a pair, a case, an offer."""
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Private words")
    approved(world, Role.mentee, "Yusuf", 1003)
    approved(world, Role.mentor, "Mette", 1004)
    signs_up(world, Role.mentor, "Ole", 1005)


ARGUMENTS = {"offer": "3.4", "approve": "5", "decline": "5", "match": "3", "hand": "1", "invite": "5"}


def everything() -> list[Any]:
    return [
        *(Press(action, ARGUMENTS.get(action, "1")) for action in actions.ACTIONS),
        *(Command(name, "1") for name in actions.COMMANDS),
    ]


def snapshot(world: World) -> dict[str, list[Any]]:
    with transaction(world.engine) as session:
        return {
            name: sorted(map(tuple, session.connection().execute(sqlalchemy.select(table))), key=repr)
            for name, table in SQLModel.metadata.tables.items()
            if name not in NOT_THE_DESKS
        }


def audit(world: World) -> list[Audit]:
    with transaction(world.engine) as session:
        return list(session.exec(select(Audit)))


def test_somebody_outside_the_group_can_do_nothing_at_all_and_each_try_is_written_down(world: World):
    crowded(world)
    before, shown = snapshot(world), str(world.group)
    for heard in everything():
        tries = len(audit(world))
        world.group.acts(heard, "Stranger", is_coordinator=False, callback=isinstance(heard, Press))
        assert snapshot(world) == before, heard
        assert [line.action for line in audit(world)[tries:]] == ["refused"]
    assert str(world.group) == shown
    assert set(world.group.toasts[-len(actions.ACTIONS) :]) == {"Only members of the coordinators’ group can do this."}


def test_words_behind_a_command_are_not_written_down(world: World):
    world.group.commands("/case Amina from Odense")
    assert [(line.action, line.subject) for line in audit(world)] == [("/case", "")]


def test_whatever_a_coordinator_does_is_written_down(engine: Engine):
    world = new_world(engine)
    crowded(world)
    for heard in everything():
        before = len(audit(world))
        world.group.acts(heard, "Karen", callback=isinstance(heard, Press))
        new = audit(world)[before:]
        assert [line.telegram_id for line in new] == [sum(b"Karen")], heard
        assert new[0].action
        assert "Private words" not in new[0].action + new[0].subject


def test_whoever_was_not_invited_can_do_nothing_at_all_where_the_programme_wants_an_invitation(world: World):
    crowded(world)
    programme = replace(Programme(), invited_coordinators_only=True)
    world.settings = world.settings.model_copy(update={"programme": programme})
    before, refused = snapshot(world), "Only coordinators who joined by an invitation can do this."
    for heard in everything():
        world.group.acts(heard, "Karen", callback=isinstance(heard, Press))
        assert snapshot(world) == before, heard
        told = world.group.toasts[-1] if isinstance(heard, Press) else world.group.last
        assert told.startswith(refused)
        assert world.audited()[-1][0] == "refused"


@pytest.mark.parametrize("invited", [True, False])
def test_a_programme_may_ask_for_coordinators_who_were_invited(engine: Engine, invited: bool):
    settings = Settings(coordinator_chat=GROUP, programme=replace(Programme(), invited_coordinators_only=True))
    world = World(engine, settings, THURSDAY)
    if invited:
        world.phone(sum(b"Karen")).starts(world.invitation(Role.coordinator))
    signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Approve")
    if invited:
        assert world.group.toasts[-1] == "Approved."
    else:
        assert world.group.toasts[-1].startswith("Only coordinators who joined by an invitation can do this.")
        assert "Waiting for your approval" in world.group.last
