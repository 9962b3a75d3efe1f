"""“This does not work for me”: nobody leaves by mistake, and the coordinators read what was chosen."""

import pytest

from tests.phones import Phone, World, bare
from tests.worlds import a_pair

NOT_FOR_ME = "The pair does not work for this person."


def says_that_it_does_not_work(phone: Phone) -> None:
    phone.taps("Menu")
    phone.taps("My things")
    phone.taps("This does not work for me")


def buttons(phone: Phone) -> list[str]:
    return [bare(label) for label in phone.screen[-1].buttons]


def test_no_button_that_closes_the_question_can_be_taken_for_the_end_of_the_pair(world: World):
    amina, _lars = a_pair(world)
    says_that_it_does_not_work(amina)
    assert buttons(amina) == [
        "💬 Talk to a coordinator first",
        "🤝 Another partner",
        "🚪 End with Lars",
        "✖️ Never mind",
        "🆘 Help",
    ]
    world.group.forget()
    amina.taps("Never mind")
    assert amina.last == "All right. Nothing has changed."
    assert str(world.group) == ""


@pytest.mark.parametrize(
    ("chosen", "read"),
    [
        ("Talk to a coordinator first", "Wants to talk to a coordinator first."),
        ("Another partner", "Wants another partner."),
        ("End with Lars", "Wants to end with the partner."),
    ],
)
def test_the_card_says_what_was_chosen_and_nothing_else(world: World, chosen: str, read: str):
    amina, _lars = a_pair(world)
    says_that_it_does_not_work(amina)
    amina.taps(chosen)
    assert f"{NOT_FOR_ME}\n{read}" in world.group.last
    assert "Wants to stop" not in world.group.last


def test_under_help_stopping_the_question_is_not_stopping_with_the_partner(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Menu")
    amina.taps("Help")
    assert buttons(amina)[3:] == ["I want to stop, or another partner", "Something else", "✖️ Never mind"]
    amina.taps("I want to stop, or another partner")
    assert f"{NOT_FOR_ME}\nWants to stop, or wants another partner." in world.group.last


def test_whoever_closes_the_question_after_the_coordinators_know_hears_so(world: World):
    amina, _lars = a_pair(world)
    says_that_it_does_not_work(amina)
    amina.taps("Another partner")
    amina.taps("Never mind")
    assert amina.last == "All right. The coordinators know. One of them will write to you here."


def test_the_one_who_thinks_again_is_read_as_they_think_now(world: World):
    amina, _lars = a_pair(world)
    for wish in ("End with Lars", "Talk to a coordinator first"):
        says_that_it_does_not_work(amina)
        amina.taps(wish)
        amina.taps("Skip")
    card = next(bubble for bubble in world.group.screen if NOT_FOR_ME in bubble.text)
    assert "Wants to talk to a coordinator first." in card.text
    assert "Wants to end" not in card.text
