"""Somebody has left and had everything erased: the cards say so, and offer only what still makes sense."""

import pytest

from bot.domain.member import Role
from bot.talk.heard import Command, Left
from tests.desk.people import later
from tests.phones import Bubble, World, bare
from tests.worlds import a_pair, answer_everything, approved


@pytest.fixture
def left(world: World) -> World:
    """Amina, whose partner is Lars, asked for help, was written to, and then left."""
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("I cannot sleep because of this.")
    amina.taps("Only the coordinators")
    world.group.taps("Write to Amina")
    world.group.replies("I am here.")
    amina.hears(Command("forget"))
    amina.taps("Yes, erase everything")
    return world


def card(world: World, number: int) -> Bubble:
    """The newest card of a case."""
    return next(it for it in reversed(world.group.screen) if f"Case {number}:" in bare(it.text) and not it.reply_to)


def test_the_card_of_a_case_says_that_the_person_has_left(left: World):
    text = bare(card(left, 1).text)
    assert "👤 This person has left. What they told us is erased." in text
    assert "🤝 somebody who has left and Lars (mentor)" in text
    assert "without a name" not in text


def test_only_what_makes_sense_is_offered(left: World):
    labels = [bare(label) for label in card(left, 1).buttons]
    assert labels == ["🙋 I take it", "✅ Resolve", "😴 Put off", "👉 Hand over", "⚖️ Severity"]


def test_the_news_that_somebody_left_offers_to_write_to_the_partner(left: World):
    assert "💬 Write to Lars" in map(bare, card(left, 2).buttons)
    left.group.taps("Write to Lars")
    left.group.replies("Shall we talk?")
    left.waits(hours=2)
    assert left.phone(1002).sees("Shall we talk?")


def test_a_letter_that_was_begun_before_is_not_sent(left: World):
    prompt = next(it for it in left.group.screen if "Reply to this message" in it.text)
    seen = len(left.phone(1001).screen)
    left.group.replies("Where are you?", to=prompt)
    assert left.group.last == "This person has left, and what they told us is erased. I have sent nothing."
    assert len(left.phone(1001).screen) == seen


def test_an_old_button_writes_to_nobody(left: World):
    left.group.commands("/case 1")
    left.group.screen[-1].buttons["old"] = "g:write:1.1"
    left.group.taps("old")
    assert left.group.toasts[-1].startswith("This person has left")


def test_the_cards_of_the_person_and_of_the_pair_say_so_too(left: World):
    texts = [bare(it.text) for it in left.group.screen]
    assert "👤 This person has left. What they told us is erased." in texts
    assert any(text.startswith("🤝 somebody who has left and Lars (mentor)") for text in texts)


def test_whoever_comes_back_is_a_person_again(left: World):
    later(left, hours=1)
    amina = left.phone(1001)
    amina.starts(left.invitation(Role.mentee))
    amina.taps("English")
    amina.taps("Yes, I agree")
    amina.writes("Amina")
    answer_everything(amina)
    amina.taps("Send")
    assert left.group.last.startswith("👤 Amina (mentee)")
    left.group.taps("Approve")
    assert "Approved, waiting for a match" in left.group.last


def test_nobody_is_offered_to_write_to_who_blocked_the_bot(world: World):
    yusuf = approved(world, Role.mentee, "Yusuf", 1003)
    yusuf.hears(Left())
    assert not [label for label in card(world, 1).buttons if "Write to" in label]
