"""What reaches the coordinators, and how serious it is: the table in DOMAIN.md, line by line, with its figures."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.domain.case import Rule, Severity
from bot.domain.member import Role
from bot.domain.programme import CheckIns, Meetings, Programme
from bot.settings import Settings
from bot.store import casebook
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from bot.store.tables import Questionnaire
from bot.talk.heard import Left
from tests.clock.life import QUESTIONS, Life
from tests.clock.screens import plain
from tests.phones import World
from tests.worlds import GROUP, THURSDAY, a_pair, chooses, proposes


def signals(world: World) -> list[tuple[str, Severity]]:
    """Rule and severity of every case that is not resolved."""
    with transaction(world.engine) as session:
        return [(case.rule, Severity(case.severity)) for case in casebook.open_cases(session)]


def test_whoever_asks_for_help_is_urgent_at_once(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("I need help")
    assert signals(world) == [(Rule.asked_for_help, Severity.urgent)]


def test_danger_is_urgent_at_once(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.taps("in danger now")
    assert signals(world) == [(Rule.danger, Severity.urgent)]
    assert world.group.sees("Says: I am in danger now. The number 112 was shown.")


def test_whoever_does_not_feel_safe_is_seen_at_once(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.taps("I do not feel safe or respected")
    assert signals(world) == [(Rule.asked_for_help, Severity.urgent)]  # by the Help button: more than the table asks


def test_whoever_wants_to_stop_or_another_partner_is_serious_at_once(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.taps("I want to stop, or another partner")
    assert signals(world) == [(Rule.wants_to_leave, Severity.high)]


def test_whoever_blocks_the_bot_is_serious_at_once(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Left())
    assert signals(world) == [(Rule.unreachable, Severity.high)]


def test_two_answers_about_a_meeting_that_disagree_are_seen_at_once(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "28")
    lars.taps("Yes, I can")
    world.moves_to(datetime(2026, 11, 28, 18, 0, tzinfo=UTC))
    amina.taps("Yes, we met")
    lars.taps("No, we did not meet")
    assert signals(world) == [(Rule.disputed_meeting, Severity.normal)]


def test_a_proposal_that_nobody_answers_is_a_small_matter_after_three_days(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Propose a meeting")
    amina.taps("December")
    chooses(amina, "5", "14:00")
    world.waits(hours=71)
    assert signals(world) == []
    world.waits(hours=1)
    assert signals(world) == [(Rule.unanswered_proposal, Severity.low)]
    assert world.group.sees("A proposed meeting was not answered.\nIt has waited for 72 hours.")


def test_a_programme_may_wait_shorter_for_the_answer_to_a_proposal(engine: Engine):
    programme = replace(Programme(), meetings=Meetings(proposal_hours=24))
    world = World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY)
    amina, _lars = a_pair(world)
    proposes(amina, "28")
    world.waits(hours=24)
    assert signals(world) == [(Rule.unanswered_proposal, Severity.low)]


def test_a_pair_that_does_not_meet_is_seen_after_fourteen_days_and_serious_after_thirty(life: Life):
    life.pair(since="2026-11-02 10:00")
    life.until("2026-11-16 09:59")
    assert Rule.no_meeting not in dict(life.cases())
    life.until("2026-11-16 10:00")
    assert (Rule.no_meeting, Severity.normal) in life.cases()
    assert any("14 days since the match, Monday 2 November." in card for card in life.group())
    life.until("2026-12-02 10:00")
    assert (Rule.no_meeting, Severity.high) in life.cases()


def test_the_day_of_the_last_meeting_stands_on_the_card(life: Life):
    amina, lars = life.pair(since="2026-11-02 10:00")
    life.agrees(amina, "2026-11-05 14:00")
    life.until("2026-11-05 18:00")
    for member in (amina, lars):
        life.taps(member, "Yes, we met")
    life.until("2026-11-19 14:00")
    assert any("14 days since the last meeting, Thursday 5 November." in card for card in life.group())


def test_a_programme_may_look_for_meetings_sooner(engine: Engine):
    life = Life(engine)
    programme = replace(Programme(), meetings=Meetings(none_for_days=5, none_for_days_high=9))
    life.settings = life.settings.model_copy(update={"programme": programme})
    life.pair(since="2026-11-02 10:00")
    life.until("2026-11-07 10:00")
    assert (Rule.no_meeting, Severity.normal) in life.cases()
    life.until("2026-11-11 10:00")
    assert (Rule.no_meeting, Severity.high) in life.cases()


def test_one_side_that_misses_two_check_ins_in_a_row_is_silent(life: Life):
    life.pair(since="2026-11-02 10:00")
    life.until("2026-11-23 10:00")
    assert (Rule.silence, Severity.low) in life.cases()
    life.until("2026-12-21 10:00")
    assert (Rule.silence, Severity.normal) in life.cases()
    changed = life.rows(Outgoing, Outgoing.method == "editMessageText")
    assert any("2 check-ins without an answer" in plain(row.payload["text"]) for row in changed)


def test_a_low_score_for_trust_is_serious_at_once(life: Life):
    amina, _lars = life.pair()
    source = QUESTIONS.replace('"much"\nask', '"much"\ntrust = true\nask').format(role=Role.mentee, version=2)
    life.turn(lambda work: work.add(Questionnaire(role=Role.mentee, version=2, source=source, published_at=life.now)))
    life.tick("2026-11-16 10:00")
    life.taps(amina, "A little")
    assert (Rule.low_trust, Severity.high) in life.cases()
    assert any("Gave a low score for trust or safety in a check-in.\n2 points of 5." in card for card in life.group())


def test_a_score_that_fell_by_two_is_seen_at_once_or_by_as_many_as_the_programme_says(engine: Engine):
    life = Life(engine)
    programme = replace(Programme(), check_ins=CheckIns(fall_at_least=1))
    life.settings = life.settings.model_copy(update={"programme": programme})
    amina, _lars = life.pair()
    for day, label in (("2026-11-16 10:00", "Very much"), ("2026-12-14 10:00", "Mostly")):
        life.tick(day)
        life.taps(amina, label)
        life.taps(amina, "Mostly")
    assert (Rule.falling_score, Severity.normal) in life.cases()
    assert any("From 5 to 4 points of 5." in card for card in life.group())
