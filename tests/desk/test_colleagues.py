"""Coordinators join by invitation, and know something of cases only while they are in the group."""

import pytest

from bot.domain.case import CaseState
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Case
from tests.phones import Phone, World, bare
from tests.worlds import a_pair

NOT_YET = "You are a coordinator, but you are not in the coordinators’ group yet. Please ask a colleague to add you."


@pytest.fixture
def sofie(world: World) -> Phone:
    """Somebody has got hold of a coordinator's invitation, and is not in the group."""
    phone = world.phone(5001, username="sofie")
    phone.in_group = False
    phone.starts(world.invitation(Role.coordinator))
    return phone


def asks_for_help(world: World) -> None:
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Please help me")


def test_whoever_is_not_in_the_group_is_told_kindly_what_happens_next(sofie: Phone):
    assert sofie.sees("Welcome!")
    assert NOT_YET in sofie.last
    assert "Until then I tell you nothing about cases." in sofie.last


def test_nothing_about_cases_goes_to_somebody_outside_the_group(world: World, sofie: Phone):
    sofie.forget()
    asks_for_help(world)
    world.waits(hours=1)
    world.waits(hours=1)
    world.waits(hours=6)
    world.group.taps("Hand over")
    assert world.group.toasts[-1].startswith("I know no other coordinator yet.")
    assert sofie.screen == []


def test_whoever_is_added_is_welcomed_and_is_a_backup_from_then_on(world: World, sofie: Phone):
    sofie.forget()
    world.group.sees_come(sofie, "Sofie")
    assert sofie.sees("Welcome! You are in the coordinators’ group now.")
    assert sofie.sees("The work is in the coordinators’ group.")
    sofie.forget()
    asks_for_help(world)
    world.waits(hours=1)
    world.waits(hours=1)
    assert sofie.last == "⏰ Case 1 has waited too long in the coordinators’ group. Please look at it there."
    world.group.taps("Hand over")
    assert world.group.button("Sofie")


def test_whoever_is_in_the_group_already_is_told_so_at_once(world: World):
    sofie = world.phone(5001)
    sofie.starts(world.invitation(Role.coordinator))
    assert sofie.sees("You are a coordinator. The work is in the coordinators’ group.")


def test_whoever_leaves_the_group_hears_of_no_case_any_more(world: World, sofie: Phone):
    world.group.sees_come(sofie, "Sofie")
    world.group.sees_go(sofie, "Sofie")
    assert sofie.last == "You are not in the coordinators’ group any more. I do not write to you about cases now."
    sofie.forget()
    asks_for_help(world)
    for _hour in range(4):
        world.waits(hours=1)
    assert sofie.screen == []
    sofie.starts()
    assert NOT_YET in sofie.last


def test_what_somebody_who_leaves_had_taken_waits_for_somebody_again(world: World, sofie: Phone):
    world.group.sees_come(sofie, "Sofie")
    asks_for_help(world)
    world.group.acts_as(sofie, "I take it", "Sofie")
    world.group.sees_go(sofie, "Sofie")
    assert world.group.last == "⏳ Sofie has left this group. Case 1 waits for somebody again."
    with transaction(world.engine) as session:
        assert session.get_one(Case, 1).state == CaseState.open
    world.group.commands("/case 1")
    assert "Sofie left the group, and it waited again" in world.group.last
    world.group.taps("Hand over")
    assert "Sofie" not in [bare(label) for bubble in world.group.screen for label in bubble.buttons]


def test_somebody_who_comes_without_an_invitation_is_not_written_to(world: World):
    jonas = world.phone(5002)
    world.group.sees_come(jonas, "Jonas")
    assert jonas.screen == []


def test_somebody_who_taps_from_outside_is_no_backup_any_more(world: World, sofie: Phone):
    world.group.sees_come(sofie, "Sofie")
    asks_for_help(world)
    world.group.acts_as(sofie, "I take it", "Sofie", is_coordinator=False)
    sofie.forget()
    world.waits(hours=1)
    world.waits(hours=1)
    assert sofie.screen == []
