"""A meeting's messages: in time, true, and to both."""

import pytest

from bot.store.tables import Case, Meeting
from tests.clock.life import Life, at


def test_both_are_reminded_the_day_before_and_two_hours_before(life: Life):
    amina, lars = life.pair(since="2026-11-23 10:00")
    life.agrees(amina, "2026-11-27 14:00")
    life.until("2026-11-26 13:59")
    assert life.sees(amina) == life.sees(lars) == []
    life.until("2026-11-26 14:00")
    assert life.hears(amina) == ["🔔 You meet Lars tomorrow."]
    assert life.hears(lars) == ["🔔 You meet Amina tomorrow."]
    life.forget_screens()
    life.until("2026-11-27 12:00")
    assert life.hears(amina) == ["🔔 You meet Lars today."]
    assert life.hears(lars) == ["🔔 You meet Amina today."]


@pytest.mark.parametrize(
    ("matched", "meeting", "reminded"),
    [
        ("2026-10-20 10:00", "2026-10-25 14:00", "2026-10-24 14:00"),  # summer time ends in the night between
        ("2026-03-24 10:00", "2026-03-29 14:00", "2026-03-28 14:00"),  # summer time begins
    ],
)
def test_the_day_before_is_the_same_time_on_the_clock_when_the_clocks_change(life: Life, matched, meeting, reminded):
    amina, _lars = life.pair(since=matched)
    agreed = life.agrees(amina, meeting)
    assert life.get(Meeting, agreed).day_reminder_at == at(reminded)
    life.until(reminded)
    assert "tomorrow" in life.sees(amina)[0]
    assert "14:00" in life.sees(amina)[0]


def test_a_tick_on_the_day_itself_does_not_say_tomorrow(life: Life):
    amina, _lars = life.pair(since="2026-11-23 10:00")
    life.agrees(amina, "2026-11-27 14:00")
    life.tick("2026-11-27 13:00")
    assert life.hears(amina) == ["🔔 You meet Lars today."]


def test_a_tick_after_the_beginning_does_not_remind_at_all(life: Life):
    amina, _lars = life.pair(since="2026-11-23 10:00")
    life.agrees(amina, "2026-11-27 14:00")
    life.tick("2026-11-27 14:30")
    assert life.sees(amina) == []


def test_a_reminder_for_the_early_morning_waits_until_eight(life: Life):
    amina, _lars = life.pair(since="2026-11-23 10:00")
    life.agrees(amina, "2026-11-27 09:00")
    life.until("2026-11-26 09:00")
    life.forget_screens()
    life.until("2026-11-27 07:59")
    assert life.sees(amina) == []
    life.until("2026-11-27 08:00")
    assert life.hears(amina) == ["🔔 You meet Lars today."]


def test_both_are_asked_on_their_own_in_the_evening_whether_they_met(life: Life):
    amina, lars = life.pair(since="2026-11-23 10:00")
    life.agrees(amina, "2026-11-27 14:00")
    life.until("2026-11-27 12:00")
    life.forget_screens()
    life.until("2026-11-27 18:00")
    assert life.hears(amina) == ["Did you meet Lars? You agreed to meet:"]
    assert life.hears(lars) == ["Did you meet Amina? You agreed to meet:"]
    life.taps(amina, "Yes, we met")
    life.taps(lars, "No, we did not meet")
    assert ("disputed_meeting", 2) in life.cases()


def test_after_an_evening_meeting_they_are_asked_the_next_morning(life: Life):
    amina, _lars = life.pair(since="2026-11-23 10:00")
    life.agrees(amina, "2026-11-27 19:00")
    life.until("2026-11-27 17:00")
    life.forget_screens()
    life.until("2026-11-28 08:59")
    assert life.sees(amina) == []
    life.until("2026-11-28 09:00")
    assert life.hears(amina) == ["Did you meet Lars? You agreed to meet:"]


def test_a_side_that_blocked_the_bot_is_not_asked_but_the_other_is(life: Life):
    amina, lars = life.pair(since="2026-11-23 10:00")
    life.agrees(amina, "2026-11-27 14:00")
    life.blocks(lars)
    life.forget_screens()
    life.until("2026-11-27 18:00")
    assert len(life.sees(amina)) == 3
    assert life.sees(lars) == []


def test_three_days_without_an_answer_are_told_to_the_one_who_asked(life: Life):
    amina, lars = life.pair(since="2026-11-23 10:00")
    life.proposes(amina, "2026-11-30 14:00")
    life.until("2026-11-26 09:59")
    life.forget_screens()
    life.until("2026-11-26 10:00")
    assert life.hears(amina) == ["Lars has not answered your proposal yet."]
    assert life.sees(lars) == []
    case = life.one(Case, Case.rule == "unanswered_proposal")
    assert (case.severity, case.member_id) == (1, lars)


def test_a_proposal_can_still_be_answered_after_it_was_called_unanswered(life: Life):
    amina, lars = life.pair(since="2026-11-16 10:00")
    meeting = life.proposes(amina, "2026-11-27 14:00")
    life.until("2026-11-24 10:00")
    life.taps(lars, "Yes, I can")
    assert life.get(Meeting, meeting).state == "agreed"
    assert "You have a meeting with Lars" in str(life.sees(amina))


def test_a_proposal_for_tomorrow_is_unanswered_when_tomorrow_comes(life: Life):
    amina, _lars = life.pair(since="2026-11-23 15:00")
    life.proposes(amina, "2026-11-24 14:00")
    life.forget_screens()
    life.until("2026-11-24 14:00")
    assert life.hears(amina) == ["Lars has not answered your proposal yet."]


def test_nobody_is_reminded_of_a_proposal_whose_time_has_passed(life: Life):
    amina, lars = life.pair(since="2026-11-23 15:00")
    life.proposes(amina, "2026-11-24 14:00")
    life.forget_screens()
    life.tick("2026-11-24 15:00")
    assert life.sees(lars) == []


def test_an_answered_proposal_is_not_called_unanswered(life: Life):
    amina, lars = life.pair(since="2026-11-23 10:00")
    life.proposes(amina, "2026-11-30 14:00")
    life.taps(lars, "I cannot")
    life.forget_screens()
    life.until("2026-11-27 10:00")
    assert life.sees(amina) == []
    assert life.cases() == []


def test_a_proposal_is_reminded_of_once_after_a_day(life: Life):
    amina, lars = life.pair(since="2026-11-23 10:00")
    life.proposes(amina, "2026-12-04 14:00")
    life.forget_screens()
    life.until("2026-11-24 10:00")
    assert life.sees(lars)[0].startswith("A small reminder. There is no hurry.\n\nAmina would like to meet you")
    life.until("2026-11-26 10:00")
    assert len(life.sees(lars)) == 1
