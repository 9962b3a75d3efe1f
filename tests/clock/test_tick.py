"""The tick itself: once, in order, however late, whatever fails."""

import random
import re
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, select
from structlog.testing import capture_logs

from bot import clock
from bot.domain.case import Rule, Severity, Signal
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Case, Member, Outgoing, Pair, Round, SeenUpdate, Side, Talking
from bot.store.work import Work
from tests.clock.life import Life, at


def test_nothing_is_due_where_nobody_is(life: Life):
    assert life.tick("2026-11-16 10:00") == 0
    assert clock.next_due(life.engine, life.settings) is None


def test_a_second_tick_at_the_same_moment_does_nothing(life: Life):
    amina, _lars = life.pair()
    life.agrees(amina, "2026-11-17 14:00")
    assert life.tick("2026-11-16 14:00") > 0
    sent = len(life.rows(Outgoing))
    assert life.tick("2026-11-16 14:00") == 0
    assert len(life.rows(Outgoing)) == sent


def test_three_weeks_of_silence_are_made_up_for_once_and_truly(life: Life):
    amina, lars = life.pair(since="2026-11-02 10:00")
    life.agrees(amina, "2026-11-12 14:00")
    life.tick("2026-12-03 10:00")
    assert life.hears(amina) == ["Did you meet Lars? You agreed to meet:"]
    assert life.cases() == [("no_meeting", 3)]
    assert life.tick("2026-12-03 10:00") == 0
    life.until("2026-12-04 10:00")
    assert [line.split(".")[0] for line in life.hears(lars)] == [
        "Did you meet Amina? You agreed to meet:",
        "Hello Lars",
    ]


def test_the_clock_can_jump_to_whatever_is_next(life: Life):
    amina, _lars = life.pair(since="2026-11-02 10:00")
    assert clock.next_due(life.engine, life.settings) == at("2026-11-16 10:00")
    life.agrees(amina, "2026-11-04 09:00")
    assert clock.next_due(life.engine, life.settings) == at("2026-11-03 09:00")
    life.tick("2026-11-03 09:00")
    assert clock.next_due(life.engine, life.settings) == at("2026-11-04 08:00")


def test_what_is_next_is_never_in_the_night_even_after_a_tick_at_night(life: Life):
    life.pair(since="2026-11-02 19:59")
    life.tick("2026-11-16 20:01")
    assert clock.next_due(life.engine, life.settings) == at("2026-11-17 08:00")


def test_more_than_a_batch_is_done_in_one_tick_the_oldest_first(life: Life):
    people = list(range(130))
    random.Random(3).shuffle(people)
    for person in people:
        member = life.person(f"Person {person}", Role.mentee)
        life.writes_to(member, f"Letter {person}")
        due = at("2026-11-10 10:00") + timedelta(minutes=person)
        life.change(Talking, life.open(member)[0].id, nudge_at=due, expire_at=None)
    before = len(life.rows(Outgoing))
    assert life.tick("2026-11-11 10:00") == 130
    sent = sorted(life.rows(Outgoing), key=lambda row: row.id or 0)[before:]
    said = [row.payload["text"] for row in sent if row.method == "sendMessage"]
    assert [re.findall(r"Letter (\d+)", text) for text in said] == [[str(person)] for person in range(130)]


def test_two_ticks_at_once_do_each_thing_once(life: Life):
    amina, lars = life.pair(since="2026-11-02 10:00")
    life.agrees(amina, "2026-11-17 10:00")
    for couple in range(5):
        mentee, mentor = life.person(f"Mentee {couple}", Role.mentee), life.person(f"Mentor {couple}", Role.mentor)
        life.offer(mentee, mentor)
    life.turn(lambda work: work.raise_case(Signal(Rule.danger, Severity.urgent), amina, 1))
    life.now = at("2026-11-16 10:00")
    start = Barrier(2)

    def tick(_n: int) -> int:
        start.wait()
        return clock.tick(life.engine, life.settings, life.now)

    with ThreadPoolExecutor(2) as threads:
        done = sum(threads.map(tick, range(2)))
    begun = 5 + 5  # a meeting, two check-ins, a look for meetings, a case; the end of each offer
    assert done == begun + 12  # each of the twelve people is told once
    for member in (amina, lars):
        assert sum("tomorrow" in text for text in life.sees(member)) == 1
        assert len(life.rows(Round, Round.member_id == member)) == 1
    assert life.one(Case).reminders == 1
    assert sum(row.flow == "offer_ended" for row in life.rows(Talking)) == 10


