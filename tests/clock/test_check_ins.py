"""Check-ins over the weeks."""

from sqlmodel import delete

from bot.store.tables import Answer, Outgoing, Pair, Questionnaire, Round, Side, Talking
from bot.talk.heard import Unusable
from tests.clock.life import Life, at
from tests.clock.screens import plain

HELLO = "Hello Amina."
BELIEVES = "Does your partner believe in you?"
HOPE = "Do you have hope?"
REMINDER = "A small reminder. There is no hurry."
BACK_TO = "Back to where we were:"


def test_each_side_is_asked_two_weeks_after_the_match_and_then_every_four_weeks(life: Life):
    amina, lars = life.pair(since="2026-11-02 14:30")
    life.until("2026-11-16 09:59")
    assert not life.rows(Round)
    life.tick("2026-11-16 10:00")
    (asked,) = life.sees(amina)
    assert asked.startswith(HELLO)
    assert asked.endswith(BELIEVES)
    assert len(life.sees(lars)) == 1
    assert life.get(Side, (1, amina)).check_in_at == at("2026-12-14 10:00")


def test_the_newest_questionnaire_is_pinned_to_the_round(life: Life):
    amina, _lars = life.pair()
    life.publish(version=2)
    life.tick("2026-11-16 10:00")
    life.publish(version=3)
    asked = life.one(Talking, Talking.member_id == amina, Talking.flow == "check_in")
    round_ = life.one(Round, Round.member_id == amina)
    assert (round_.conversation_id, asked.facts["questionnaire"]) == (asked.id, round_.questionnaire_id)
    life.taps(amina, "Mostly")
    assert life.sees(amina)[-1] == HOPE


