"""One side has everything erased: what becomes of the other, who has done nothing."""

from dataclasses import replace

import pytest
from icalendar import Calendar
from sqlalchemy import Engine
from sqlmodel import select

from bot.domain.member import Role
from bot.domain.programme import Matching, Programme
from bot.settings import Settings
from bot.store.session import transaction
from bot.store.tables import Meeting, Member
from bot.talk.heard import Command
from tests.phones import Phone, World
from tests.turn.steps import live_questions, member_called
from tests.worlds import GROUP, THURSDAY, a_pair, approved, proposes

LEFT = "Your partner has left the programme. It is nobody’s fault."


def is_erased(phone: Phone) -> None:
    phone.hears(Command("forget"))
    phone.taps("Yes, erase everything")


def left_alone(world: World) -> Phone:
    """Lars, whose partner Amina has just had everything erased."""
    amina, lars = a_pair(world)
    lars.forget()
    world.group.forget()
    is_erased(amina)
    return lars


def test_the_partner_hears_it_kindly_without_a_name_and_is_asked_what_they_would_like(world: World):
    lars = left_alone(world)
    assert LEFT in lars.last
    assert "Would you like a new mentee?" in lars.last
    assert "Amina" not in str(lars)
    assert len(live_questions(lars)) == 1
    assert member_called(world, "Lars").phase == "alumni"


def test_whoever_would_like_another_partner_waits_and_the_coordinators_see_the_card_anew(world: World):
    lars = left_alone(world)
    world.group.forget()
    lars.taps("Yes, please")
    lars.taps("Two")
    assert "I write to you as soon as there is somebody." in lars.last
    assert member_called(world, "Lars").phase == "waiting_for_match"
    assert "👤 Lars (mentor)" in world.group.last
    assert "Find a match" in str(list(world.group.screen[-1].buttons))


def test_whoever_would_not_can_still_ask_later(world: World):
    lars = left_alone(world)
    lars.taps("Not now")
    assert "You can ask again whenever you like." in lars.last
    lars.taps("Menu")
    lars.taps("Ask for a new partner")
    assert "Would you like a new mentee?" in lars.last


def test_the_coordinators_get_a_case_and_the_partners_card_changes(world: World):
    left_alone(world)
    assert world.group.sees("had everything erased. The partner is told kindly.")


def test_a_meeting_that_was_agreed_goes_from_the_partners_calendar(world: World):
    amina, lars = a_pair(world)
    proposes(lars, place="At a library")
    amina.taps("Yes, I can")
    lars.forget()
    is_erased(amina)
    lars.taps("Not now")
    world.waits(hours=2)
    assert lars.sees("does not take place.")
    (file,) = [it.document for it in lars.screen if it.document]
    assert Calendar.from_ical(file)["METHOD"] == "CANCEL"
    assert "Amina" not in file
    world.waits(days=7)
    assert not lars.sees("Did you meet")


def test_a_mentor_with_another_mentee_goes_on_with_that_one(engine: Engine):
    programme = replace(Programme(), matching=Matching(most_pairs_of_a_mentor=2))
    world = World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY)
    amina, lars = a_pair(world)
    with transaction(engine) as session:
        session.exec(select(Member).where(Member.name == "Lars")).one().profile = {"room": "2"}
    yusuf = approved(world, Role.mentee, "Yusuf", 1003)
    world.group.taps("Find a match")
    world.group.taps("Lars")
    yusuf.taps("Yes, I would like to")
    lars.taps("Yes, I would like to")
    lars.forget()
    is_erased(amina)
    assert LEFT in lars.last
    assert "Would you like" not in lars.last
    assert member_called(world, "Lars").phase == "in_pair"
    lars.hears(Command("menu"))
    assert "Your mentee is Yusuf." in lars.last


def test_the_partner_keeps_their_certificate_without_the_name(world: World):
    lars = left_alone(world)
    lars.taps("Not now")
    lars.taps("Menu")
    lars.taps("My certificate")
    assert "took part as a mentor\n" in lars.last
    assert "together with" not in lars.last


def test_after_three_months_the_partner_is_asked_how_it_goes_without_a_name(world: World):
    lars = left_alone(world)
    lars.taps("Not now")
    lars.forget()
    world.waits(days=92)
    assert "Hello Lars! Your time in your pair ended 3 months ago." in lars.last


@pytest.mark.parametrize("own", [True, False])
def test_a_place_in_own_words_goes_and_one_of_ours_stays(world: World, own: bool):
    amina, lars = a_pair(world)
    lars.hears(Command("meet"))
    for words in ("30", "14:00", "Nørregade 5" if own else "At a library"):
        lars.writes(words)
    lars.taps("Send")
    is_erased(amina)
    with transaction(world.engine) as session:
        assert session.exec(select(Meeting.place)).all() == (["…"] if own else ["library"])
