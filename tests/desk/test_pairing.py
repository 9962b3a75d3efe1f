"""Coordinators bring two people together, with buttons."""

from bot.domain.member import Role
from tests.phones import World, bare
from tests.worlds import approved


def test_each_side_sees_a_portrait_without_a_name(world: World):
    amina, lars = approved(world, Role.mentee, "Amina", 1001), approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    assert "Who could fit Lars (mentor)?" in world.group.last
    world.group.taps("Amina")
    assert amina.sees("We have found a possible mentor for you.")
    assert lars.sees("We have found a possible mentee for you.")
    assert not amina.sees("Lars")
    assert not lars.sees("Amina")
    assert world.group.toasts[-1] == "Both are asked now."


def test_only_two_yeses_reveal_the_names(world: World):
    amina, lars = approved(world, Role.mentee, "Amina", 1001), approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.taps("Yes, I would like to")
    assert not amina.sees("Lars")
    assert not lars.sees("Amina")
    assert "Amina (mentee): yes\nLars (mentor): no answer yet" in world.group.last
    lars.taps("Yes, I would like to")
    assert amina.sees("Your mentor is Lars.")
    assert lars.sees("Your mentee is Amina.")
    assert "They are a pair" in world.group.last


def test_one_no_ends_the_offer_and_the_other_is_not_told_who_said_no(world: World):
    amina, lars = approved(world, Role.mentee, "Amina", 1001), approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    yes = lars.button("Yes, I would like to")
    amina.taps("No, not this time")
    assert lars.sees("This match is not possible. It is nobody’s fault.")
    assert not lars.sees("Amina")
    lars.taps_on(yes)
    assert not lars.sees("Your mentee is")
    assert "No match this time" in world.group.last


def test_both_are_free_again_after_a_no(world: World):
    amina, _lars = approved(world, Role.mentee, "Amina", 1001), approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.taps("No, not this time")
    world.group.commands("/waiting")
    assert {"Amina (mentee)", "Lars (mentor)"} <= set(map(bare, world.group.screen[-1].buttons))


def test_nobody_can_be_offered_twice_at_once(world: World):
    approved(world, Role.mentee, "Amina", 1001)
    approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    offer = world.group.button("Amina")
    world.group.taps("Amina")
    world.group.screen[0].buttons = {"again": offer}
    world.group.taps("again")
    assert world.group.toasts[-1] == "One of them does not wait for a match any more."


def test_a_withdrawn_offer_is_told_to_both(world: World):
    amina, lars = approved(world, Role.mentee, "Amina", 1001), approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.taps("Yes, I would like to")
    world.group.taps("Withdraw the offer")
    assert amina.sees("This match is not possible.")
    assert lars.sees("This match is not possible.")


def test_somebody_waiting_alone_is_not_lost(world: World):
    approved(world, Role.mentee, "Amina", 1001)
    world.group.taps("Find a match")
    assert world.group.last == "Nobody waits on the other side now. Amina (mentee) stays on the list."


def test_many_people_waiting_come_on_pages(world: World):
    approved(world, Role.mentee, "Amina", 1001)
    for number in range(10):
        approved(world, Role.mentor, f"Mentor {number}", 2000 + number)
    world.group.commands("/waiting")
    world.group.taps("Amina")
    assert "Mentor 4" in world.group.last
    assert "Mentor 5" not in world.group.last
    world.group.taps("More")
    assert "Mentor 9" in world.group.last
    assert "Mentor 4" not in world.group.last
