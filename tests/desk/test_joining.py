"""Coordinators decide who may join."""

from sqlmodel import select

from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Audit
from tests.phones import World, press
from tests.worlds import answer_everything, approved, begins_to_sign_up, signs_up


def test_a_new_person_stands_on_a_card_with_all_they_said(world: World):
    signs_up(world, Role.mentee, "Amina", 1001)
    card = world.group.last
    assert "👤 Amina (mentee)" in card
    assert "Languages: Some words" in card
    assert "Waiting for your approval" in card


def test_an_approved_person_is_told_and_the_card_changes_where_it_stands(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    assert amina.sees("Welcome to the programme!")
    assert len(world.group.screen) == 1
    assert "Approved, waiting for a match" in world.group.last
    assert world.group.toasts == ["Approved."]


def test_a_declined_person_is_told_kindly_and_may_be_approved_after_all(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Decline")
    assert amina.sees("You did nothing wrong.")
    world.group.taps("Approve after all")
    assert amina.sees("Welcome to the programme!")


def test_the_second_of_two_taps_changes_nothing_and_says_so(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    decline = world.group.button("Decline")
    world.group.taps("Approve")
    amina.forget()
    world.group.acts(press(decline), "Sofie", callback=True)
    assert world.group.toasts[-1] == "This has already been decided."
    assert amina.screen == []


def test_somebody_outside_the_group_cannot_approve(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    amina.forget()
    world.group.taps("Approve", by="Stranger", is_coordinator=False)
    assert world.group.toasts == ["Only members of the coordinators’ group can do this."]
    assert amina.screen == []
    assert "Waiting for your approval" in world.group.last


def test_a_member_cannot_approve_from_their_own_chat(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    amina.taps_on(world.group.button("Approve"))
    assert "Waiting for your approval" in world.group.last


def test_a_button_with_a_broken_number_is_answered_and_does_nothing(world: World):
    signs_up(world, Role.mentee, "Amina", 1001)
    for forged in ("g:approve:999", "g:approve:x", "g:offer:1", "g:nothing:1", "g:approve"):
        world.group.acts(press(forged), "Karen", callback=True)
        assert world.group.toasts[-1] == "This button does not work any more."
    assert "Waiting for your approval" in world.group.last


def test_a_question_goes_to_the_person_and_the_answer_comes_back(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Ask")
    world.group.replies("Which town do you live in?")
    assert amina.sees("Which town do you live in?")
    assert "Sent to Amina (mentee)." in world.group.last
    amina.writes("Odense")
    assert "💬 Amina (mentee) writes:\nOdense" in world.group.last


def test_talk_among_colleagues_under_a_card_is_not_sent_to_the_person(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    amina.forget()
    world.group.replies("I know her, I will call.")
    assert amina.screen == []


def test_a_spoken_answer_can_be_heard_and_who_heard_it_is_written_down(world: World):
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    answer_everything(amina, speaks=True)
    amina.taps("Send")
    world.group.taps("Read everything")
    assert "voice-1" in [bubble.voice for bubble in world.group.screen]
    with transaction(world.engine) as session:
        assert [row.action for row in session.exec(select(Audit))] == ["read sign-up"]


def test_a_person_without_an_invitation_can_get_one_from_the_group(world: World):
    yusuf = world.phone(1003)
    yusuf.starts()
    yusuf.taps("I am looking for work")
    yusuf.writes("Yusuf")
    assert "✉️ Yusuf would like an invitation: I am looking for work" in world.group.last
    world.group.taps("Invite")
    assert yusuf.sees("Choose your language")
    assert world.group.toasts[-1] == "Invited."
