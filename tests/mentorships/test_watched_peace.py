"""Whoever watches over peace cries when somebody is woken, interrupted, pestered, or left without a way on."""

from datetime import time

import pytest

from bot import turn
from bot.domain.opening import MANNERS, Kind, Manners
from bot.store import listening
from bot.talk import engine
from bot.turn import conversations, home, opening
from tests.mentorships import answering, members, office
from tests.mentorships.beginnings import phone_of
from tests.mentorships.life import Life
from tests.mentorships.saboteur import cries
from tests.mentorships.step import SETTINGS

Patch = pytest.MonkeyPatch


def test_a_message_at_night(together: Life, monkeypatch: Patch):
    together.passes(hours=13)
    monkeypatch.setattr(listening, "opens_at", lambda kind, to, now, zone: now)
    with cries("Amina is woken"):
        office.writes_to(together, "Karen", 3)


def test_a_message_in_the_quiet_hours_that_somebody_chose(together: Life, monkeypatch: Patch):
    lars = phone_of(together, "Lars")
    members.commands(together, lars, "/quiet")
    answering.answers(together, lars, 0)
    answering.answers(together, lars, 5)
    together.passes(days=1)
    assert together.town.now.astimezone(SETTINGS.zone).time() < time(11)
    together.passes(hours=8, minutes=30)
    monkeypatch.setattr(listening, "opens_at", lambda kind, to, now, zone: now)
    with cries("Lars is woken"):
        members.commands(together, phone_of(together, "Amina"), "/meet")
        answering.finishes(together, phone_of(together, "Amina"), 0)


def test_somebody_who_is_in_the_middle_of_a_question(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(listening, "opens_at", lambda kind, to, now, zone: now)
    with cries("Amina is interrupted"):
        members.commands(asks_for_help, phone_of(asks_for_help, "Lars"), "/meet")
        answering.finishes(asks_for_help, phone_of(asks_for_help, "Lars"), 0)


def test_two_ideas_of_makkers_own_on_one_day(together: Life, monkeypatch: Patch):
    together.passes(days=13)
    members.commands(together, phone_of(together, "Lars"), "/meet")
    answering.fills_in(together, phone_of(together, "Lars"), {"day": "near.2026-10-24"})
    for kind in (Kind.unprompted, Kind.nudge):
        monkeypatch.setitem(MANNERS, kind, Manners())
    with cries("is asked for the second time"):
        together.passes(days=5)


def test_a_message_that_leads_nowhere(together: Life, monkeypatch: Patch):
    members.commands(together, phone_of(together, "Amina"), "/help")
    monkeypatch.setattr(home, "short_menu", lambda *_, **__: [])
    with cries("Amina has no button left"):
        answering.finishes(together, phone_of(together, "Amina"), 0)
        members.commands(together, phone_of(together, "Amina"), "/quiet")
        answering.finishes(together, phone_of(together, "Amina"), 0)


def test_two_questions_at_once(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(conversations, "make_room", lambda *_: None)
    with cries("Amina has 2 open questions"):
        members.commands(asks_for_help, phone_of(asks_for_help, "Amina"), "/quiet")


def test_a_button_that_is_dead_from_the_beginning(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(engine, "_fits", lambda *_: False)
    with cries("dead from the beginning"):
        answering.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


def test_a_tap_that_is_never_answered(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(turn.member, "hear", lambda *_: None)
    with cries("waits for ever for the tapped button"):
        members.taps(asks_for_help, phone_of(asks_for_help, "Amina"), "m:menu")


def test_words_that_are_never_answered(together: Life, monkeypatch: Patch):
    monkeypatch.setattr(turn.member, "hear", lambda *_: None)
    with cries("Amina hears nothing"):
        members.writes(together, phone_of(together, "Amina"))


def test_news_that_are_forgotten_while_somebody_was_away(together: Life, monkeypatch: Patch):
    amina = phone_of(together, "Amina")
    members.blocks(together, amina)
    office.ends_a_pair(together, "Karen", 1, 0, in_own_words=False)
    monkeypatch.setattr(opening, "wake", lambda *_: None)
    with cries("waits for ever to be opened"):
        members.comes_back(together, amina)
