"""Pairs that do not meet, offers that nobody answers, sign-ups that are left."""

from datetime import timedelta

from bot.domain.member import Phase, Role
from bot.store.tables import Answer, Member, Pair, Side
from tests.clock.life import Life, at

CARD = "No meeting has taken place for a long time."


def quiet(life: Life) -> list[int]:
    """The severity of the case about meetings, in a list that is empty without one."""
    return [severity for rule, severity in life.cases() if rule == "no_meeting"]


def no_check_ins(life: Life) -> None:
    """Only meetings are looked at."""
    for side in life.rows(Side):
        life.change(Side, (side.pair_id, side.member_id), check_in_at=None)


def test_two_weeks_without_a_meeting_are_told_and_thirty_days_are_told_more_loudly(life: Life):
    life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.until("2026-11-16 09:59")
    assert quiet(life) == []
    life.until("2026-11-16 10:00")
    assert quiet(life) == [2]
    assert CARD in life.group()[0]
    life.until("2026-12-02 09:59")
    assert quiet(life) == [2]
    life.until("2026-12-02 10:00")
    assert quiet(life) == [3]


def test_the_days_are_counted_from_the_last_meeting_that_took_place(life: Life):
    amina, lars = life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.agrees(amina, "2026-11-10 14:00")
    life.until("2026-11-10 18:00")
    for member in (amina, lars):
        life.taps(member, "Yes, we met")
    life.until("2026-11-24 13:59")
    assert quiet(life) == []
    life.until("2026-11-24 14:00")
    assert quiet(life) == [2]


def test_a_meeting_that_both_say_did_not_take_place_does_not_count(life: Life):
    amina, lars = life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.agrees(amina, "2026-11-10 14:00")
    life.until("2026-11-10 18:00")
    for member in (amina, lars):
        life.taps(member, "No, we did not meet")
    life.until("2026-11-16 10:00")
    assert quiet(life) == [2]


def test_a_meeting_in_two_days_is_waited_for(life: Life):
    amina, lars = life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.agrees(amina, "2026-11-18 14:00")
    life.until("2026-11-18 18:00")
    assert quiet(life) == []
    life.taps(amina, "Yes, we met")
    life.taps(lars, "Yes, we met")
    life.until("2026-12-02 13:59")
    assert quiet(life) == []


def test_a_meeting_that_was_waited_for_and_nobody_speaks_of_is_told(life: Life):
    amina, _lars = life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.agrees(amina, "2026-11-18 14:00")
    life.until("2026-11-20 14:00")
    assert quiet(life) == [2]


def test_a_meeting_next_week_hides_nothing(life: Life):
    amina, _lars = life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.agrees(amina, "2026-11-20 14:00")
    life.until("2026-11-16 10:00")
    assert quiet(life) == [2]


def test_after_a_long_pause_one_case_comes_at_its_true_severity(life: Life):
    life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.tick("2026-12-10 10:00")
    assert quiet(life) == [3]


def test_a_resolved_case_comes_back_if_they_still_do_not_meet(life: Life):
    life.pair(since="2026-11-02 10:00")
    no_check_ins(life)
    life.until("2026-12-02 10:00")
    life.group_taps("Resolve")
    life.group_taps("Talked to them")
    assert quiet(life) == []
    life.until("2027-01-01 10:00")
    assert quiet(life) == [3]


def test_coordinators_are_not_told_about_meetings_at_night(life: Life):
    life.pair(since="2026-11-02 22:00")
    no_check_ins(life)
    life.until("2026-11-16 22:00")
    assert quiet(life) == []
    life.until("2026-11-17 08:00")
    assert quiet(life) == [2]


def test_an_offer_that_one_side_never_answers_ends_kindly_for_both(life: Life):
    amina, lars = life.person("Amina", Role.mentee), life.person("Lars", Role.mentor)
    pair = life.offer(amina, lars)
    life.now += timedelta(minutes=1)
    life.taps(amina, "Yes, I would like to")
    life.until("2026-11-09 09:59")
    life.forget_screens()
    life.until("2026-11-09 10:00")
    assert life.get(Pair, pair).state == "declined"
    for member in (amina, lars):
        assert [text.split(".")[0] for text in life.sees(member)] == ["This match is not possible"]
    assert life.open(lars) == []


def test_an_offer_that_nobody_answers_is_ended_once(life: Life):
    amina, lars = life.person("Amina", Role.mentee), life.person("Lars", Role.mentor)
    life.offer(amina, lars)
    life.until("2026-11-12 10:00")
    assert sum("match is not possible" in text for text in life.sees(amina)) == 1
    assert sum("match is not possible" in text for text in life.sees(lars)) == 1


def test_a_sign_up_that_was_left_is_forgotten(life: Life):
    amina = life.person("Amina", Role.mentee, Phase.signing_up)
    life.turn(lambda work: work.begin(amina, "sign_up", {"role": "mentee"}))
    life.taps(amina, "English")
    life.taps(amina, "Yes, I agree")
    life.says(amina, "Amina")
    assert life.rows(Answer)
    life.until("2027-02-01 10:00")
    assert life.rows(Answer) == []
    member = life.get(Member, amina)
    assert (member.name, member.phase, member.consented_at) == ("", Phase.visitor, None)


def test_help_that_was_left_in_the_middle_gives_the_question_back(life: Life):
    amina, _lars = life.pair(since="2026-11-02 10:00")
    life.tick("2026-11-16 10:00")
    life.taps(amina, "Help")
    life.forget_screens()
    life.until("2026-11-17 10:00")
    assert life.sees(amina)[0].startswith("A small reminder. There is no hurry.\n\nI am here.")
    assert life.sees(amina)[-1].startswith("Back to where we were:")


def test_a_letter_without_an_answer_is_closed_quietly(life: Life):
    amina, _lars = life.pair(since="2026-11-02 10:00")
    life.writes_to(amina, "Hello")
    life.until("2026-11-04 10:00")
    life.forget_screens()
    life.until("2026-11-09 10:00")
    assert life.sees(amina) == []
    assert life.open(amina) == []
    assert life.now == at("2026-11-09 10:00")
