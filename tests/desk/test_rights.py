"""Nobody decides about themself: a coordinator who is a mentor too leaves their own pair to a colleague."""

from collections.abc import Mapping

import pytest
from sqlmodel import select

from bot.desk import rights
from bot.desk.actions import ACTIONS, COMMANDS
from bot.domain.case import Rule, Severity, Signal
from bot.domain.member import Role
from bot.domain.reply import ReplyTo
from bot.store.session import transaction
from bot.store.tables import Case
from bot.store.work import Work
from bot.talk.heard import Command, Press, Words
from bot.turn import take
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


@pytest.mark.parametrize("action", ["answers", "profile", "write"])
def test_what_ones_own_mentee_told_the_coordinators_is_read_and_answered_by_a_colleague(crowded: World, action: str):
    shown = str(crowded.group)
    own = Press(action, str(numbers(crowded)["amina"]))
    crowded.group.acts(own, "Lars", telegram_id=LARS, callback=True)
    assert crowded.group.toasts[-1] == ABOUT_YOU
    assert str(crowded.group) == shown


def test_a_question_of_ones_own_mentee_that_became_a_case_is_a_colleagues(crowded: World):
    amina = numbers(crowded)["amina"]

    def fire(work: Work) -> None:
        work.raise_case(Signal(Rule.unanswered_question, Severity.low), amina)

    take(crowded.engine, crowded.settings, crowded.now, fire)
    crowded.deliver()
    for label in ("Read what was said", "I take it", "Resolve"):
        crowded.group.taps(label, by="Lars", telegram_id=LARS)
        assert crowded.group.toasts[-1] == ABOUT_YOU


def test_somebody_who_was_only_offered_to_a_mentee_is_no_partner(crowded: World):
    crowded.group.commands("/waiting")
    crowded.group.acts(Press("offer", "{yusuf}.{mette}".format(**numbers(crowded))), "Karen", callback=True)
    crowded.group.acts(Press("profile", str(numbers(crowded)["yusuf"])), "Mette", telegram_id=METTE, callback=True)
    assert crowded.group.toasts[-1] == ""


@pytest.mark.parametrize("heard", [Command("pairs"), Command("case", "1"), Words("Hello")])
def test_whoever_writes_in_the_groups_name_is_asked_to_show_who_they_are(crowded: World, heard: Command | Words):
    crowded.group.taps("Write to Amina")
    prompt, before = crowded.group.screen[-1], len(crowded.phone(1001).screen)
    crowded.group.acts(heard, "Coordinators", telegram_id=rights.ANONYMOUS, reply_to=prompt.message_id)
    assert crowded.group.last.startswith("I must know who does this. Please turn off “Remain anonymous”")
    assert crowded.audited()[-1][0] == "refused"
    assert len(crowded.phone(1001).screen) == before


def test_talk_among_colleagues_in_the_groups_name_is_not_answered(crowded: World):
    crowded.group.commands("/help")
    said = len(crowded.group.screen)
    crowded.group.acts(Words("Nice!"), "Coordinators", telegram_id=rights.ANONYMOUS,
                       reply_to=crowded.group.screen[-1].message_id)  # fmt: skip
    assert len(crowded.group.screen) == said


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
