"""A pair that does not meet: it is missed by the rhythm on which the two agreed."""

from datetime import timedelta

from bot.talk.heard import Command
from tests.phones import Phone, World, bare
from tests.worlds import a_new_pair

NO_MEETING = "No meeting has taken place for a long time."


def proposes(phone: Phone, rhythm: str) -> None:
    """Fill in an agreement and send it."""
    for label in (rhythm, "At a library", "Find a job", "Skip", "26 May 2027", "We only use Makker", "Send"):
        phone.taps(label)


def agree(world: World, rhythm: str) -> tuple[Phone, Phone]:
    """Amina and Lars agree on a rhythm on the day after the match."""
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    proposes(amina, rhythm)
    lars.taps("Yes, I agree")
    return amina, lars


def card(world: World) -> str:
    """The newest card about a pair that does not meet; nothing where there is none."""
    return next((bare(it.text) for it in reversed(world.group.screen) if NO_MEETING in it.text), "")


def test_a_pair_that_meets_once_a_month_is_not_missed_after_two_weeks(world: World):
    agree(world, "Once a month, 2 hours")
    world.waits(days=43)
    assert card(world) == ""
    world.waits(days=1)
    assert card(world).startswith("🟡")
    assert "45 days since the match, Thursday 26 November.\nThey agreed on: Once a month, 2 hours" in card(world)
    world.waits(days=29)
    assert card(world).startswith("🟡")
    world.waits(days=1)
    assert card(world).startswith("🟠")


def test_the_list_of_pairs_says_how_often_a_pair_wants_to_meet(world: World):
    agree(world, "Once a month, 2 hours")
    world.waits(days=20)
    world.group.commands("/pairs")
    assert "a pair for 21 days.\n🗓 How often: Once a month, 2 hours" in world.group.last
    assert "Open cases" not in world.group.last


def test_a_pair_that_has_not_agreed_is_missed_after_two_weeks_and_the_card_says_so(world: World):
    a_new_pair(world)
    world.waits(days=14)
    assert "They have not agreed yet on how often to meet." in card(world)


def test_their_own_words_are_not_on_the_card(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    amina.writes("When my sister can look after Omar")
    for label in ("At a library", "Find a job", "Skip", "26 May 2027", "We only use Makker", "Send"):
        amina.taps(label)
    lars.taps("Yes, I agree")
    world.waits(days=13)
    assert "They agreed on how often in their own words." in card(world)
    assert "Omar" not in card(world)


def test_whoever_agrees_on_once_a_month_after_two_weeks_needs_nobody(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=15)
    assert "⏳ Nobody has taken it." in card(world)
    amina.hears(Command("start"))
    amina.taps("Agree on how we meet")
    proposes(amina, "Once a month, 2 hours")
    lars.taps("Yes, I agree")
    assert "✅ It resolved itself: They have agreed on how often to meet, and it is not too long." in card(world)
    world.group.forget()
    world.waits(days=45 - 15 - 1)
    assert card(world) == ""
    world.waits(days=1)
    assert "45 days since the match" in card(world)


def test_whoever_agrees_on_every_week_after_two_weeks_still_has_not_met(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=15)
    amina.hears(Command("start"))
    amina.taps("Agree on how we meet")
    proposes(amina, "Every week, 1 hour")
    lars.taps("Yes, I agree")
    assert "They agreed on: Every week, 1 hour" in card(world)
    assert "⏳ Nobody has taken it." in card(world)


def test_a_meeting_two_weeks_ahead_is_soon_for_a_pair_that_meets_once_a_month(world: World):
    amina, lars = agree(world, "Once a month, 2 hours")
    world.waits(days=34)
    meeting = (world.now + timedelta(days=20)).day
    amina.hears(Command("meet"))
    amina.writes(str(meeting))
    amina.writes("14:00")
    amina.taps("At a library")
    amina.taps("Send")
    lars.taps("Yes, I can")
    world.waits(days=15)
    assert card(world) == ""