def test_an_unanswered_check_in_gets_one_kind_reminder_and_no_second(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.forget_screens()
    life.until("2026-11-18 10:00")
    assert life.sees(amina) == [f"{REMINDER}\n\n{BELIEVES}"]
    life.until("2026-11-23 09:59")
    assert len(life.sees(amina)) == 1


def test_nobody_is_reminded_of_a_question_that_they_are_just_reading(life: Life):
    amina, _lars = life.pair()
    life.until("2026-11-16 10:00")
    life.until("2026-11-18 09:40")
    life.says(amina, Unusable())  # the question comes once more
    life.forget_screens()
    life.until("2026-11-18 10:39")
    assert life.sees(amina) == []
    life.until("2026-11-18 10:40")
    assert life.sees(amina)[0].startswith(REMINDER)


def test_a_reminded_question_can_be_answered_only_where_it_stands_now(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.until("2026-11-18 10:00")
    assert not life.has_buttons(amina, HELLO)
    assert life.has_buttons(amina, REMINDER)


def test_later_means_tomorrow_morning(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.taps(amina, "Ask me later")
    life.forget_screens()
    life.until("2026-11-17 08:59")
    assert life.sees(amina) == []
    life.until("2026-11-17 09:00")
    assert life.sees(amina) == [BELIEVES]
    life.taps(amina, "Mostly")
    assert life.sees(amina)[-1] == HOPE


def test_later_and_then_never_is_closed_without_more_reminders(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.taps(amina, "Ask me later")
    life.forget_screens()
    life.until("2026-12-01 10:00")
    assert life.sees(amina) == [BELIEVES]
    assert life.rows(Round, Round.member_id == amina)[0].state == "missed"


def test_a_check_in_is_closed_after_a_week_with_a_word_under_it_and_no_new_message(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.until("2026-11-18 10:00")
    life.forget_screens()
    life.until("2026-11-23 10:00")
    assert life.sees(amina) == []
    assert not life.has_buttons(amina, REMINDER)
    edit = life.rows(Outgoing, Outgoing.method == "editMessageText")[-1].payload
    assert plain(edit["text"]).startswith(REMINDER)
    assert "⌛ This question is closed. That is all right." in edit["text"]
    assert "☰ Menu" in str(edit["reply_markup"])
    assert life.open(amina) == []
    assert life.get(Side, (1, amina)).missed == 1
    assert ("silence", 1) in life.cases()


def test_two_missed_check_ins_in_a_row_are_a_silence(life: Life):
    amina, lars = life.pair()
    life.until("2026-11-16 10:00")
    life.taps(lars, "Mostly")
    life.taps(lars, "Mostly")
    life.until("2026-12-14 10:00")
    life.taps(lars, "Mostly")
    life.taps(lars, "Mostly")
    life.until("2026-12-21 10:00")
    assert [case for case in life.cases() if case[0] == "silence"] == [("silence", 2)]
    assert any("Amina" in card and "Does not answer check-ins." in card for card in life.group())
    assert life.get(Side, (1, amina)).missed == 2
    assert life.get(Side, (1, lars)).missed == 0


def test_answers_that_were_given_before_the_silence_are_kept(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.taps(amina, "Mostly")
    life.until("2026-11-30 10:00")
    assert [answer.value for answer in life.rows(Answer, Answer.key == "believes")] == [4]


def test_a_round_that_is_still_open_is_not_asked_a_second_time(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.change(Side, (1, amina), check_in_at=at("2026-11-17 10:00"))
    life.tick("2026-11-17 10:00")
    assert len(life.rows(Round, Round.member_id == amina)) == 1
    assert life.get(Side, (1, amina)).check_in_at == at("2026-12-15 10:00")


def test_somebody_who_blocked_the_bot_is_not_written_to(life: Life):
    amina, lars = life.pair()
    life.blocks(amina)
    life.forget_screens()
    life.until("2026-11-30 10:00")
    assert life.sees(amina) == []
    assert life.sees(lars) != []
    assert life.rows(Round, Round.member_id == amina) == []
    assert life.get(Side, (1, amina)).check_in_at == at("2026-12-14 10:00")
    assert ("unreachable", 3) in life.cases()


def test_blocking_in_the_middle_of_a_check_in_is_one_case_not_two(life: Life):
    amina, lars = life.pair()
    life.tick("2026-11-16 10:00")
    for _question in range(2):
        life.taps(lars, "Mostly")
    life.blocks(amina)
    life.forget_screens()
    life.until("2026-11-24 10:00")
    assert life.sees(amina) == []
    assert [rule for rule, _severity in life.cases()] == ["no_meeting", "unreachable"]


def test_after_three_weeks_of_a_bot_that_was_off_one_check_in_comes_not_several(life: Life):
    amina, _lars = life.pair()
    life.tick("2027-02-01 10:00")
    assert len(life.rows(Round, Round.member_id == amina)) == 1
    assert life.get(Side, (1, amina)).check_in_at == at("2027-03-01 10:00")


def test_a_check_in_that_falls_due_at_night_waits_for_the_morning(life: Life):
    amina, _lars = life.pair()
    life.change(Side, (1, amina), check_in_at=at("2026-11-16 21:30"))
    life.tick("2026-11-16 21:30")
    assert life.rows(Round, Round.member_id == amina) == []
    life.until("2026-11-17 08:00")
    assert life.sees(amina)[0].startswith("Hello Amina")


def test_the_interrupted_question_comes_back_when_the_one_above_it_is_closed(life: Life):
    amina, lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.proposes(lars, "2026-11-19 11:00")
    life.until("2026-11-16 11:00")
    life.forget_screens()
    for row in life.open(amina):
        life.change(Talking, row.id, nudge_at=None)
    life.until("2026-11-19 11:00")
    assert life.sees(amina) == [f"{BACK_TO}\n\n{BELIEVES}"]


def test_a_question_below_another_is_closed_without_disturbing_the_one_above(life: Life):
    amina, lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.proposes(lars, "2026-12-20 14:00")
    life.until("2026-11-16 11:00")
    check_in, proposal = life.open(amina)
    life.change(Talking, check_in.id, nudge_at=None, expire_at=at("2026-11-17 12:00"))
    life.change(Talking, proposal.id, nudge_at=None)
    life.forget_screens()
    life.until("2026-11-17 12:00")
    assert life.sees(amina) == []
    assert [row.flow for row in life.open(amina)] == ["answer_proposal"]


def test_without_a_published_questionnaire_somebody_hears_of_it_and_it_is_made_up_for_later(life: Life):
    amina, _lars = life.pair()
    life.turn(lambda work: work.session.exec(delete(Questionnaire)))
    life.tick("2026-11-16 10:00")
    assert [rule for rule, _severity in life.cases()] == ["no_meeting", "poison_work"]
    life.publish()
    life.tick("2026-11-16 11:00")
    assert life.sees(amina)[0].startswith("Hello Amina")


def test_the_last_questions_come_the_day_after_the_end_not_in_the_middle_of_a_goodbye(life: Life):
    amina, _lars = life.pair()
    life.change(Side, (1, amina), check_in_at=None)
    life.change(Pair, 1, end_at=at("2026-11-10 10:00"), no_meeting_at=None)
    life.until("2026-11-10 19:00")
    assert "Would you like to say goodbye to Lars?" in life.sees(amina)[-1]
    life.until("2026-11-11 10:00")
    assert "Your time with Lars is over now. I have a few last questions." in life.sees(amina)[-1]
    assert life.one(Round, Round.member_id == amina).moment == "closing"
