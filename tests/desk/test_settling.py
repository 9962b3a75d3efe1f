"""A case whose cause is gone resolves itself, without a sound; one that somebody works at stays theirs."""

import re
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.desk.reasons import RELIEFS, RULES
from bot.domain.case import CaseState, Rule, Severity, Signal
from bot.domain.member import Role
from bot.domain.settling import SETTLED_BY
from bot.settings import ROOT
from bot.store.session import transaction
from bot.store.tables import Case, CaseEvent, Side
from bot.talk.heard import Command, Left, Returned
from bot.talk.reader import Reader
from tests.clock.life import Life
from tests.phones import Phone, World, bare, press
from tests.worlds import a_pair, chooses, signs_up


def card(world: World, number: int = 1) -> str:
    """What the newest card of a case says."""
    shown = [bare(it.text) for it in world.group.screen if not it.reply_to]
    return next(text for text in reversed(shown) if f"Case {number}:" in text)


def proposes_and_waits(world: World) -> tuple[Phone, Phone]:
    """Amina proposes a meeting, and Lars has not answered for three days: case 1."""
    amina, lars = a_pair(world)
    amina.taps("Propose a meeting")
    amina.taps("December")
    chooses(amina, "5", "14:00")
    world.waits(hours=72)
    assert "A proposed meeting was not answered." in card(world)
    return amina, lars


def test_a_late_answer_resolves_the_case_and_the_log_says_why(world: World):
    _amina, lars = proposes_and_waits(world)
    sent = len(world.group.screen)
    lars.taps("Yes, I can")
    assert "✅ It resolved itself: The proposal was answered, or they agreed on another meeting." in card(world)
    assert len(world.group.screen) == sent, "an edited card makes no sound"
    world.group.commands("/case 1")
    assert "· it resolved itself: The proposal was answered" in world.group.last


def test_a_no_is_an_answer_too(world: World):
    _amina, lars = proposes_and_waits(world)
    lars.taps("I cannot")
    assert "✅ It resolved itself" in card(world)


def test_a_proposal_that_is_taken_back_resolves_the_case(world: World):
    amina, _lars = proposes_and_waits(world)
    amina.taps("Menu")
    amina.taps("My meetings")
    amina.taps("5 Dec")
    amina.taps("Take it back")
    amina.taps("Yes, cancel it")
    assert "✅ It resolved itself: The proposal was taken back." in card(world)


def test_whoever_leaves_another_proposal_unanswered_still_does(world: World):
    amina, lars = a_pair(world)
    for day in ("5", "12"):
        amina.taps("Menu")
        amina.taps("Propose a meeting")
        amina.taps("December")
        chooses(amina, day, "14:00")
    world.waits(hours=72)
    lars.taps("Yes, I can")
    assert "⏳ Nobody has taken it." in card(world)


def test_a_proposal_whose_time_came_stays_until_they_agree_on_another(world: World):
    amina, lars = proposes_and_waits(world)
    world.waits(days=8)
    assert "⏳ Nobody has taken it." in card(world)
    lars.taps("Menu")
    lars.taps("Propose a meeting")
    chooses(lars, "16", "14:00")
    assert "⏳ Nobody has taken it." in card(world)
    world.waits(hours=2)
    amina.taps("Yes, I can")
    assert "✅ It resolved itself" in card(world)


def test_a_case_that_somebody_took_stays_theirs_and_only_says_what_happened(world: World):
    _amina, lars = proposes_and_waits(world)
    world.group.taps("I take it")
    lars.taps("Yes, I can")
    assert "ℹ️ The proposal was answered" in card(world)
    assert "It stays open until somebody resolves it.\n🙋 Taken by Karen" in card(world)
    world.group.commands("/case 1")
    assert "It stays open, somebody works at it." in world.group.last


def test_a_case_in_which_a_coordinator_has_written_stays_open(world: World):
    _amina, lars = proposes_and_waits(world)
    world.group.taps("Write to Lars")
    world.group.replies("Can you come on the 5th?")
    lars.taps("Yes, I can")
    assert "It stays open until somebody resolves it." in card(world)


def test_a_case_that_was_put_off_does_not_come_back_once_its_cause_is_gone(world: World):
    _amina, lars = proposes_and_waits(world)
    world.group.taps("Put off")
    world.group.taps("Until Wednesday")
    lars.taps("Yes, I can")
    world.group.forget()
    world.waits(days=7)
    assert not world.group.sees("Case 1 is back")


def test_the_same_trouble_after_that_is_a_new_case(world: World):
    amina, lars = proposes_and_waits(world)
    lars.taps("Yes, I can")
    amina.taps("Menu")
    amina.taps("Propose a meeting")
    amina.taps("December")
    chooses(amina, "20", "14:00")
    world.waits(hours=72)
    assert "A proposed meeting was not answered." in card(world, 2)


