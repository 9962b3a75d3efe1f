"""Escalations: a card in the group, somebody who takes it, a backup who hears of it."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Case, Pair
from bot.talk.heard import Left, Returned
from tests.phones import World, bare
from tests.worlds import a_pair, proposes


def test_a_case_says_its_number_severity_and_rule_and_none_of_the_words(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("I cannot sleep because of this.")
    card = world.group.last
    assert card.startswith("🔴 Case 1: urgent\nAsked for help.\n👤 Amina (mentee)")
    assert "sleep" not in str(world.group)
    world.group.taps("Read what was said")
    assert world.group.last == "Amina (mentee) says:\nI cannot sleep because of this."


def test_somebody_takes_it_and_a_colleague_is_told_so(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.taps("Something else")
    take = world.group.button("I take it")
    world.group.taps("I take it")
    assert "🙋 Taken by Karen" in str(world.group)
    world.group.screen[-1].buttons["again"] = take
    world.group.taps("again", by="Sofie")
    assert world.group.toasts[-1] == "Karen has already taken this case."
    assert "Taken by Karen" in str(world.group)


def test_a_resolved_case_can_only_be_opened_again_and_the_next_trouble_opens_a_new_one(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("One thing")
    world.group.taps("Resolve")
    world.group.taps("Talked to them")
    card = next(bubble for bubble in world.group.screen if "Case 1" in bare(bubble.text))
    assert "✅ Resolved by Karen: Talked to them" in bare(card.text)
    assert list(map(bare, card.buttons)) == ["↩️ Reopen"]
    amina.taps("Help")
    amina.writes("Another thing")
    assert "Case 2" in str(world.group)


def test_more_trouble_of_the_same_kind_stays_in_the_open_case(world: World):
    amina, _lars = a_pair(world)
    for told in ("One thing", "Another thing"):
        amina.taps("Help")
        amina.writes(told)
        amina.taps("Only the coordinators")
    assert "Case 2" not in str(world.group)
    world.group.taps("Read what was said")
    assert "One thing" in str(world.group)
    assert "Another thing" in str(world.group)


def test_nobody_outside_the_group_can_take_or_read_a_case(world: World):
    amina, lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Private words")
    for label in ("I take it", "Resolve", "Read what was said"):
        world.group.taps(label, by="Stranger", is_coordinator=False)
        assert world.group.toasts[-1] == "Only members of the coordinators’ group can do this."
        lars.taps_on(world.group.button(label))
    assert "Nobody has taken it." in str(world.group)
    assert "Private words" not in str(world.group) + str(lars)


def test_an_urgent_case_that_nobody_takes_is_reminded_of_and_told_to_the_backup(world: World):
    sofie = world.phone(5001)
    sofie.starts(world.invitation(Role.coordinator))
    assert "You are a coordinator." in sofie.last
    sofie.forget()
    amina, lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Please help me")
    lars.forget()
    world.waits(hours=1, minutes=1)
    assert "⏰ Case 1 still waits. Nobody has taken it." in world.group.last
    assert re.search(r"\b1\b", sofie.last)
    assert "Please help me" not in str(sofie)
    assert "Amina" not in str(sofie)
    world.group.taps("I take it")
    sofie.forget()
    world.waits(hours=3)
    assert sofie.screen == []
    assert lars.screen == []


def test_a_coordinators_invitation_works_once(world: World):
    code = world.invitation(Role.coordinator)
    sofie, stranger = world.phone(5001), world.phone(5002)
    sofie.starts(code)
    assert sofie.sees("You are a coordinator.")
    stranger.starts(code)
    assert stranger.sees("Somebody has already used this invitation.")


def test_two_answers_about_a_meeting_that_disagree_both_reach_the_coordinators(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "28", "14:00")
    lars.taps("Yes, I can")
    world.waits(days=2, hours=9)
    amina.taps("Yes, we met")
    lars.taps("No, we did not meet")
    assert "The two answers about a meeting disagree." in world.group.last
    assert "Amina (mentee): yes, we met\nLars (mentor): no, we did not meet" in world.group.last
    assert not lars.sees("Amina said")


def test_a_case_can_be_asked_for_by_its_number(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Something")
    world.group.commands("/case 1")
    card, log = world.group.screen[-2:]
    assert "Case 1" in bare(card.text)
    assert "opened" in bare(log.text)
    for wrong in ("", "2", "x", "9" * 30):
        world.group.commands(f"/case {wrong}".strip())
        assert world.group.last == "I know no case with that number. Write for example: /case 12"


@pytest.mark.parametrize("yes_first", [True, False])
def test_a_meeting_that_one_side_denies_does_not_count_as_one(world: World, yes_first: bool):
    amina, lars = a_pair(world)
    proposes(amina, "28")
    lars.taps("Yes, I can")
    world.waits(days=2, hours=9)
    said = [(amina, "Yes, we met"), (lars, "No, we did not meet")]
    for phone, label in said if yes_first else reversed(said):
        phone.taps(label)
    with transaction(world.engine) as session:
        pair = session.exec(select(Pair)).one()
    assert pair.met_at is None
    assert pair.since is not None
    assert pair.no_meeting_at == pair.since + timedelta(days=14)


def test_somebody_who_cannot_be_reached_is_one_case_whatever_becomes_of_the_pair(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Left())
    world.group.taps("Resolve")
    world.group.taps("Other")
    amina.hears(Returned())
    ends_early(world)
    amina.hears(Left())
    world.group.commands("/cases")
    world.group.taps("Reopen case 1")
    assert world.group.toasts[-1] == "The same is open already, as another case."
    assert open_cases(world) == [("unreachable", 2)]


def ends_early(world: World) -> None:
    for label in ("End this pair", "Both stop", "Yes, end it"):
        world.group.taps(label)


def open_cases(world: World) -> list[tuple[str, int]]:
    with transaction(world.engine) as session:
        return [(case.rule, case.id or 0) for case in session.exec(select(Case).where(Case.state != "resolved"))]
