"""Nobody decides about themself: a coordinator who is a mentor too leaves their own pair to a colleague."""

from collections.abc import Mapping

import pytest
from sqlmodel import select

from bot.desk import rights
from bot.desk.actions import ACTIONS, COMMANDS
from bot.domain.member import Role
from bot.domain.reply import ReplyTo
from bot.store.session import transaction
from bot.store.tables import Case
from bot.talk.heard import Command, Press
from tests.desk.people import numbers
from tests.phones import World, bare
from tests.worlds import a_pair, approved, signs_up

LARS, METTE = 1002, 1004
ABOUT_YOU = "This is about you, or about your own pair. Please leave it to a colleague."

OWN: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(("profile", "answers", "approve", "decline", "invite", "write"), (LARS, "{lars}")),
    **dict.fromkeys(("end", "ending", "endnot", "withdraw"), (LARS, "1")),
    **dict.fromkeys(("endwords", "close", "byepass", "byehold", "byeask"), (LARS, "1")),
    **dict.fromkeys(("case", "show", "take", "snooze", "hand", "severity", "resolve", "reopen", "read"), (LARS, "1")),
    **dict.fromkeys(("send", "keep", "seen"), (LARS, "1")),
    "match": (METTE, "{mette}"),
    "offer": (METTE, "{yusuf}.{mette}"),
}
"""Who taps, and the argument with which each button is about them."""


@pytest.fixture
def crowded(world: World) -> World:
    """Amina and Lars are a pair that has ended; Lars's own words wait for an answer; Mette waits for a match."""
    amina, lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Lars does not come.")
    amina.taps("Only the coordinators")
    world.group.taps("Write to Amina")
    world.group.replies("I am here.")
    amina.writes("Thank you.")
    world.group.replies("Is this for her?")
    approved(world, Role.mentee, "Yusuf", 1003)
    approved(world, Role.mentor, "Mette", METTE)
    signs_up(world, Role.mentor, "Ole", 1005)
    world.group.commands("/pairs")
    world.group.taps("Amina and Lars")
    for label in ("End this pair", "Both stop", "Yes, end it"):
        world.group.taps(label)
    lars.writes("Goodbye, Amina")
    return world


def test_the_table_says_of_every_button_whether_it_can_be_about_somebody():
    about_somebody = {name for name, action in ACTIONS.items() if action.about is not rights.nobody}
    assert about_somebody == set(OWN)
    assert {name for name, action in COMMANDS.items() if action.about is not rights.nobody} == {"case"}
    assert set(rights.REPLIES) == set(ReplyTo)


def test_a_mentor_in_the_group_cannot_use_a_button_about_themself(crowded: World):
    shown, known = str(crowded.group), numbers(crowded)
    for action, (telegram_id, argument) in OWN.items():
        own = Press(action, argument.format(**known))
        crowded.group.acts(own, "Lars", telegram_id=telegram_id, callback=True)
        assert crowded.group.toasts[-1] == ABOUT_YOU, action
        assert crowded.audited()[-1] == ("refused", action)
    assert str(crowded.group) == shown


def test_a_mentor_in_the_group_does_all_the_rest_like_anybody(crowded: World):
    ole = str(numbers(crowded)["ole"])
    crowded.group.acts(Press("approve", ole), "Lars", telegram_id=LARS, callback=True)
    assert crowded.group.toasts[-1] == "Approved."
    crowded.group.acts(Command("pairs"), "Lars", telegram_id=LARS)
    assert crowded.group.sees("There are no pairs yet.")


def test_the_log_of_a_case_is_not_for_the_person_whom_it_is_about(crowded: World):
    crowded.group.acts(Command("case", "1"), "Lars", telegram_id=LARS)
    assert crowded.group.last == ABOUT_YOU


def test_words_to_ones_own_partner_do_not_go_through_the_desk(crowded: World):
    crowded.group.taps("Write to Amina")
    prompt = crowded.group.screen[-1]
    sent = len(crowded.phone(1001).screen)
    crowded.group.replies("You should not have told.", to=prompt, by="Lars", telegram_id=LARS)
    assert crowded.group.last == ABOUT_YOU
    assert len(crowded.phone(1001).screen) == sent


def test_a_case_is_not_handed_over_to_the_person_whom_it_is_about(crowded: World):
    crowded.group.acts(Command("help"), "Lars", telegram_id=LARS)
    crowded.group.commands("/help", by="Jonas")
    crowded.group.commands("/case 1")
    crowded.group.taps("Hand over")
    card = next(it for it in reversed(crowded.group.screen) if "Case 1:" in bare(it.text) and it.buttons)
    assert "Jonas" in map(bare, card.buttons)
    assert "Lars" not in map(bare, card.buttons)
    crowded.group.acts(Press("hand", f"1.{LARS}"), "Karen", callback=True)
    with transaction(crowded.engine) as session:
        assert session.exec(select(Case)).one().handed_to != "Lars"
