"""Coming in by an invitation, and coming back to a sign-up that was left open."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.domain.member import CONSENT_VERSION, Role
from bot.flows.coming_back import BY_ROLE
from bot.store.session import transaction
from bot.store.tables import Answer
from bot.talk.heard import Command
from tests.phones import Phone, World
from tests.worlds import answer_everything, begins_to_sign_up, signs_up


@pytest.mark.parametrize(("language", "hello"), [("da", "Hej! Jeg er Makker."), ("en", "Hello! I am Makker.")])
def test_whoever_is_invited_in_a_language_is_greeted_in_it_and_may_change_it(world: World, language: str, hello: str):
    amina = world.phone(1001, "ar")
    amina.starts(world.invitation(Role.mentee, language))
    assert len(amina.screen) == 1
    assert hello in amina.last
    assert "English · Dansk · العربية → /language" in amina.last


def test_another_language_than_the_invitations_asks_the_same_question(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee, "da"))
    amina.hears(Command("language"))
    amina.taps("English")
    assert "From now on I write in English." in amina.last
    assert "May we keep your answers?" in amina.last
    amina.taps("Yes, I agree")
    assert "What should we call you?" in amina.last


def test_a_coordinator_who_is_invited_in_a_language_is_welcomed_in_it(world: World):
    karen = world.phone(1003)
    karen.starts(world.invitation(Role.coordinator, "da"))
    assert "Velkommen!" in karen.last


def stopped_after_her_town(world: World) -> Phone:
    """Amina, who answered five questions and was not seen for three days."""
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    for words in ("Arabic", "Nurse", "Nurse", "Odense"):
        amina.writes(words)
    assert "When can you best meet?" in amina.last
    world.now += timedelta(days=1)
    amina.forget()
    return amina


def is_told_where_they_were(amina: Phone) -> bool:
    return "Hello again, Amina." in amina.last and "There are 5 more questions." in amina.last


def test_whoever_comes_back_by_start_is_told_where_they_were(world: World):
    amina = stopped_after_her_town(world)
    amina.starts()
    assert is_told_where_they_were(amina)
    assert "It takes about 2 minutes." in amina.last
    assert amina.last.endswith("When can you best meet?")
    amina.starts()
    assert "Hello again" not in amina.last, "once is enough"


def test_whoever_opens_their_link_again_is_told_where_they_were(world: World):
    amina = world.phone(1001)
    code = world.invitation(Role.mentee)
    amina.starts(code)
    amina.taps("English")
    world.now += timedelta(days=5)
    amina.starts(code)
    assert amina.last.startswith("Hello again.\n\nWe stopped here. There are 10 more questions.")
    assert "May we keep your answers?" in amina.last


def test_whoever_comes_back_with_words_is_told_where_they_were(world: World):
    amina = stopped_after_her_town(world)
    amina.writes("Hello, are you there?")
    assert is_told_where_they_were(amina)
    assert "Please tap one of the buttons." in amina.last


def test_an_answer_after_days_counts_and_the_next_question_says_how_much_is_left(world: World):
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    world.now += timedelta(days=1)
    amina.writes("Arabic")
    assert "Hello again, Amina." in amina.last
    assert "There are 8 more questions." in amina.last
    assert "What work have you done before?" in amina.last
    amina.writes("Nurse")
    assert "Hello again" not in amina.last


def test_a_reminder_says_where_we_were(world: World):
    amina = stopped_after_her_town(world)
    world.waits(days=1)
    assert is_told_where_they_were(amina)
    assert "A small reminder. There is no hurry." in amina.last


def test_whoever_has_only_the_summary_left_is_asked_to_send_it(world: World):
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    answer_everything(amina)
    world.now += timedelta(days=1)
    amina.starts()
    assert "Please look at your answers, then send them." in amina.last
    assert "Is this right?" in amina.last


def test_a_second_invitation_while_somebody_is_joining_goes_on_with_the_first(world: World):
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    amina.starts(world.invitation(Role.mentee))
    assert "You are already joining with another invitation" in amina.last
    assert "wrong one" not in amina.last
    assert amina.last.endswith("Which languages do you speak?")


def test_whoever_opened_the_wrong_invitation_first_can_take_the_right_one(world: World):
    lars = begins_to_sign_up(world, Role.mentee, "Lars", 1002)
    right = world.invitation(Role.mentor)
    lars.starts(right)
    assert "Tap Stop, then open this one again." in lars.last
    lars.taps("Stop")
    lars.starts(right)
    lars.taps("English")
    assert lars.sees("In this programme you are a volunteer mentor.")


@pytest.mark.parametrize("role", [Role.mentee, Role.mentor])
def test_the_questions_that_are_counted_are_the_questions_that_are_asked(world: World, role: Role):
    phone = signs_up(world, role, "Kim", 1001)
    assert phone.sees("Thank you, Kim.")
    with transaction(world.engine) as session:
        asked = {answer.key for answer in session.exec(select(Answer))}
    assert asked == {*BY_ROLE[role], "language", f"consent_{CONSENT_VERSION}", "review"}
