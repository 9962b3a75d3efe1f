"""Two answers about a meeting that do not fit together: what the coordinators see, and the next time too."""

from datetime import UTC, datetime

import pytest

from tests.phones import Bubble, Phone, World, bare
from tests.worlds import a_pair, proposes

YES, NO = "Amina (mentee): yes, we met", "Lars (mentor): no, we did not meet"


def disagree(world: World, day: int, place: str = "At a library") -> None:
    """Amina and Lars agree to meet on a day of November; in the evening she says yes, he says no; both tell why."""
    amina, lars = world.phone(1001), world.phone(1002)
    proposes(amina, str(day), "14:00", place)
    lars.taps("Yes, I can")
    world.moves_to(datetime(2026, 11, day, 18, 0, tzinfo=UTC))
    amina.taps("Yes, we met")
    tells(amina, f"He was late on day {day}.")
    lars.taps("No, we did not meet")
    tells(lars, f"I saw nobody on day {day}.")


def tells(phone: Phone, words: str) -> None:
    """Skip until the question for words of one's own, and write."""
    while "A few words are enough." not in phone.last:
        phone.taps("Skip")
    phone.writes(words)
    if "Same time" in phone.last:
        phone.taps("Not now")


def card(world: World) -> Bubble:
    """The newest card of case 1."""
    return next(it for it in reversed(world.group.screen) if "Case 1: normal" in bare(it.text))


@pytest.fixture
def disputed(world: World) -> World:
    """They disagree about Friday."""
    a_pair(world)
    disagree(world, 27)
    return world


def test_a_second_disagreement_says_which_meeting_it_is_about(disputed: World):
    disagree(disputed, 28, "At a café")
    assert disputed.group.last == "🔔 Case 1: it happened again.\nThe meeting: Saturday 28 November at 14:00."
    assert bare(card(disputed).text).split("\n")[1:-1] == [
        "The two answers about a meeting disagree.",
        "🤝 Amina (mentee) and Lars (mentor)",
        *("📅 Saturday 28 November at 14:00", "📍 At a café", YES, NO),
        *("📅 Friday 27 November at 14:00", "📍 At a library", YES, NO),
    ]
    disputed.group.commands("/case 1")
    assert disputed.group.last.split("\n")[1] == (
        "Saturday 28 November at 19:00 · it happened again. The meeting: Saturday 28 November at 14:00."
    )


def test_a_case_shows_nothing_that_an_earlier_one_was_about(disputed: World):
    disputed.group.taps("Resolve")
    disputed.group.taps("Talked to them")
    disagree(disputed, 28)
    newest = next(it for it in reversed(disputed.group.screen) if "Case 2: normal" in bare(it.text))
    assert "Saturday 28 November" in bare(newest.text)
    assert "Friday 27 November" not in bare(newest.text)


def test_what_both_wrote_about_the_meeting_can_be_read_from_the_card(disputed: World):
    disputed.group.taps("Read what was said")
    said = [bare(it.text) for it in disputed.group.screen[-2:]]
    assert said[0].startswith("📖 Amina (mentee),")
    assert said[0].endswith("He was late on day 27.")
    assert said[1].startswith("📖 Lars (mentor),")
    assert said[1].endswith("I saw nobody on day 27.")
    assert ("read", "case 1") in disputed.audited()


def test_what_was_said_in_the_case_can_be_read_beside_it(disputed: World):
    lars = disputed.phone(1002)
    disputed.group.taps("Write to Lars")
    disputed.group.replies("Where did you wait?")
    lars.writes("At the station.")
    disputed.group.taps("Read what was said")
    assert "At the station." in disputed.group.last


def test_the_list_of_pairs_takes_no_side_while_the_answers_differ(disputed: World):
    disputed.group.forget()
    disputed.group.commands("/pairs")
    assert "Their answers about a meeting differ: Friday 27 November at 14:00" in disputed.group.last
    assert "Have not met yet" not in disputed.group.last


def test_a_disagreement_from_before_they_last_met_is_no_news(disputed: World):
    amina, lars = disputed.phone(1001), disputed.phone(1002)
    proposes(amina, "28", "14:00")
    lars.taps("Yes, I can")
    disputed.moves_to(datetime(2026, 11, 28, 18, 0, tzinfo=UTC))
    amina.taps("Yes, we met")
    lars.taps("Yes, we met")
    disputed.group.commands("/pairs")
    assert "Last met: Saturday 28 November at 14:00" in disputed.group.last
    assert "answers about a meeting differ" not in disputed.group.last
