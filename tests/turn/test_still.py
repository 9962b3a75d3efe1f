"""Nobody is asked about what is over: looked at again before a question is opened, repeated or gone on with."""

import pytest
from sqlalchemy import Engine

from bot.domain.member import Role
from bot.flows import FLOWS
from bot.store import pairing
from bot.store.tables import Pair
from bot.store.work import Work
from bot.talk.heard import Command
from bot.turn import take
from bot.turn.still import STILL
from tests.phones import Phone, World
from tests.worlds import a_pair, approved, signs_up


def test_every_conversation_says_when_it_is_still_about_something():
    assert set(STILL) == set(FLOWS)


def ends(work: Work) -> None:
    work.get(Pair, 1).state = "closed"


def begun_and_left(world: World, engine: Engine, label: str) -> Phone:
    """Amina began something with her pair, looked at the menu, and then the pair ended."""
    amina, _lars = a_pair(world)
    amina.taps("Menu")
    if label in ("Take a break", "This does not work"):
        amina.taps("My things")
    amina.taps(label)
    amina.hears(Command("menu"))
    assert amina.button("Go on with the question")
    take(engine, world.settings, world.now, ends)
    return amina


@pytest.mark.parametrize("label", ["Propose a meeting", "Agree on how we meet", "Take a break", "This does not work"])
def test_go_on_does_not_lead_back_to_a_pair_that_has_ended(world: World, engine: Engine, label: str):
    amina = begun_and_left(world, engine, label)
    amina.forget()
    amina.hears(Command("menu"))
    assert "One question is still open." not in amina.last
    assert not amina.sees("Go on with the question")


def test_an_old_button_to_go_on_shows_where_things_stand_instead(world: World, engine: Engine):
    amina = begun_and_left(world, engine, "Propose a meeting")
    amina.taps("Go on with the question")
    assert "Which day is good for you?" not in amina.last
    assert amina.screen[-1].buttons


def test_an_old_button_of_a_question_that_is_over_is_answered_kindly(world: World, engine: Engine):
    amina, _lars = a_pair(world)
    amina.hears(Command("meet"))
    day = next(data for data in amina.screen[-1].buttons.values() if ":<" not in data)
    amina.hears(Command("menu"))
    take(engine, world.settings, world.now, ends)
    amina.taps_on(day)
    assert "That button belongs to an earlier question" in amina.toasts[-1]
    assert "What time?" not in amina.last


def test_an_offer_that_was_withdrawn_is_not_gone_on_with(world: World, engine: Engine):
    amina = approved(world, Role.mentee, "Amina", 1001)
    approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.hears(Command("menu"))
    take(engine, world.settings, world.now, lambda work: pairing.withdraw(work, work.get(Pair, 1)))
    world.deliver()
    amina.taps("Go on with the question")
    assert "We have found a possible mentor" not in amina.last


def test_whoever_is_declined_and_then_approved_overnight_hears_the_last_word_only(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.moves_to(world.now.replace(hour=20, minute=30))
    amina.forget()
    world.group.taps("Decline")
    world.group.taps("Approve after all")
    world.moves_to(world.now.replace(day=27, hour=8))
    assert amina.sees("Welcome to the programme!")
    assert not amina.sees("cannot offer you a place")
