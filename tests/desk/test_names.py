"""What cards may say of people."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from bot.domain.member import Role
from bot.domain.programme import Cases, Programme
from bot.settings import Settings
from bot.talk.heard import Left
from tests.phones import Bubble, World, bare
from tests.worlds import GROUP, THURSDAY, a_pair, proposes, signs_up


@pytest.fixture
def discreet(engine: Engine) -> World:
    """A programme that wants no names on the cards of cases."""
    programme = replace(Programme(), cases=Cases(show_names=False))
    return World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY)


def card(world: World) -> Bubble:
    return next(bubble for bubble in reversed(world.group.screen) if "Case 1:" in bare(bubble.text))


def test_a_card_without_names_speaks_of_the_pair_by_its_number(discreet: World):
    amina, _lars = a_pair(discreet)
    amina.taps("Help")
    amina.writes("Something")
    assert "👤 the mentee of pair 1\n🤝 Pair 1\n" in bare(card(discreet).text)
    assert "💬 Write to the mentee of pair 1" in map(bare, card(discreet).buttons)
    assert "Amina" not in bare(card(discreet).text) + "".join(card(discreet).buttons)


def test_both_answers_about_a_meeting_stand_there_without_names(discreet: World):
    amina, lars = a_pair(discreet)
    proposes(amina, "28")
    lars.taps("Yes, I can")
    discreet.moves_to(datetime(2026, 11, 28, 18, 0, tzinfo=UTC))
    amina.taps("Yes, we met")
    lars.taps("No, we did not meet")
    assert "the mentee of pair 1: yes, we met\nthe mentor of pair 1: no, we did not meet" in bare(card(discreet).text)
    assert "Lars" not in bare(card(discreet).text) + "".join(card(discreet).buttons)


def test_somebody_without_a_pair_is_a_number(discreet: World):
    amina = signs_up(discreet, Role.mentee, "Amina", 1001)
    amina.hears(Left())
    assert "👤 member 1\n" in bare(card(discreet).text)
