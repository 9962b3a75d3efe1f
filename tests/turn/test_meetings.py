"""Two phones and a calendar: proposed, moved, cancelled, held, and what is seen when somebody comes too late."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from sqlmodel import col, select

from bot.domain.meeting import MeetingState
from bot.store.session import transaction
from bot.store.tables import Attendance, Case, Meeting
from bot.talk.heard import Command
from tests.phones import Phone, World
from tests.worlds import a_pair, chooses, proposes

AGREED, ASKED = "✅ You have a meeting with", "would like to meet you."
LATE = "That came a little too late."


def meetings(world: World) -> list[tuple[str, str]]:
    """Each meeting's time on the clocks of Copenhagen and its state, in the order in which they were proposed."""
    with transaction(world.engine) as session:
        rows = session.exec(select(Meeting).order_by(col(Meeting.id))).all()
    return [(f"{it.starts_at.astimezone(world.settings.zone):%d %H:%M}", it.state) for it in rows]


def states(world: World) -> list[str]:
    return [state for _at, state in meetings(world)]


def files(phone: Phone) -> list[tuple[str, str, int, str, datetime]]:
    """Method, UID, SEQUENCE, STATUS and start of each calendar file, as a calendar reads it."""
    read = [Calendar.from_ical(bubble.document) for bubble in phone.screen if bubble.document]
    return [
        (
            str(it["METHOD"]),
            str(event["UID"]),
            int(event.decoded("SEQUENCE")),
            str(event["STATUS"]),
            event.decoded("DTSTART"),
        )
        for it in read
        for event in it.walk("VEVENT")
    ]


def an_agreed_meeting(world: World, day: str = "30", clock: str = "14:00") -> tuple[Phone, Phone]:
    """Amina has proposed, Lars has said yes."""
    amina, lars = a_pair(world)
    proposes(amina, day, clock)
    lars.taps("Yes, I can")
    assert AGREED in str(amina)
    assert AGREED in str(lars)
    for phone in (amina, lars):
        phone.forget()
    return amina, lars


def opens(phone: Phone, meeting: str, button: str) -> None:
    """Find a meeting among one's own, and tap what is to be done with it."""
    phone.hears(Command("meetings"))
    phone.taps(meeting)
    phone.taps(button)


def moves(phone: Phone, day: str = "1", clock: str = "10:00", meeting: str = "30 Nov") -> None:
    """Propose another time for a meeting; a small day is in December."""
    opens(phone, meeting, "Move it")
    if int(day) < 20:
        phone.taps("December")
    chooses(phone, day, clock)


# My meetings


def test_my_meetings_shows_what_is_agreed_what_waits_and_what_was(world: World):
    amina, lars = an_agreed_meeting(world)
    proposes(lars, "28")
    proposes(amina, "29")
    amina.hears(Command("meetings"))
    assert "Agreed:\n📅 Monday 30 November at 14:00" in amina.last
    assert "Waiting for your answer:\n📅 Saturday 28 November at 14:00" in amina.last
    assert "Waiting for Lars:\n📅 Sunday 29 November at 14:00" in amina.last
    world.waits(days=5)
    amina.taps("Yes, we met")
    lars.taps("Yes, we met")
    amina.hears(Command("meetings"))
    assert "✅ Monday 30 November at 14:00: you met" in amina.last
    assert "You have met 1 time." in amina.last
    assert "did not work out" not in amina.last


def test_a_meeting_is_reached_from_home_with_buttons_alone(world: World):
    amina, _lars = an_agreed_meeting(world)
    amina.hears(Command("menu"))
    amina.taps("My meetings")
    amina.taps("Mon 30 Nov")
    assert "Agreed:" in amina.last
    assert amina.button("Move it")
    assert amina.button("Cancel it")
    amina.taps("All meetings")
    assert "Your meetings with Lars" in amina.last


def test_somebody_without_a_partner_has_no_meetings(world: World):
    stranger = world.phone(5)
    stranger.hears(Command("meetings"))
    assert "Your meetings" not in str(stranger)


def test_nobody_sees_or_changes_the_meeting_of_another_pair(world: World):
    amina, lars = an_agreed_meeting(world)
    amina.hears(Command("meetings"))
    amina.taps("Mon 30 Nov")
    forged = [amina.button(label) for label in ("Move it", "Cancel it")]
    stranger = world.phone(5)
    for data in [*forged, "m:meeting:1", "m:answer:1", "m:meeting:x", "m:meeting:99999999999"]:
        stranger.taps_on(data)
        amina.taps_on(data.replace(":1", ":77"))
    assert "30 November" not in str(stranger)
    assert states(world) == ["agreed"]
    assert lars.screen == []


