"""When people hear of things: not at night, not in the middle of something else, not too often."""

from datetime import timedelta

from sqlalchemy import Engine
from sqlmodel import select

from bot.domain.member import Role
from bot.store import pairing
from bot.store.queries import open_conversations
from bot.store.questionnaires import publish_shipped
from bot.store.session import transaction
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work
from bot.talk.heard import Command, Left, Returned
from bot.turn import take
from tests.phones import World
from tests.turn.steps import (
    ASKED,
    BACK_TO,
    at_night,
    gets_a_letter,
    in_the_morning,
    live_questions,
    writes_to,
)
from tests.worlds import THURSDAY, a_pair, approved, begins_to_sign_up, proposes


def test_a_proposal_at_night_is_sent_and_waits_for_the_other_sides_morning(world: World):
    amina, lars = a_pair(world)
    at_night(world)
    lars.forget()
    proposes(amina)
    assert "I pass this on to Lars." in amina.last, "who asks is answered at any hour"
    assert lars.screen == []
    in_the_morning(world)
    assert ASKED in lars.last


def test_help_is_there_at_night_and_so_is_the_coordinators_answer(world: World):
    amina, lars = a_pair(world)
    at_night(world)
    amina.taps("Help")
    amina.writes("I cannot sleep.")
    writes_to(world, "Write to Amina", "Would you like to talk?")
    assert "Would you like to talk?" in amina.last
    lars.forget()
    assert lars.screen == []


def test_a_letter_that_answers_nothing_waits_for_the_morning(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    at_night(world)
    amina.forget()
    writes_to(world, "Write to them", "Have you found a job?")
    assert amina.screen == []
    in_the_morning(world)
    assert "Have you found a job?" in amina.last


def test_nobody_is_asked_two_things_at_once(world: World):
    amina, lars = a_pair(world)
    amina.hears(Command("meet"))
    proposes(lars)
    assert ASKED not in str(amina), "Amina is choosing a day herself"
    amina.taps("Stop")
    world.waits(minutes=1)
    assert ASKED in amina.last
    assert len(live_questions(amina)) == 1


def test_a_question_left_for_an_hour_makes_room_and_comes_back(world: World):
    amina, lars = a_pair(world)
    amina.hears(Command("meet"))
    day = amina.last
    proposes(lars)
    world.waits(minutes=59)
    assert ASKED not in str(amina)
    world.waits(minutes=2)
    assert ASKED in amina.last
    assert len(live_questions(amina)) == 1, "the old question's buttons are gone"
    amina.taps("I cannot")
    assert amina.last == f"{BACK_TO}\n\n{day}"
    assert len(live_questions(amina)) == 1


def test_words_after_news_are_no_answer_to_the_question_before_it(world: World):
    amina, lars = a_pair(world)
    proposes(amina)
    amina.hears(Command("meet"))
    world.waits(hours=2)
    amina_was_asked = amina.last
    lars.taps("Yes, I can")
    assert "You have a meeting with Lars." in str(amina)
    assert live_questions(amina) == []
    amina.writes("Great, thank you!")
    assert "I do not understand free text here" in amina.last
    amina.taps("Go on with the question")
    assert amina_was_asked in amina.last
    assert len(live_questions(amina)) == 1


def test_a_tap_on_a_question_that_was_set_aside_brings_it_back(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Command("meet"))
    old = next(data for data in amina.screen[-1].buttons.values() if ":<" not in data)
    amina.taps("Help")
    assert len(live_questions(amina)) == 1
    amina.taps_on(old)
    assert amina.last.startswith(BACK_TO)
    assert "Which day is good for you?" in amina.last
    assert len(live_questions(amina)) == 1


def test_a_letter_that_somebody_waits_for_interrupts_them(world: World):
    lars = world.phone(1002)
    lars.starts(world.invitation(Role.mentor))
    lars.taps("English")
    lars.taps("I want to ask first")
    lars.writes("Who reads this?")
    writes_to(world, "Answer", "Only we do.")
    assert "Only we do." in lars.last
    lars.taps("OK, thank you")
    assert lars.last.startswith(BACK_TO)
    assert len(live_questions(lars)) == 1


def test_letters_come_before_proposals_in_the_morning_and_one_at_a_time(world: World):
    amina, lars = a_pair(world)
    at_night(world)
    proposes(lars)
    gets_a_letter(world, "Amina")
    amina.forget()
    in_the_morning(world)
    assert "A letter." in amina.last
    assert ASKED not in str(amina)
    amina.taps("OK, thank you")
    world.waits(minutes=1)
    assert ASKED in amina.last


def test_an_offer_that_ended_before_it_was_seen_is_never_spoken_of(world: World, engine: Engine):
    amina = approved(world, Role.mentee, "Amina", 1001)
    lars = approved(world, Role.mentor, "Lars", 1002)
    at_night(world)
    for phone in (amina, lars):
        phone.forget()
    world.group.taps("Find a match")
    world.group.taps("Amina")
    take(engine, world.settings, world.now, lambda work: pairing.withdraw(work, work.get(Pair, 1)))
    in_the_morning(world)
    assert amina.screen == lars.screen == []


def test_a_pair_that_ended_overnight_is_not_asked_how_it_goes(world: World, engine: Engine):
    amina, lars = a_pair(world)
    with transaction(engine) as session:
        publish_shipped(session, world.now)
    world.moves_to(THURSDAY + timedelta(days=13))
    amina.hears(Command("meet"))

    def falls_due(work: Work) -> None:
        for side in work.session.exec(select(Side)):
            side.check_in_at = work.now

    take(engine, world.settings, world.now, falls_due)
    world.moves_to(world.now)
    assert "Hello Lars" in str(lars)
    assert "Hello Amina" not in str(amina), "she is choosing a day"

    def ends(work: Work) -> None:
        work.get(Pair, 1).state = "closed"

    take(engine, world.settings, world.now, ends)
    world.waits(hours=3)
    assert "Hello Amina" not in str(amina)


def test_a_reminder_on_the_day_of_another_waits_for_the_next_morning(world: World, engine: Engine):
    amina, lars = a_pair(world)
    proposes(lars)
    with transaction(engine) as session:
        session.exec(select(Member).where(Member.name == "Amina")).one().unprompted_at = world.now + timedelta(hours=23)
    amina.forget()
    world.waits(days=1)
    assert amina.screen == [], "she has heard something unprompted today"
    world.moves_to((world.now + timedelta(days=1)).replace(hour=7))
    assert "A small reminder." in amina.last


def test_whoever_comes_back_hears_what_waited(world: World):
    amina, lars = a_pair(world)
    amina.hears(Left())
    amina.forget()
    proposes(lars)
    world.waits(hours=2)
    assert amina.screen == []
    amina.hears(Returned())
    world.waits(minutes=1)
    assert ASKED in amina.last


def test_what_waits_survives_whatever_the_person_does_meanwhile(world: World, engine: Engine):
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    gets_a_letter(world, "")
    assert "A letter." not in str(amina)
    amina.taps("Stop")
    world.waits(minutes=1)
    assert "A letter." in amina.last
    with transaction(engine) as session:
        assert [row.flow for row in open_conversations(session, 1)] == ["letter"]
