"""Buttons that nobody was offered: whatever is behind them, nothing is done, and the answer is kind."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from bot.desk.actions import ACTIONS
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Member, Note, Prompt
from bot.talk.heard import Press
from tests.desk.people import numbers
from tests.desk.test_authorisation import snapshot
from tests.phones import World, bare, press
from tests.worlds import a_pair, approved

TOO_LATE = "This button does not work any more."
RESOLVED = "The case is resolved, so I have sent nothing."
NO_ROW = ("", "x", "-1", "0", "999", "1x", "²", "٩٩٩", "99999999999999999999", "1" * 50)
OF_NOBODY = {
    "waiting": ("x", "-1", "99999999999999999999"),
    "pairs": ("x", "-1", "99999999999999999999"),
    "cases": ("x", "-1", "99999999999999999999"),
    "invitation": ("", "king", "1"),
}
"""What the buttons about no row do not take."""
NOT_THEIRS = {
    "write": ("{amina}.999", "{amina}.x", "{amina}.2", "{lars}.1", "{yusuf}.1", "{amina}.1.1"),
    "ending": ("1", "1.999", "1.{yusuf}", "1.x"),
    "offer": ("{yusuf}", "{yusuf}.{yusuf}", "{yusuf}.{sara}", "{yusuf}.999", "{yusuf}.{mette}.{mette}"),
    "match": ("{yusuf}.x", "{yusuf}.-1"),
    "hand": ("1.999", "1.x"),
    "snooze": ("1.never", "1.2026-11-28"),
    "severity": ("1.9", "1.x"),
    "resolve": ("1.well",),
    "greet": ("1.xx", "1."),
    "audience": ("1.king", "1.inxx"),
    "seen": ("{letter}",),
}
"""A row that there is, with something that is not of it."""


@pytest.fixture
def crowded(world: World) -> World:
    """Amina, in a pair with Lars, has asked for help (1), and Yusuf too (2); the group is in the middle of all else."""
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Nobody answers me.")
    world.group.taps("Write to Amina")
    world.group.replies("I am here.")
    amina.writes("Thank you.")
    yusuf = approved(world, Role.mentee, "Yusuf", 1003)
    approved(world, Role.mentor, "Mette", 1004)
    approved(world, Role.mentee, "Sara", 1005)
    yusuf.taps("Help")
    yusuf.writes("I wait for so long.")
    world.group.commands("/help", by="Jonas")
    world.group.commands("/invite")
    world.group.taps("A mentee")
    world.group.commands("/announce")
    world.group.replies("On Friday we have coffee.")
    return world


def forged(world: World) -> Iterator[Press]:
    with transaction(world.engine) as session:
        letter = session.exec(select(Note.id).where(Note.author != "")).first()
    known = {**numbers(world), "letter": letter}
    for name, action in ACTIONS.items():
        for argument in NO_ROW if action.begins_with else OF_NOBODY[name]:
            yield Press(name, argument)
        for argument in NOT_THEIRS.get(name, ()):
            yield Press(name, argument.format(**known))


def test_no_forged_button_does_anything_and_each_is_answered_kindly(crowded: World):
    crowded.group.acts(Press("show", "1"), "Karen", callback=True)
    before, shown = snapshot(crowded), str(crowded.group)
    for heard in forged(crowded):
        crowded.group.acts(heard, "Karen", callback=True)
        assert crowded.group.toasts[-1] == TOO_LATE, heard
        assert snapshot(crowded) == before, heard
    assert str(crowded.group) == shown


def test_every_button_says_what_its_argument_begins_with():
    assert {name for name, action in ACTIONS.items() if action.begins_with is None} == set(OF_NOBODY)


def prompts(world: World) -> int:
    with transaction(world.engine) as session:
        return len(session.exec(select(Prompt)).all())


def test_an_old_answer_button_in_a_case_that_is_over_begins_nothing(crowded: World):
    answer, before = crowded.group.button("Answer"), prompts(crowded)
    crowded.group.acts(Press("resolve", "1.talked"), "Karen", callback=True)
    crowded.group.acts(press(answer), "Karen", callback=True)
    assert crowded.group.toasts[-1].startswith(RESOLVED)
    assert prompts(crowded) == before + 1, "the question for a note"


def test_words_that_waited_for_a_yes_are_not_sent_once_their_case_is_over(crowded: World):
    amina = crowded.phone(1001)
    thanks = next(it for it in reversed(crowded.group.screen) if "Thank you." in bare(it.text))
    crowded.group.replies("I will call Lars.", to=thanks)
    yes = crowded.group.button("Yes, send it")
    crowded.group.acts(Press("resolve", "1.talked"), "Karen", callback=True)
    amina.forget()
    crowded.group.acts(press(yes), "Karen", callback=True)
    assert crowded.group.toasts[-1].startswith(RESOLVED)
    assert not amina.sees("I will call Lars.")


def test_a_page_that_is_not_there_any_more_is_the_last_one(crowded: World):
    crowded.group.acts(Press("cases", "64"), "Karen", callback=True)
    assert "Case 1: urgent" in crowded.group.last
    crowded.group.acts(Press("pairs", "64"), "Karen", callback=True)
    assert "Amina (mentee) and Lars (mentor)" in crowded.group.last


def test_other_words_for_an_end_that_has_come_meanwhile_are_not_asked_for(crowded: World):
    crowded.group.acts(Press("end", "1"), "Karen", callback=True)
    crowded.group.taps("Both stop")
    other_words = crowded.group.button("Other words")
    crowded.group.taps("Other words")
    asked = crowded.group.screen[-1]
    crowded.group.taps("Yes, end it")
    crowded.group.acts(press(other_words), "Karen", callback=True)
    assert crowded.group.toasts[-1] == "This pair has already ended."
    crowded.group.replies("Goodbye, you two.", to=asked)
    assert crowded.group.last == "This pair has already ended."


def test_a_coordinator_is_nobodys_match(crowded: World):
    crowded.phone(5001).starts(crowded.invitation(Role.coordinator))
    with transaction(crowded.engine) as session:
        sofie = session.exec(select(Member.id).where(Member.telegram_id == 5001)).one()
    crowded.group.acts(Press("match", str(sofie)), "Karen", callback=True)
    assert crowded.group.toasts[-1] == "One of them does not wait for a match any more."
