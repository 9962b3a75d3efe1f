"""What a pair has agreed, and what it did before, makes the next meeting easier; what was not theirs is not asked."""

from datetime import UTC, datetime

from bot.talk.heard import Command
from tests.phones import Phone, World, bare
from tests.turn.test_meetings import an_agreed_meeting, states
from tests.worlds import a_new_pair, a_pair, proposes


def labels(phone: Phone) -> list[str]:
    return [bare(label) for label in phone.screen[-1].buttons]


def agree_on(amina: Phone, lars: Phone, rhythm: str, place: str) -> None:
    """The pair agrees; `place` is written."""
    amina.taps("Menu")
    amina.taps("Agree on how we meet")
    amina.taps(rhythm)
    amina.writes(place)
    for label in ("Find a job", "Skip", "in 6 months", "We only use Makker", "Send"):
        amina.taps(label)
    lars.taps("Yes, I agree")


def asks_for_a_place(phone: Phone) -> None:
    phone.hears(Command("meet"))
    phone.writes("30")
    phone.writes("10:00")


def test_the_agreed_place_is_the_first_one_when_a_meeting_is_proposed(world: World):
    amina, lars = a_new_pair(world)
    agree_on(amina, lars, "Every week, 1 hour", "The canteen at Bella Center")
    asks_for_a_place(lars)
    assert labels(lars)[:2] == ["The canteen at Bella Center", "At a café"]
    lars.taps("The canteen at Bella Center")
    lars.taps("Send")
    assert "📍 The canteen at Bella Center" in amina.last


def test_an_agreed_place_of_ours_is_the_first_one_too(world: World):
    amina, lars = a_new_pair(world)
    agree_on(amina, lars, "Every week, 1 hour", "Online")
    proposes(amina, "29", place="By phone")
    asks_for_a_place(lars)
    assert labels(lars)[:2] == ["Online", "At a café"]


def told_that_they_met(phone: Phone) -> None:
    phone.taps("Yes, we met")
    for _question in range(3):
        phone.taps("Skip")


def test_a_pair_that_meets_every_second_week_is_not_asked_about_next_week(world: World):
    amina, lars = a_new_pair(world)
    agree_on(amina, lars, "Every second week", "Online")
    proposes(amina, "27")
    lars.taps("Yes, I can")
    world.moves_to(datetime(2026, 11, 27, 17, tzinfo=UTC))
    told_that_they_met(amina)
    assert "Same time in 2 weeks?\n\n📅 Friday 11 December at 14:00" in amina.last


def test_a_pair_that_meets_once_a_month_is_asked_about_the_same_weekday(world: World):
    amina, lars = a_new_pair(world)
    agree_on(amina, lars, "Once a month", "Online")
    proposes(amina, "27")
    lars.taps("Yes, I can")
    world.moves_to(datetime(2026, 11, 27, 17, tzinfo=UTC))
    told_that_they_met(amina)
    assert "Same time in 4 weeks?\n\n📅 Friday 25 December at 14:00" in amina.last


def test_a_reminder_has_a_button_for_whoever_cannot_come(world: World):
    amina, lars = an_agreed_meeting(world)
    world.moves_to(datetime(2026, 11, 29, 13, tzinfo=UTC))
    assert "You meet Lars tomorrow." in amina.last
    assert labels(amina)[:2] == ["✖️ I cannot come", "✏️ Another time"]
    amina.taps("I cannot come")
    amina.taps("Yes, cancel it")
    assert states(world) == ["cancelled"]
    assert "Amina has cancelled your meeting." in str(lars)


def test_a_reminder_has_a_button_for_another_time_until_the_meeting_begins(world: World):
    _amina, lars = an_agreed_meeting(world)
    world.moves_to(datetime(2026, 11, 30, 11, tzinfo=UTC))
    assert "You meet Amina today." in lars.last
    button = lars.button("Another time")
    lars.taps("Another time")
    assert "Let us find a new time for your meeting with Amina." in lars.last
    lars.taps("Stop")
    world.now = datetime(2026, 11, 30, 14, tzinfo=UTC)
    lars.taps_on(button)
    assert "That came a little too late." in lars.last
    assert states(world) == ["agreed"]


def test_a_meeting_cannot_have_been_before_the_two_were_a_pair(world: World):
    amina, _lars = a_pair(world)
    world.waits(days=1)
    amina.hears(Command("meetings"))
    amina.taps("We have met")
    assert labels(amina)[:2] == ["Fri 27 Nov", "Thu 26 Nov"]
    assert "25" not in labels(amina)
    amina.writes("25.11.2026")
    assert "Please choose a day from 26 November 2026 to 27 November 2026." in amina.last


def test_what_one_tells_of_a_meeting_is_shown_whole_and_each_line_can_be_changed(world: World):
    amina, lars = a_pair(world)
    amina.hears(Command("meetings"))
    amina.taps("We have met")
    amina.taps("26")
    amina.writes("08:30")
    amina.taps("Online")
    amina.taps("Half an hour")
    amina.taps("Danish")
    amina.taps("New contacts")
    amina.taps("Done")
    assert "📅 Thursday 26 November at 08:30\n📍 Online\n⏱ Half an hour\n💬 Danish · New contacts" in amina.last
    amina.taps("How long")
    amina.taps("One hour")
    amina.taps("What about")
    amina.taps("Skip")
    assert "⏱ One hour" in amina.last
    assert "💬" not in amina.last
    amina.taps("Yes, this is right")
    assert "Amina says that you met. Is that right?" in lars.last


def test_failed_attempts_are_listed_and_not_counted_up(world: World):
    amina, lars = a_pair(world)
    for day in ("27", "28"):
        proposes(amina, day)
        lars.taps("I cannot")
    amina.hears(Command("meetings"))
    assert amina.last.count("one of you could not come") == 2
    assert "2 times" not in amina.last
