"""A mentor with room has several mentees, where the programme allows it, and always knows whom it is about."""

import pytest

from bot.domain.member import Role
from bot.domain.programme import Matching, Programme
from tests.desk.people import joins
from tests.phones import Phone, World, bare


def lets_mentors_have(world: World, most: int) -> None:
    """The programme says how many mentees a mentor may have."""
    world.settings = world.settings.model_copy(
        update={"programme": Programme(matching=Matching(most_pairs_of_a_mentor=most))}
    )


def pairs(world: World, mentee: Phone, mentor: Phone) -> None:
    """A coordinator offers the mentor to the newest mentee; both say yes."""
    world.group.taps("Find a match")
    world.group.taps("Lars")
    world.waits(hours=2)
    for phone in (mentee, mentor):
        phone.taps("Yes, I would like to")


@pytest.fixture
def lars_and_two(world: World) -> Phone:
    lets_mentors_have(world, 2)
    lars = joins(world, Role.mentor, "Lars", 1002, room="2")
    for name, telegram_id in (("Amina", 1001), ("Yusuf", 1003)):
        pairs(world, joins(world, Role.mentee, name, telegram_id), lars)
    return lars


def test_a_mentor_with_room_is_suggested_again_and_one_without_is_not(world: World):
    lets_mentors_have(world, 2)
    lars = joins(world, Role.mentor, "Lars", 1002, room="2")
    joins(world, Role.mentor, "Peter", 1005, room="1")
    pairs(world, joins(world, Role.mentee, "Amina", 1001), lars)
    joins(world, Role.mentee, "Yusuf", 1003)
    world.group.taps("Find a match")
    assert "🤝 Has a mentee already, and room for one more." in world.group.last
    world.group.taps("Lars")
    world.group.commands("/waiting")
    assert list(map(bare, world.group.screen[-1].buttons)) == ["Peter (mentor)"]


def test_more_room_than_the_programme_allows_is_none(world: World):
    lars = joins(world, Role.mentor, "Lars", 1002, room="3")
    pairs(world, joins(world, Role.mentee, "Amina", 1001), lars)
    joins(world, Role.mentee, "Yusuf", 1003)
    world.group.taps("Find a match")
    assert world.group.last.startswith("Nobody waits on the other side now.")


def test_home_says_which_mentee_it_is_about_and_one_tap_turns_to_the_other(lars_and_two: Phone):
    lars_and_two.taps("Menu")
    assert "Your mentee is Yusuf." in lars_and_two.last
    assert "You also meet Amina." in lars_and_two.last
    lars_and_two.taps("My other mentee")
    assert "Your mentee is Amina." in lars_and_two.last
    lars_and_two.taps("My other mentee")
    assert "Your mentee is Yusuf." in lars_and_two.last


def test_a_meeting_is_proposed_to_the_mentee_in_view_and_to_nobody_else(world: World, lars_and_two: Phone):
    lars_and_two.taps("Menu")
    lars_and_two.taps("My other mentee")
    lars_and_two.taps("Propose a meeting")
    assert lars_and_two.sees("Amina")
    lars_and_two.taps("28")
    lars_and_two.taps("In the afternoon")
    lars_and_two.taps("14:00")
    lars_and_two.taps("library")
    lars_and_two.taps("Send")
    world.waits(hours=2)
    assert world.phone(1001).sees("28 November")
    assert not world.phone(1003).sees("28 November")


def test_help_names_no_pair_where_it_may_be_about_either(world: World, lars_and_two: Phone):
    lars_and_two.taps("Help")
    lars_and_two.writes("Somebody does not come.")
    assert "👤 Lars (mentor)" in world.group.last
    assert "🤝" not in world.group.last