def test_a_proposal_can_be_answered_from_the_list_after_its_question_is_gone(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30")
    world.moves_to(datetime(2026, 11, 29, 10, tzinfo=UTC))
    opens(lars, "30 Nov", "Answer")
    lars.taps("Yes, I can")
    assert states(world) == ["agreed"]
    assert AGREED in amina.last or AGREED in str(amina)


def test_only_who_proposed_can_take_it_back_and_only_the_other_can_answer(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30")
    amina.taps_on("m:answer:1")
    lars.taps_on("m:cancel:1")
    assert "Can you come?" not in str(amina)
    assert "Shall I cancel" not in str(lars)


# Moving


def test_the_old_time_stands_until_the_other_side_says_yes(world: World):
    amina, lars = an_agreed_meeting(world)
    moves(amina)
    assert "I pass this on to Lars." in amina.last
    assert "stands as you agreed before" in amina.last
    assert "Lars would like" not in lars.last
    assert "Amina would like to move your meeting to another time." in lars.last
    assert "Until now:\n📅 Monday 30 November at 14:00" in lars.last
    assert meetings(world) == [("30 14:00", "agreed"), ("01 10:00", "proposed")]
    lars.taps("Yes, I can")
    assert meetings(world) == [("30 14:00", "moved"), ("01 10:00", "agreed")]
    for phone in (amina, lars):
        assert "has a new time" in str(phone)


def test_a_refused_move_leaves_the_meeting_as_it_was(world: World):
    amina, lars = an_agreed_meeting(world)
    moves(amina)
    lars.taps("I cannot")
    assert meetings(world) == [("30 14:00", "agreed"), ("01 10:00", "refused")]
    assert "stands as you agreed before" in amina.last
    assert "stands as you agreed before" in lars.last


def test_another_time_in_answer_to_a_move_is_a_move_too(world: World):
    amina, lars = an_agreed_meeting(world)
    moves(amina)
    lars.taps("Another time")
    lars.taps("December")
    chooses(lars, "2", "11:00")
    amina.taps("Yes, I can")
    assert meetings(world) == [("30 14:00", "moved"), ("01 10:00", "replaced"), ("02 11:00", "agreed")]


def test_a_moved_meeting_is_never_reminded_of_at_its_old_time(world: World):
    amina, lars = an_agreed_meeting(world)
    moves(amina)
    lars.taps("Yes, I can")
    for phone in (amina, lars):
        phone.forget()
    world.moves_to(datetime(2026, 11, 29, 13, tzinfo=UTC))
    world.moves_to(datetime(2026, 11, 30, 8, tzinfo=UTC))
    assert amina.screen == []
    world.moves_to(datetime(2026, 11, 30, 9, tzinfo=UTC))
    assert "You meet Lars tomorrow." in amina.last
    assert "1 December at 10:00" in amina.last
    world.moves_to(datetime(2026, 11, 30, 17, tzinfo=UTC))
    assert "Did you meet" not in str(amina)


def test_the_calendar_takes_the_new_time_and_then_the_cancellation(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30")
    lars.taps("Yes, I can")
    moves(amina)
    lars.taps("Yes, I can")
    opens(lars, "1 Dec", "Cancel it")
    lars.taps("Yes, cancel it")
    uid = files(amina)[0][1]
    first, then = datetime(2026, 11, 30, 13, tzinfo=UTC), datetime(2026, 12, 1, 9, tzinfo=UTC)
    expected = [
        ("PUBLISH", uid, 0, "CONFIRMED", first),
        ("PUBLISH", uid, 1, "CONFIRMED", then),
        ("CANCEL", uid, 2, "CANCELLED", then),
    ]
    assert files(amina) == files(lars) == expected


# Cancelling


def test_a_cancelled_meeting_is_told_with_a_word_and_without_a_reason(world: World):
    amina, lars = an_agreed_meeting(world)
    opens(amina, "30 Nov", "Cancel it")
    assert "You need not say why." in amina.last
    amina.taps("write a word")
    amina.writes("I have a cold. Sorry!")
    assert "I have cancelled your meeting, and I tell Lars." in str(amina)
    assert "Amina has cancelled your meeting." in str(lars)
    assert "Amina writes: I have a cold. Sorry!" in str(lars)
    assert states(world) == ["cancelled"]
    world.moves_to(datetime(2026, 11, 30, 17, tzinfo=UTC))
    assert "Did you meet" not in str(amina)


def test_a_word_that_is_never_written_cancels_nothing(world: World):
    amina, lars = an_agreed_meeting(world)
    opens(amina, "30 Nov", "Cancel it")
    amina.taps("write a word")
    amina.taps("Stop")
    assert states(world) == ["agreed"]
    assert lars.screen == []


def test_a_proposal_taken_back_need_not_be_answered_and_has_no_buttons_left(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30")
    opens(amina, "30 Nov", "Take it back")
    amina.taps("Yes, cancel it")
    assert states(world) == ["withdrawn"]
    assert "Amina has taken this proposal back." in str(lars)
    assert not [data for bubble in lars.screen for data in bubble.buttons.values() if data.startswith("q:")]


# Two at once, and too late


def test_both_propose_the_same_at_once_and_have_agreed(world: World):
    amina, lars = a_pair(world)
    lars.hears(Command("meet"))
    lars.taps("30")
    lars.writes("14:00")
    lars.taps("At a library")
    proposes(amina, "30")
    lars.taps("Send")
    assert states(world) == ["agreed"]
    assert AGREED in str(amina)
    assert AGREED in str(lars)


def test_both_propose_other_days_at_once_and_both_are_asked(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30")
    proposes(lars, "28")
    assert states(world) == ["proposed", "proposed"]
    amina.taps("Yes, I can")
    lars.hears(Command("menu"))
    lars.taps("Go on")
    lars.taps("Yes, I can")
    assert states(world) == ["agreed", "agreed"]


def test_yes_after_the_proposal_was_taken_back_is_too_late(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30")
    opens(amina, "30 Nov", "Take it back")
    old = lars.button("Yes, I can")
    amina.taps("Yes, cancel it")
    lars.taps_on(old)
    assert states(world) == ["withdrawn"]
    assert AGREED not in str(lars)


def test_moving_while_the_other_cancels_is_told_kindly(world: World):
    amina, lars = an_agreed_meeting(world)
    opens(amina, "30 Nov", "Move it")
    amina.taps("29")
    amina.writes("14:00")
    amina.taps("At a library")
    send = amina.button("Send")
    opens(lars, "30 Nov", "Cancel it")
    lars.taps("Yes, cancel it")
    amina.taps_on(send)
    assert states(world) == ["cancelled"]
    assert "Lars has cancelled your meeting." in str(amina)
    assert "I pass this on to Lars" not in str(amina)


def test_cancelling_while_a_move_is_on_its_way_ends_both(world: World):
    amina, lars = an_agreed_meeting(world)
    moves(amina)
    opens(amina, "30 Nov", "Cancel it")
    amina.taps("Yes, cancel it")
    assert states(world) == ["cancelled", "withdrawn"]
    with pytest.raises(LookupError):
        lars.taps("Yes, I can")


def test_a_button_of_a_cancelled_meeting_says_how_it_stands(world: World):
    amina, lars = an_agreed_meeting(world)
    amina.hears(Command("meetings"))
    amina.taps("30 Nov")
    old = amina.button("Move it")
    opens(lars, "30 Nov", "Cancel it")
    lars.taps("Yes, cancel it")
    amina.taps_on(old)
    assert f"{LATE} This meeting is cancelled." in amina.last


def test_a_meeting_that_has_begun_can_neither_be_moved_nor_cancelled(world: World):
    amina, _lars = an_agreed_meeting(world)
    opens(amina, "30 Nov", "Cancel it")
    world.now = datetime(2026, 11, 30, 13, 30, tzinfo=UTC)
    amina.taps("Yes, cancel it")
    assert states(world) == ["agreed"]
    assert LATE in amina.last


def test_yes_after_the_time_has_passed_agrees_to_nothing(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "27", "14:00")
    world.now = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)
    lars.taps("Yes, I can")
    assert LATE in lars.last
    assert states(world) == ["proposed"]
    world.moves_to(world.now)
    assert states(world) == ["unanswered"]


def test_a_double_tap_proposes_answers_and_cancels_once(world: World):
    amina, lars = a_pair(world)
    amina.hears(Command("meet"))
    amina.taps("30")
    amina.writes("14:00")
    amina.taps("Online")
    send = amina.button("Send")
    amina.taps_on(send)
    amina.taps_on(send)
    yes = lars.button("Yes, I can")
    lars.taps_on(yes)
    lars.taps_on(yes)
    assert states(world) == ["agreed"]
    assert str(lars).count(AGREED) == 1
    opens(lars, "30 Nov", "Cancel it")
    cancel = lars.button("Yes, cancel it")
    lars.taps_on(cancel)
    lars.taps_on(cancel)
    assert str(amina).count("has cancelled your meeting") == 1


def test_a_time_that_was_taken_meanwhile_is_not_agreed_to_twice(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30", "14:00")
    proposes(lars, "30", "14:30")
    amina.taps("Yes, I can")
    lars.hears(Command("menu"))
    lars.taps("Go on")
    lars.taps("Yes, I can")
    assert states(world) == ["refused", "agreed"]
    assert "now have another meeting at this time" in str(lars)


# Several ahead, places, the next one


def test_several_meetings_stand_side_by_side_and_their_days_are_marked(world: World):
    amina, lars = an_agreed_meeting(world, "28")
    proposes(lars, "30")
    amina.taps("Yes, I can")
    amina.hears(Command("meet"))
    assert "A dot (•) means: you or Lars have a meeting on that day." in amina.last
    assert {"28•", "29", "30•"} <= set(map(str, _labels(amina)))
    amina.taps("30")
    amina.taps("In the afternoon")
    assert "14:00" not in _labels(amina), "they meet then"
    assert {"13:00", "15:00"} <= set(_labels(amina))


def _labels(phone: Phone) -> list[str]:
    return [label.translate(dict.fromkeys((0x2068, 0x2069))) for label in phone.screen[-1].buttons]


def test_a_place_of_their_own_is_a_button_the_next_time(world: World):
    amina, lars = a_pair(world)
    amina.hears(Command("meet"))
    amina.taps("30")
    amina.writes("14:00")
    amina.writes("The canteen at Bella Center")
    amina.taps("Send")
    lars.taps("Yes, I can")
    lars.hears(Command("meet"))
    lars.taps("28")
    lars.writes("10")
    assert _labels(lars)[0] == "The canteen at Bella Center"


def test_the_calendar_is_turned_in_place(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Command("meet"))
    before = len(amina.screen)
    amina.taps("December ›")
    assert len(amina.screen) == before
    assert "‹ November" in _labels(amina)
    amina.taps("31")
    assert "✔️ Thu 31 Dec" in str(amina)


def test_after_a_meeting_one_tap_asks_for_the_same_time_next_week(world: World):
    amina, lars = an_agreed_meeting(world, "27")
    world.moves_to(datetime(2026, 11, 27, 17, tzinfo=UTC))
    amina.taps("Yes, we met")
    for _question in range(3):
        amina.taps("Skip")
    assert "Same time next week?\n\n📅 Friday 4 December at 14:00" in amina.last
    amina.taps("Yes, ask Lars")
    lars.taps("Yes, we met")
    world.waits(hours=2)
    lars.taps("Stop")
    world.moves_to(datetime(2026, 11, 28, 8, tzinfo=UTC))
    assert ASKED in str(lars)
    lars.taps("Yes, I can")
    assert meetings(world)[-1] == ("04 14:00", "agreed")


def test_both_ask_for_the_same_time_next_week_and_have_it(world: World):
    amina, lars = an_agreed_meeting(world, "27")
    world.moves_to(datetime(2026, 11, 27, 17, tzinfo=UTC))
    for phone in (amina, lars):
        phone.taps("Yes, we met")
        for _question in range(3):
            phone.taps("Skip")
    amina.taps("Yes, ask Lars")
    lars.taps("Yes, ask Amina")
    assert meetings(world) == [("27 14:00", "took_place"), ("04 14:00", "agreed")]


# Whether they met


def test_how_long_and_what_about_are_kept_for_each_side(world: World):
    amina, lars = an_agreed_meeting(world, "27")
    world.moves_to(datetime(2026, 11, 27, 17, tzinfo=UTC))
    amina.taps("Yes, we met")
    amina.taps("One and a half hours")
    amina.taps("Danish")
    amina.taps("New contacts")
    assert "✓ Danish" in _labels(amina)
    amina.taps("Done")
    amina.taps("Skip")
    lars.taps("Yes, we met")
    lars.taps("Skip")
    lars.taps("Skip")
    with transaction(world.engine) as session:
        said = session.exec(select(Attendance).order_by(col(Attendance.member_id))).all()
    assert [(it.took_place, it.minutes, it.topics) for it in said] == [
        (True, 90, ["danish", "network"]),
        (True, None, []),
    ]
    assert states(world) == ["took_place"]


def test_an_attempt_that_failed_is_kept_with_who_said_what(world: World):
    amina, lars = an_agreed_meeting(world, "27")
    world.moves_to(datetime(2026, 11, 27, 17, tzinfo=UTC))
    amina.taps("No, we did not meet")
    lars.taps("No, we did not meet")
    assert states(world) == [MeetingState.did_not_take_place]
    amina.hears(Command("meetings"))
    assert "Friday 27 November at 14:00: you did not meet" in amina.last


def test_a_meeting_that_nobody_planned_is_told_and_confirmed(world: World):
    amina, lars = a_pair(world)
    amina.hears(Command("meetings"))
    amina.taps("We have met")
    amina.taps("26")
    amina.writes("08:30")
    amina.taps("Online")
    amina.taps("Half an hour")
    amina.taps("Skip")
    amina.taps("Yes, this is right")
    assert "I ask Lars too" in amina.last
    assert "Amina says that you met. Is that right?" in lars.last
    assert states(world) == ["reported"]
    lars.taps("Yes, we met")
    assert states(world) == ["took_place"]


def test_a_told_meeting_that_the_other_side_denies_is_kept_as_both_answers(world: World):
    amina, lars = a_pair(world)
    _tells(amina)
    lars.taps("No, we did not meet")
    assert states(world) == ["disputed"]
    with transaction(world.engine) as session:
        assert [case.rule for case in session.exec(select(Case))] == ["disputed_meeting"]
    for phone, said in ((amina, "you said that you met"), (lars, "you said that you did not meet")):
        phone.hears(Command("meetings"))
        assert said in phone.last, "nobody reads what the other side said"


def test_both_tell_of_the_same_meeting_and_it_is_one(world: World):
    amina, lars = a_pair(world)
    lars.hears(Command("meetings"))
    lars.taps("We have met")
    lars.taps("26")
    lars.writes("09:00")
    lars.taps("Online")
    lars.taps("Skip")
    lars.taps("Skip")
    _tells(amina)
    lars.hears(Command("menu"))
    lars.taps("Go on")
    if "Is that right?" in lars.last:
        lars.taps("Yes, we met")
    else:
        lars.taps("Yes, this is right")
    assert states(world) == ["took_place"]


def _tells(phone: Phone) -> None:
    """Tell of a meeting this morning at half past eight."""
    phone.hears(Command("meetings"))
    phone.taps("We have met")
    phone.taps("26")
    phone.writes("08:30")
    phone.taps("Online")
    phone.taps("Skip")
    phone.taps("Skip")
    phone.taps("Yes, this is right")


# The clocks change


@pytest.mark.parametrize(
    ("now", "day", "utc"),
    [
        (datetime(2026, 10, 20, 8, tzinfo=UTC), "25", datetime(2026, 10, 25, 13, tzinfo=UTC)),
        (datetime(2027, 3, 20, 9, tzinfo=UTC), "28", datetime(2027, 3, 28, 12, tzinfo=UTC)),
    ],
)
def test_a_meeting_at_two_stays_at_two_when_the_clocks_change(world: World, now, day, utc):
    world.now = now
    amina, lars = a_pair(world)
    proposes(amina, day, "14:00")
    lars.taps("Yes, I can")
    assert "at 14:00" in str(lars)
    assert files(lars)[0][-1] == utc


@pytest.mark.parametrize("meet", [datetime(2026, 10, 23, 12, tzinfo=UTC), datetime(2027, 3, 26, 13, tzinfo=UTC)])
def test_same_time_next_week_is_the_same_time_on_the_clock(world: World, meet):
    world.now = meet.replace(day=meet.day - 1, hour=9)
    amina, lars = a_pair(world)
    proposes(amina, str(meet.day), "14:00")
    lars.taps("Yes, I can")
    world.moves_to(meet.replace(hour=17))
    amina.taps("Yes, we met")
    for _question in range(3):
        amina.taps("Skip")
    assert "at 14:00" in amina.last
