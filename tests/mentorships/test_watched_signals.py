"""Whoever watches over signals cries when Makker misses one, or makes two of it; and everybody when it breaks."""

import pytest
from sqlmodel import select

from bot.domain.case import Rule, Severity, Signal
from bot.store import not_meeting
from bot.store.session import transaction
from bot.store.tables import Case
from bot.store.work import Work
from bot.talk.heard import Command
from bot.turn import home, opening
from tests.mentorships import answering, members
from tests.mentorships.beginnings import phone_of
from tests.mentorships.life import Life
from tests.mentorships.saboteur import cries, then

Patch = pytest.MonkeyPatch


def test_a_signal_that_nobody_hears(asks_for_help: Life):
    def mistake(work: Work) -> None:
        work.session.exec(select(Case)).one().rule = Rule.silence

    then(asks_for_help, mistake)
    with cries("nobody is told of danger, Amina"):
        answering.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


def test_a_case_for_nothing(together: Life):
    then(together, lambda work: work.raise_case(Signal(Rule.falling_score, Severity.normal), 3))
    with cries("a case for nothing: falling_score"):
        members.commands(together, phone_of(together, "Amina"), "/start")


def test_a_case_that_is_taken_too_lightly(asks_for_help: Life, monkeypatch: Patch):
    monkeypatch.setattr("bot.flows.ask_help.asked_for_help", lambda _: Signal(Rule.danger, Severity.low))
    with cries("danger, Amina, pair 0 is taken too lightly"):
        answering.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


def test_two_cases_for_one_signal(asks_for_help: Life):
    def again(work: Work) -> None:
        work.session.add(Case(rule="danger", severity=4, member_id=2, pair_id=7, opened_at=work.now))

    then(asks_for_help, again)
    with cries("two cases about the same thing"):
        answering.answers(asks_for_help, phone_of(asks_for_help, "Amina"), 0)


def test_a_case_that_goes_away_by_itself(asks_for_help: Life):
    amina = phone_of(asks_for_help, "Amina")
    answering.answers(asks_for_help, amina, 0)
    with transaction(asks_for_help.engine) as session:
        assert session.exec(select(Case)).one().rule == Rule.danger

    def resolve(work: Work) -> None:
        for case in work.session.exec(select(Case)):
            case.state = "resolved"

    then(asks_for_help, resolve)
    with cries("and no coordinator did it"):
        members.writes(asks_for_help, amina)


def test_no_meeting_for_two_weeks(together: Life, monkeypatch: Patch):
    monkeypatch.setattr(not_meeting, "no_meeting", lambda *_, **__: None)
    with cries("nobody is told of no_meeting"):
        together.passes(days=15)


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