def test_a_case_that_resolved_itself_can_be_opened_again(world: World):
    _amina, lars = proposes_and_waits(world)
    lars.taps("Yes, I can")
    world.group.taps("Reopen")
    assert "⏳ Nobody has taken it. Please do so by" in card(world)
    assert "It resolved itself" not in card(world)


def state(life: Life, rule: Rule) -> str:
    return life.one(Case, Case.rule == rule).state


def test_a_pair_that_meets_after_all_needs_nobody(life: Life):
    amina, lars = life.pair(since="2026-11-02 10:00")
    life.until("2026-11-16 12:00")
    assert state(life, Rule.no_meeting) == CaseState.open
    life.agrees(amina, "2026-11-18 14:00")
    assert state(life, Rule.no_meeting) == CaseState.open, "agreed is not met"
    life.until("2026-11-18 18:00")
    for member in (amina, lars):
        life.taps(member, "Yes, we met")
    assert state(life, Rule.no_meeting) == CaseState.resolved
    assert life.one(CaseEvent, CaseEvent.event == "settled").detail == "met"


def test_a_silent_member_who_answers_a_check_in_needs_nobody(life: Life):
    amina, _lars = life.pair(since="2026-11-02 10:00")
    life.until("2026-12-14 10:00")
    assert {case.member_id for case in life.rows(Case, Case.rule == Rule.silence)} == {1, 2}
    life.taps(amina, "Mostly")
    life.taps(amina, "Mostly")
    told = {case.member_id: case.state for case in life.rows(Case, Case.rule == Rule.silence)}
    assert told == {1: CaseState.resolved, 2: CaseState.open}, "and nobody else's silence is over"


@pytest.mark.parametrize("comes_back", [Returned(), "I am here again"])
def test_whoever_can_be_reached_again_needs_nobody(life: Life, comes_back: Returned | str):
    amina, _lars = life.pair()
    life.blocks(amina)
    assert state(life, Rule.unreachable) == CaseState.open
    life.says(amina, comes_back)
    assert state(life, Rule.unreachable) == CaseState.resolved
    life.says(amina, Left())
    assert [it.state for it in life.rows(Case, Case.rule == Rule.unreachable)] == [CaseState.resolved, CaseState.open]


def test_a_question_that_was_answered_on_the_persons_card_needs_nobody(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    write = press(world.group.button("Ask"))
    world.group.taps("Ask")
    world.group.replies("Which town do you live in?")
    amina.writes("Odense. Is that a problem?")
    world.waits(hours=25)
    assert "Wrote to the coordinators and has no answer yet." in card(world)
    world.group.acts(write, "Karen", callback=True)
    world.group.replies("No, Odense is fine.")
    assert "✅ It resolved itself: A coordinator has answered, or it needs no answer." in card(world)


def test_nobody_expects_a_pair_on_a_break_to_meet(world: World):
    _amina, lars = a_pair(world)
    with transaction(world.engine) as session:
        for side in session.exec(select(Side)):
            side.check_in_at = None
    world.waits(days=14)
    assert "No meeting has taken place for a long time." in card(world)
    for label in ("Menu", "My things", "Take a break", "2 weeks", "Yes, take a break"):
        lars.taps(label)
    assert "✅ It resolved itself: The pair takes a break." in card(world)


def test_the_end_of_a_pair_ends_its_small_troubles_but_not_a_cry_for_help(world: World):
    amina, _lars = proposes_and_waits(world)
    amina.taps("Help")
    amina.writes("I cannot sleep.")
    for label in ("End this pair", "Both stop", "Yes, end it"):
        world.group.taps(label)
    assert "✅ It resolved itself: The pair has ended." in card(world)
    assert "⏳ Nobody has taken it." in card(world, 2)


def test_whoever_left_leaves_no_small_troubles_behind_but_the_news_that_they_left(life: Life):
    amina, _lars = life.pair(since="2026-11-02 10:00")
    life.until("2026-12-14 10:00")
    life.turn(lambda work: work.raise_case(Signal(Rule.low_trust, Severity.high), amina, 1))
    life.says(amina, Command("forget"))
    life.taps(amina, "Yes, erase everything")
    assert life.cases() == [(Rule.forgotten, Severity.normal), (Rule.low_trust, Severity.high)]


def test_the_table_stands_in_the_operators_page_word_for_word():
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| \*(.+?)\* \| \*(.+)\* \|$", page, re.MULTILINE))
    say = Reader("en", ZoneInfo("UTC")).say
    assert told == {
        say(RULES[rule]): "* · *".join(say(RELIEFS[why]) for why in RELIEFS if why in SETTLED_BY[rule])
        for rule in Rule
        if SETTLED_BY[rule]
    }
