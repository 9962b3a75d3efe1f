"""Each of those who watch cries when Makker is broken in just the way that they watch for."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from sqlmodel import select

from bot import turn
from bot.clock import pairs
from bot.desk import pairing
from bot.domain.case import Rule, Severity, Signal
from bot.domain.opening import MANNERS, Kind, Manners
from bot.store import listening, outbox
from bot.store.session import transaction
from bot.store.tables import Answer, Case, Member
from bot.store.work import Work, number
from bot.talk import engine
from bot.talk.heard import Command
from bot.turn import conversations, home, kept, opening, seen
from tests.mentorships import members, office
from tests.mentorships.beginnings import Beginnings, phone_of
from tests.mentorships.life import SETTINGS, BrokenError, Life

Patch = pytest.MonkeyPatch


@pytest.fixture
def waiting(beginnings: Beginnings) -> Life:
    """All four wait for a match."""
    return beginnings.begin("all wait")


@pytest.fixture
def together(beginnings: Beginnings) -> Life:
    """Amina and Lars are a pair, Yusuf and Mette too."""
    return beginnings.begin("two pairs")


@pytest.fixture
def asks_for_help(together: Life) -> Life:
    """Amina has pressed Help."""
    members.commands(together, phone_of(together, "Amina"), "/help")
    return together


def cries(what: str) -> Any:
    return pytest.raises(BrokenError, match=what)


def then(life: Life, do: Callable[[Work], object]) -> None:
    """From now on, Makker does this too after each turn."""

    def take(work: Work) -> None:
        do(work)

    def meanwhile() -> None:
        turn.take(life.engine, SETTINGS, life.town.now, take)
        life.town.deliver()

    life.meanwhile = meanwhile


def called(work: Work, name: str) -> Member:
    return work.session.exec(select(Member).where(Member.name == name)).one()


def tells(work: Work, name: str, text: str) -> None:
    outbox.put(work.session, called(work, name).telegram_id, "sendMessage", {"text": text}, work.now)


# Answers


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
    together.cuts_off(phone_of(together, "Amina"))
    members.commands(together, phone_of(together, "Amina"), "/help")
    together.passes(minutes=5)
    with cries("about went from None to"):
        members.writes(together, phone_of(together, "Amina"))


def test_an_update_that_takes_effect_twice(together: Life, monkeypatch: Patch):
    members.commands(together, phone_of(together, "Amina"), "/start")
    monkeypatch.setattr(turn, "insert_once", lambda *_, **__: True)
    with cries("an update took effect twice"):
        together.comes_again()


# Confidences


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
        members.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


# Peace


def test_a_message_at_night(together: Life, monkeypatch: Patch):
    together.passes(hours=13)
    monkeypatch.setattr(listening, "opens_at", lambda kind, to, now, zone: now)
    with cries("Amina is woken"):
        office.writes_to(together, "Karen", 3)


def test_a_message_in_the_quiet_hours_that_somebody_chose(together: Life, monkeypatch: Patch):
    lars = phone_of(together, "Lars")
    members.commands(together, lars, "/quiet")
    members.answers(together, lars, 0)
    members.answers(together, lars, 5)
    together.passes(days=1)
    assert together.town.now.astimezone(SETTINGS.zone).time() < time(11)
    together.passes(hours=8, minutes=30)
    monkeypatch.setattr(listening, "opens_at", lambda kind, to, now, zone: now)
    with cries("Lars is woken"):
        members.commands(together, phone_of(together, "Amina"), "/meet")
        members.finishes(together, phone_of(together, "Amina"), 0)


def test_somebody_who_is_in_the_middle_of_a_question(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(listening, "opens_at", lambda kind, to, now, zone: now)
    with cries("Amina is interrupted"):
        members.commands(asks_for_help, phone_of(asks_for_help, "Lars"), "/meet")
        members.finishes(asks_for_help, phone_of(asks_for_help, "Lars"), 0)


def test_two_ideas_of_makkers_own_on_one_day(together: Life, monkeypatch: Patch):
    together.passes(days=13)
    members.commands(together, phone_of(together, "Lars"), "/meet")
    members.fills_in(together, phone_of(together, "Lars"), {"day": "near.2026-10-24"})
    for kind in (Kind.unprompted, Kind.nudge):
        monkeypatch.setitem(MANNERS, kind, Manners())
    with cries("is asked for the second time"):
        together.passes(days=5)


# Ways on


def test_a_message_that_leads_nowhere(together: Life, monkeypatch: Patch):
    members.commands(together, phone_of(together, "Amina"), "/help")
    monkeypatch.setattr(home, "short_menu", lambda *_, **__: [])
    with cries("Amina has no button left"):
        members.finishes(together, phone_of(together, "Amina"), 0)
        members.commands(together, phone_of(together, "Amina"), "/quiet")
        members.finishes(together, phone_of(together, "Amina"), 0)


def test_two_questions_at_once(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(conversations, "make_room", lambda *_: None)
    with cries("Amina has 2 open questions"):
        members.commands(asks_for_help, phone_of(asks_for_help, "Amina"), "/quiet")


def test_a_button_that_is_dead_from_the_beginning(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr(engine, "_fits", lambda *_: False)
    with cries("dead from the beginning"):
        members.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


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


# Signals


def test_a_signal_that_nobody_hears(asks_for_help: Life):
    def mistake(work: Work) -> None:
        work.session.exec(select(Case)).one().rule = Rule.silence

    then(asks_for_help, mistake)
    with cries("nobody is told of danger, Amina"):
        members.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


def test_a_case_for_nothing(together: Life):
    then(together, lambda work: work.raise_case(Signal(Rule.falling_score, Severity.normal), 3))
    with cries("a case for nothing: falling_score"):
        members.commands(together, phone_of(together, "Amina"), "/start")


def test_a_case_that_is_taken_too_lightly(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr("bot.flows.ask_help.asked_for_help", lambda _: Signal(Rule.danger, Severity.low))
    with cries("danger, Amina, pair 0 is taken too lightly"):
        members.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


def test_two_cases_for_one_signal(asks_for_help: Life):
    def again(work: Work) -> None:
        work.session.add(Case(rule="danger", severity=4, member_id=2, pair_id=7, opened_at=work.now))

    then(asks_for_help, again)
    with cries("two cases about the same thing"):
        members.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


def test_a_case_that_goes_away_by_itself(asks_for_help: Life):
    amina = phone_of(asks_for_help, "Amina")
    members.answers(asks_for_help, amina, 0)
    with transaction(asks_for_help.engine) as session:
        assert session.exec(select(Case)).one().rule == Rule.danger

    def resolve(work: Work) -> None:
        for case in work.session.exec(select(Case)):
            case.state = "resolved"

    then(asks_for_help, resolve)
    with cries("and no coordinator did it"):
        members.writes(asks_for_help, amina)


def test_no_meeting_for_two_weeks(together: Life, monkeypatch: Patch):
    monkeypatch.setattr(pairs, "no_meeting", lambda *_, **__: None)
    with cries("nobody is told of no_meeting"):
        together.passes(days=15)


# Whatever breaks


def test_an_error_in_somebodys_turn(together: Life, monkeypatch: Patch):
    def breaks(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(home, "show", breaks)
    with cries("RuntimeError: a bug"):
        together.hears(phone_of(together, "Amina"), "writes /start", Command("start"))


def test_an_error_in_what_is_due(together: Life, monkeypatch: Patch):
    def breaks(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(opening, "_open", breaks)
    with cries("a case for nothing: poison_work"):
        together.passes(days=2)
