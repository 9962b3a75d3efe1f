"""Coming in by an invitation, and coming back to a sign-up that was left open."""

import pytest

from bot.domain.member import Role
from bot.talk.heard import Command
from tests.phones import World


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
