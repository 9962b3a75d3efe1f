"""Somebody who wants to ask before they agree: the sign-up waits for the coordinators."""

from datetime import timedelta

from bot.domain.member import Role
from tests.phones import Phone, World
from tests.turn.steps import live_questions, writes_to

AGAIN = "Now I ask you again: may we keep your answers"


def asks_first(world: World) -> Phone:
    """Amina, who asked on a Thursday morning."""
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.taps("I want to ask first")
    amina.writes("Who pays for this?")
    assert "You need to do nothing now." in amina.last
    return amina


def test_the_question_comes_back_by_itself_after_the_answer(world: World):
    amina = asks_first(world)
    assert not amina.sees(AGAIN)
    writes_to(world, "Answer", "It costs nothing.")
    assert "It costs nothing." in amina.last
    amina.taps("OK, thank you")
    assert AGAIN in amina.last
    assert len(live_questions(amina)) == 1
    amina.taps("Yes, I agree")
    assert "What should we call you?" in amina.last


def test_the_question_comes_back_although_nobody_taps_under_the_answer(world: World):
    amina = asks_first(world)
    writes_to(world, "Answer", "It costs nothing.")
    amina.forget()
    world.waits(days=3)
    assert AGAIN in amina.last


def test_whoever_waits_for_an_answer_is_not_reminded_and_the_sign_up_does_not_end(world: World):
    amina = asks_first(world)
    amina.forget()
    for _week in range(20):
        world.waits(days=7)
    assert amina.screen == []
    writes_to(world, "Answer", "It costs nothing.")
    amina.taps("OK, thank you")
    assert AGAIN in amina.last


def test_the_coordinators_are_reminded_after_a_working_day(world: World):
    asks_first(world)
    world.group.forget()
    world.waits(days=1)
    assert world.group.sees("Wrote to the coordinators and has no answer yet."), str(world.group)


def test_more_questions_reach_the_coordinators_too(world: World):
    amina = asks_first(world)
    amina.writes("And how long does it take?")
    assert world.group.sees("And how long does it take?")
    assert "You need to do nothing now." in amina.last
    writes_to(world, "Answer", "Six months, and it costs nothing.")
    amina.taps("OK, thank you")
    assert AGAIN in amina.last
    amina.taps("I want to ask more")
    amina.writes("Who reads this?")
    assert world.group.sees("Who reads this?")
    assert "You need to do nothing now." in amina.last


def test_whoever_does_not_want_to_wait_goes_on(world: World):
    amina = asks_first(world)
    amina.taps("Go on now")
    assert AGAIN in amina.last
    amina.taps("No, thank you")
    assert amina.sees("I have kept none of your answers.")


def test_whoever_comes_back_while_waiting_is_told_that_the_answer_is_not_there_yet(world: World):
    amina = asks_first(world)
    world.now += timedelta(days=3)
    amina.starts()
    assert "Hello again." in amina.last
    assert "A coordinator answers you here." in amina.last
    writes_to(world, "Answer", "It costs nothing.")
    amina.taps("OK, thank you")
    assert AGAIN in amina.last


def test_a_question_that_was_not_asked_after_all_is_taken_back(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.taps("I want to ask first")
    amina.taps("Back")
    assert "May we keep your answers?" in amina.last
