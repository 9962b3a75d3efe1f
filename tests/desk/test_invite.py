"""Coordinators invite people from their group."""

import re

import pytest
from sqlmodel import select

from bot import turn
from bot.pictures import drawn
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from tests.phones import World, press


@pytest.fixture
def started(world: World) -> World:
    """The bot has started, so it knows its own name."""
    turn.open_desk(world.engine, world.settings, world.now, is_forum=False, bot="makker_bot")
    return world


def code(world: World) -> str:
    """The code in the newest message of the group."""
    found = re.search(r"https://t\.me/makker_bot\?start=(\S+)", world.group.last)
    assert found, world.group
    return found[1]


def test_the_link_that_is_posted_lets_one_person_in(started: World):
    started.group.commands("/invite")
    started.group.taps("A mentee")
    assert started.group.last.startswith("🎟 An invitation for one mentee.\nIt works once.")
    invitation = code(started)
    amina, stranger = started.phone(1001), started.phone(1009)
    amina.starts(invitation)
    assert amina.sees("Choose your language")
    stranger.starts(invitation)
    assert stranger.sees("Somebody has already used this invitation.")


def test_a_used_link_says_so_and_lies_nowhere_any_more(started: World):
    started.group.commands("/invite")
    started.group.taps("A mentor")
    started.group.taps("English")
    invitation = code(started)
    started.phone(1002).starts(invitation)
    assert started.group.last == "🎟 An invitation for one mentor.\n✔️ It has been used."
    with transaction(started.engine) as session:
        assert invitation not in str([row.payload for row in session.exec(select(Outgoing))])


def test_the_language_of_the_first_message_is_one_tap(started: World):
    started.group.commands("/invite")
    started.group.taps("A mentee")
    assert "The person chooses the language first." in started.group.last
    started.group.taps("Dansk")
    assert "🌐 The first message is in Dansk." in started.group.last
    started.group.taps("العربية")
    assert "🌐 The first message is in العربية." in started.group.last
    old, amina = started.group.button("English"), started.phone(1001)
    amina.starts(code(started))
    assert "مرحبًا" in amina.last
    started.group.acts(press(old), "Karen", callback=True)
    assert started.group.toasts[-1] == "This invitation has been used."
    assert started.group.screen[-1].buttons == {}


def test_a_colleague_is_invited_in_the_same_way(started: World):
    started.group.commands("/invite")
    started.group.taps("A coordinator")
    sofie = started.phone(3001)
    sofie.starts(code(started))
    assert sofie.sees("You are a coordinator.")


def test_the_picture_can_be_drawn(started: World):
    started.group.commands("/invite")
    started.group.taps("A mentee")
    with transaction(started.engine) as session:
        sent = session.exec(select(Outgoing).where(Outgoing.method == "sendPhoto")).one()
        assert drawn(sent.payload["photo"]["svg"]).startswith(b"\x89PNG")


def test_a_bot_that_does_not_know_its_name_says_so(world: World):
    world.group.commands("/invite")
    world.group.taps("A mentee")
    assert world.group.toasts[-1] == "I do not know my own name yet. Please start me again."


def test_who_invited_whom_is_written_down_and_a_stranger_cannot(started: World):
    started.group.commands("/invite")
    started.group.taps("A mentee", by="Stranger", is_coordinator=False)
    assert started.group.last == "🎟 For whom is the invitation?"
    started.group.taps("A mentor")
    assert ("invite a mentor", "invitation 1") in started.audited()