def test_nobody_is_reminded_of_what_they_answer_at_the_last_moment(life: Life):
    amina, _lars = life.pair()
    life.writes_to(amina, "Hello")
    life.now = at("2026-11-04 10:00")
    with ThreadPoolExecutor(1) as threads:
        with transaction(life.engine) as session:  # the member's turn: locked and read, not yet written
            session.exec(select(Member).where(Member.id == amina).with_for_update()).one()
            asked = session.exec(select(Talking).where(Talking.state == "open")).one()
            ticking = threads.submit(clock.tick, life.engine, life.settings, life.now)
            until_it_waits(session, ticking)
            asked.state, asked.nudge_at, asked.expire_at = "done", None, None
        ticking.result()
    assert life.one(Talking, Talking.flow == "letter").state == "done"
    assert life.hears(amina) == ["💬 A coordinator writes to you:"]


def test_two_failures_at_once_are_one_case(life: Life):
    failed = Signal(Rule.poison_work, Severity.high)
    with ThreadPoolExecutor(1) as threads:
        with transaction(life.engine) as session:
            Work(session, life.settings, life.now).raise_case(failed)
            other = threads.submit(life.turn, lambda work: work.raise_case(failed))
            until_it_waits(session, other)
        other.result()
    assert life.cases() == [("poison_work", 3)]


def until_it_waits(session: Session, other: Future[Any]) -> None:
    """Return when the other thread waits for our lock, or did not need to; SQLite lets nobody in anyway."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    if session.get_bind().dialect.name == "postgresql":
        while not other.done() and not session.connection().scalar(waiting):
            pass


def test_a_row_that_fails_stops_nobody_else_and_is_told_once(life: Life):
    amina, lars = life.pair()
    karim = life.person("Karim", Role.mentee)
    for member, when in ((amina, "2026-11-05 10:00"), (karim, "2026-11-05 11:00")):
        life.writes_to(member, "My secret")
        life.change(Talking, life.open(member)[-1].id, facts={"text": ["My secret"]}, nudge_at=at(when))
    life.writes_to(lars, "Hello")
    life.change(Talking, life.open(lars)[-1].id, nudge_at=at("2026-11-05 12:00"))
    life.forget_screens()
    with capture_logs() as logs:
        assert life.tick("2026-11-05 12:00") == 3
    assert "A small reminder" in life.sees(lars)[0]
    assert life.cases() == [("poison_work", 3)]
    assert [(entry["timer"], entry["error"]) for entry in logs] == [("conversation.nudge_at", "ValidationError")] * 2
    assert all(entry["where"].startswith("bot/talk/spec.py:") for entry in logs)
    assert "secret" not in str(logs)


def test_a_row_that_failed_is_tried_again_an_hour_later(life: Life):
    amina, _lars = life.pair()
    life.writes_to(amina, "Hello")
    broken = life.open(amina)[-1].id
    life.change(Talking, broken, facts={}, nudge_at=at("2026-11-05 10:00"))
    life.tick("2026-11-05 10:00")
    assert life.get(Talking, broken).nudge_at == at("2026-11-05 11:00")
    life.change(Talking, broken, facts={"text": "Hello"})
    life.forget_screens()
    life.tick("2026-11-05 11:00")
    assert "Hello" in life.sees(amina)[0]


def test_updates_are_remembered_for_two_days(life: Life):
    amina, _lars = life.pair()
    life.says(amina, "Hello")
    life.tick("2026-11-04 09:59")
    assert life.rows(SeenUpdate) != []
    life.tick("2026-11-04 10:01")
    assert life.rows(SeenUpdate) == []


@pytest.mark.parametrize("state", ["paused", "closed"])
def test_a_pair_that_rests_is_left_in_peace(life: Life, state: str):
    amina, lars = life.pair()
    life.change(Pair, 1, state=state)
    for member in (amina, lars):  # what a break and an end put off
        life.change(Side, (1, member), check_in_at=None)
    life.until("2027-01-01 10:00")
    assert life.sees(amina) == life.sees(lars) == []
    assert life.cases() == []
    assert clock.next_due(life.engine, life.settings) is None
