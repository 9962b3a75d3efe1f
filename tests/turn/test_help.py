"""Somebody in danger writes to Makker: what they read last, and what is under their thumb."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.domain.programme import Help, Programme
from bot.settings import Settings
from tests.phones import Phone, World, bare
from tests.worlds import GROUP, THURSDAY, a_new_pair, a_pair

CALL = "🚨 Call 112 now."


def buttons(phone: Phone) -> list[str]:
    return [bare(label) for label in phone.screen[-1].buttons]


def asks_for_help(phone: Phone, about: str) -> None:
    phone.taps("Menu")
    phone.taps("Help")
    phone.taps(about)


def test_words_of_danger_are_answered_with_the_number_and_help_is_the_first_button(world: World):
    amina, _lars = a_pair(world)
    asks_for_help(amina, "I am in danger now")
    amina.writes("He is at my door.")
    assert amina.last.endswith(
        "Thank you. A coordinator will write to you here.\n\n🚨 Call 112 now. It is free, day and night."
    )
    assert buttons(amina) == ["🆘 Help", "☰ Menu"]


def test_in_danger_nothing_else_is_asked_until_the_person_goes_on(world: World):
    amina, _lars = a_new_pair(world)
    amina.taps("Menu")
    amina.taps("Agree on how we meet")
    amina.taps("Help")
    amina.taps("I am in danger now")
    amina.writes("He is at my door.")
    assert CALL in amina.last
    assert buttons(amina) == ["🆘 Help", "▶️ Go on with the question", "☰ Menu"]
    amina.taps("Go on with the question")
    assert "How often would you like to meet?" in amina.last


def test_words_to_the_coordinators_in_an_urgent_case_repeat_the_number(world: World):
    amina, _lars = a_pair(world)
    asks_for_help(amina, "I am in danger now")
    amina.taps("Skip")
    world.group.taps("I take it")
    world.group.taps("Write to")
    world.group.replies("Are you safe now?")
    amina.writes("No. He is at my door.")
    assert amina.last.startswith("Thank you. I have sent it to the coordinators.\n\nIf you are in danger, call 112.")
    assert buttons(amina) == ["🆘 Help", "☰ Menu"]
    amina.taps("Menu")
    amina.taps("Write to the coordinators")
    amina.writes("He is still there.")
    assert "call 112" in amina.last
    assert buttons(amina) == ["🆘 Help", "☰ Menu"]


def test_words_about_something_else_do_not_speak_of_danger(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Menu")
    amina.taps("My things")
    amina.taps("This does not work for me")
    amina.taps("Another partner")
    amina.taps("Skip")
    world.group.taps("I take it")
    world.group.taps("Write to")
    world.group.replies("Shall we talk about it?")
    amina.writes("Yes, please.")
    assert "112" not in amina.last


def test_danger_is_heard_however_old_the_button_is(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Menu")
    amina.taps("Help")
    danger = amina.button("I am in danger now")
    world.waits(days=2)
    amina.taps_on(danger)
    assert "I am in danger now" in world.group.last
    assert amina.last.startswith("🚨 Call 112 now.")


@pytest.mark.parametrize("about", ["I am in danger now", "I do not feel safe or respected"])
def test_the_programmes_own_numbers_stand_under_112(engine: Engine, about: str):
    numbers = ("1888 – Lev Uden Vold, day and night", "70 201 201 – Livslinien")
    programme = replace(Programme(), help=Help(numbers=numbers))
    amina, _lars = a_pair(World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY))
    asks_for_help(amina, about)
    said = amina.last
    assert said.index("112") < said.index("You can also call:\n☎️ 1888 – Lev Uden Vold, day and night\n☎️ 70 201 201")


def test_whoever_asks_about_meetings_is_shown_no_numbers(engine: Engine):
    programme = replace(Programme(), help=Help(numbers=("1888",)))
    amina, _lars = a_pair(World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY))
    asks_for_help(amina, "Our meetings")
    assert not amina.sees("1888")
