"""Whoever watches over words cries when Makker loses, misplaces or passes on what somebody wrote."""

import pytest
from sqlmodel import select

from bot import turn
from bot.desk import pairing
from bot.store import outbox
from bot.store.tables import Answer, Note
from bot.store.work import Work, number
from bot.turn import kept, seen
from tests.mentorships import answering, members, office, weather
from tests.mentorships.beginnings import phone_of
from tests.mentorships.life import Life
from tests.mentorships.saboteur import called, cries, tells, then
from tests.mentorships.step import SETTINGS

Patch = pytest.MonkeyPatch


def test_an_answer_that_is_not_written_down(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(kept, "write_down", lambda work, row, then: None)
    with cries("was neither kept nor declined"):
        members.writes(asks_for_help, phone_of(asks_for_help, "Amina"))


def test_an_answer_under_another_question(asks_for_help: Life):
    def move(work: Work) -> None:
        work.session.add(Answer(conversation_id=1, key="other", value="moved", at=work.now))

    then(asks_for_help, move)
    with cries("other went from None to 'moved'; before their eyes was about of conversation"):
        members.writes(asks_for_help, phone_of(asks_for_help, "Amina"))


def test_an_answer_to_a_question_that_nobody_has_seen(together: Life, monkeypatch: Patch):
    monkeypatch.setattr(seen, "can_be", lambda *_: True)
    weather.cuts_off(together, phone_of(together, "Amina"))
    members.commands(together, phone_of(together, "Amina"), "/help")
    together.passes(minutes=5)
    with cries("about went from None to"):
        members.writes(together, phone_of(together, "Amina"))


def test_an_update_that_takes_effect_twice(together: Life, monkeypatch: Patch):
    members.commands(together, phone_of(together, "Amina"), "/start")
    monkeypatch.setattr(turn, "insert_once", lambda *_, **__: True)
    with cries("an update took effect twice"):
        weather.repeats_itself(together)


def test_words_that_do_not_arrive_with_the_coordinators(asks_for_help: Life):
    words = asks_for_help.secret()

    def lose(work: Work) -> None:
        for note in work.session.exec(select(Note)):
            note.told = {}

    then(asks_for_help, lose)
    amina = phone_of(asks_for_help, "Amina")
    members.writes(asks_for_help, amina, words)
    with cries("has not arrived anywhere"):
        answering.finishes(asks_for_help, amina, 0)


def test_a_name_before_both_have_said_yes(waiting: Life, monkeypatch: Patch):
    facts = pairing._facts
    monkeypatch.setattr(pairing, "_facts", lambda pair, one, other: {**facts(pair, one, other), "town": other.name})
    with cries("Amina sees what (Lars|Mette) wrote"):
        office.offers(waiting, "Karen", 3, 0)


def test_words_about_trouble_that_reach_the_partner(asks_for_help: Life):
    then(asks_for_help, lambda work: tells(work, "Lars", "secret-27-"))
    words = asks_for_help.secret()
    then(asks_for_help, lambda work: tells(work, "Lars", words))
    with cries("Lars sees what Amina wrote"):
        members.writes(asks_for_help, phone_of(asks_for_help, "Amina"), words)


def test_words_about_trouble_on_the_card_of_the_case(asks_for_help: Life):
    words = asks_for_help.secret()
    chat = SETTINGS.coordinator_chat
    then(asks_for_help, lambda work: outbox.put(work.session, chat, "sendMessage", {"text": words}, work.now))
    with cries("the group sees what Amina wrote"):
        members.writes(asks_for_help, phone_of(asks_for_help, "Amina"), words)


def test_words_that_are_read_and_nobody_writes_down_by_whom(asks_for_help: Life, monkeypatch: Patch):
    members.writes(asks_for_help, phone_of(asks_for_help, "Amina"))
    monkeypatch.setattr(Work, "audit", lambda *_: None)
    with cries("the group sees what Amina wrote"):
        office.does_first(asks_for_help, "Karen", "read")


def test_a_partner_who_hears_that_help_was_asked_for(asks_for_help: Life):
    then(asks_for_help, lambda work: work.begin(number(called(work, "Lars")), "not_together", {}))
    with cries("Lars hears of what is not theirs"):
        answering.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)
