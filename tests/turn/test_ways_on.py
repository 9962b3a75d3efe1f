"""Whatever ends, and however: the last message on the screen has a button."""

from bot.domain.member import Role
from tests.phones import World
from tests.turn.steps import gets_a_letter
from tests.worlds import a_pair, proposes


def test_a_proposal_whose_time_has_passed_leaves_the_menu_in_the_place_of_its_buttons(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "28")
    lars.forget()
    world.waits(days=1)
    assert list(lars.screen[-1].buttons) == ["Yes, I can", "Another time", "I cannot", "🆘 Help", "🔕 Do not remind me"]
    world.waits(days=2)
    assert list(lars.screen[-1].buttons.values()) == ["m:menu"]
    lars.taps("☰ Menu")
    assert lars.sees("Your mentee is Amina.")


def test_a_coordinator_who_is_told_of_a_case_in_private_finds_the_menu_there(world: World):
    amina, _lars = a_pair(world)
    sofie = world.phone(1009)
    sofie.starts(world.invitation(Role.coordinator))
    amina.taps("Help")
    amina.taps("in danger now")
    for _hour in range(3):
        world.waits(hours=1)
    assert "has waited too long" in sofie.last
    sofie.taps("☰ Menu")
    assert sofie.sees("You are a coordinator.")


def test_whoever_only_thanks_for_a_letter_finds_the_menu_under_it(world: World):
    amina, _lars = a_pair(world)
    gets_a_letter(world, "Amina")
    amina.taps("OK, thank you")
    assert "✔️ OK, thank you" in amina.last
    assert amina.screen[-1].buttons
