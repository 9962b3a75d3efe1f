"""What comes when several things wait for one person: what must not be missed, what people say, Makker's own ideas."""

from datetime import timedelta

from bot.talk.heard import Command
from tests.phones import Bubble, Phone, World, bare, press
from tests.turn.steps import (
    ASKED,
    BACK_TO,
    at_night,
    gets_a_letter,
    in_the_morning,
    live_questions,
    member_called,
)
from tests.worlds import a_new_pair, a_pair, proposes

NO_ANSWER = "has not answered your proposal yet"
AGREE_ON = "what would you like to agree on with"
REMINDER = "A small reminder. There is no hurry."


def moves_to(world: World, day: int, clock: str) -> None:
    """This day of the month, on the clocks of Copenhagen in winter."""
    hour, minute = map(int, clock.split(":"))
    world.moves_to(world.now.replace(day=day, hour=hour - 1, minute=minute, second=0, microsecond=0))


def ends_the_pair(world: World, how: str) -> None:
    """Karen ends the pair."""
    for label in ("End this pair", how, "Yes, end it"):
        world.group.taps(label)


def writes_to_member(world: World, name: str, text: str) -> None:
    """Karen uses the button on a person's card."""
    world.group.acts(press(f"g:write:{member_called(world, name).id}"), "Karen", callback=True)
    world.group.replies(text)


def bubbles(phone: Phone, words: str) -> list[Bubble]:
    """The messages that hold these words."""
    return [bubble for bubble in phone.screen if words in bare(bubble.text)]


# Meetings that are agreed


def test_a_reminder_of_a_meeting_reaches_both_whatever_else_came_that_day(world: World):
    amina, lars = a_new_pair(world)
    proposes(lars, "29", "12:00")
    proposes(lars, "30", "12:00")
    amina.taps("Yes, I can")
    for clock in ("10:59", "12:01"):
        moves_to(world, 28, clock)
    assert lars.sees("You meet Amina tomorrow.")
    assert amina.sees("You meet Lars tomorrow.")
    moves_to(world, 29, "10:01")
    assert lars.sees("You meet Amina today.")
    assert amina.sees("You meet Lars today.")


def test_a_reminder_in_the_middle_of_a_question_gives_the_question_back(world: World):
    amina, lars = a_pair(world)
    proposes(lars, "27", "12:00")
    amina.taps("Yes, I can")
    world.waits(hours=1, minutes=50)
    amina.hears(Command("meet"))
    day = amina.last
    world.waits(minutes=15)
    assert bubbles(amina, "You meet Lars tomorrow.")
    assert amina.last == f"{BACK_TO}\n\n{day}"
    assert len(live_questions(amina)) == 1


def test_a_cancelled_meeting_is_told_at_once_to_somebody_who_is_answering(world: World):
    amina, lars = a_pair(world)
    proposes(lars, "27", "12:00")
    amina.taps("Yes, I can")
    amina.hears(Command("meet"))
    lars.taps("Menu")
    lars.taps("My meetings")
    lars.taps("12:00")
    lars.taps("Cancel it")
    lars.taps("Yes, cancel it")
    assert amina.sees("Lars has cancelled your meeting.")
    assert "Which day is good for you?" in amina.last


# The end of a pair


def test_whoever_has_a_question_open_hears_at_once_that_the_pair_has_ended(world: World):
    _amina, lars = a_pair(world)
    gets_a_letter(world, "Lars")
    ends_the_pair(world, "Amina (mentee) stops")
    assert lars.sees("Your pair with Amina has ended.")
    assert world.group.toasts[-1] == "The pair has ended. Both are told."


def test_a_goodbye_never_comes_before_the_news_that_the_pair_has_ended(world: World):
    amina, lars = a_pair(world)
    at_night(world)
    ends_the_pair(world, "Amina (mentee) stops")
    gets_a_letter(world, "Lars")
    in_the_morning(world)
    amina.writes("Goodbye, Lars.")
    world.group.taps("Pass on")
    ended = str(lars).index("Your pair with Amina has ended.")
    for _hour in range(3):
        world.waits(hours=1)
    assert str(lars).index("Amina says goodbye to you:") > ended


def test_the_coordinator_reads_who_is_told_now_and_who_when(world: World):
    amina, lars = a_pair(world)
    at_night(world)
    for phone in (amina, lars):
        phone.forget()
    ends_the_pair(world, "Both stop")
    assert world.group.toasts[-1] == "The pair has ended."
    assert world.group.sees("Amina (mentee) wants to be left in peace now. I tell them on Friday 27 November at 08:00.")
    assert world.group.sees("Lars (mentor) wants to be left in peace now.")
    assert not world.group.sees("Both are told")
    assert str(amina) == str(lars) == ""
    in_the_morning(world)
    for phone in (amina, lars):
        assert phone.sees("has ended")


# Proposals


def test_the_next_proposal_follows_as_soon_as_the_one_before_is_answered(world: World):
    amina, lars = a_pair(world)
    proposes(lars, "28", "12:00")
    proposes(lars, "29", "12:00")
    assert len(bubbles(amina, ASKED)) == 1
    amina.taps("Yes, I can")
    assert "Sunday 29 November" in amina.last
    assert ASKED in amina.last


def test_a_proposal_follows_as_soon_as_somebody_has_chosen_their_quiet_hours(world: World):
    amina, lars = a_pair(world)
    amina.hears(Command("quiet"))
    proposes(lars)
    assert not amina.sees(ASKED)
    amina.taps("Never")
    assert ASKED in amina.last


def test_what_waited_for_a_free_moment_waits_for_the_morning_by_night(world: World):
    amina, lars = a_pair(world)
    world.moves_to(world.now.replace(hour=18, minute=50))
    amina.hears(Command("meet"))
    proposes(lars)
    world.moves_to(world.now + timedelta(minutes=15))
    amina.taps("Stop")
    assert not amina.sees(ASKED)
    in_the_morning(world)
    assert ASKED in amina.last


def test_the_three_days_to_answer_begin_when_the_proposal_is_delivered(world: World):
    _amina, lars = a_pair(world)
    at_night(world)
    proposes(lars, "30", "14:00")
    assert lars.sees("I pass this on to Amina."), "it is on its way, not there yet"
    in_the_morning(world)
    moves_to(world, 29, "21:30")
    moves_to(world, 30, "07:59")
    assert not lars.sees(NO_ANSWER)
    moves_to(world, 30, "08:00")
    assert lars.sees(f"Amina {NO_ANSWER}")


def test_nobody_is_called_silent_who_never_got_the_proposal(world: World):
    amina, lars = a_pair(world)
    at_night(world)
    proposes(lars, "27", "08:30")
    amina.hears(Command("meet"))
    world.moves_to((world.now + timedelta(days=1)).replace(hour=7, minute=31))
    assert lars.sees(f"Amina {NO_ANSWER}")
    assert not world.group.sees("proposal")


# Makker's own ideas


def test_makkers_own_question_leaves_a_proposal_its_buttons_until_the_day_after_its_reminder(world: World):
    amina, lars = a_new_pair(world)
    proposes(lars)
    moves_to(world, 27, "10:30")
    assert bubbles(amina, REMINDER)
    assert not bubbles(amina, AGREE_ON)
    assert ASKED in live_questions(amina)[0]
    moves_to(world, 28, "10:30")
    assert bubbles(amina, AGREE_ON)


def test_that_nobody_has_answered_and_a_question_of_makkers_come_on_two_days(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    amina.taps("Stop")
    world.moves_to(world.now.replace(month=12, day=1, hour=8, minute=50))
    proposes(lars, "8")
    told = []
    for _day in range(4):
        lars.forget()
        world.waits(days=1)
        world.waits(minutes=20)
        told.append([words for words in (NO_ANSWER, AGREE_ON) if lars.sees(words)])
    assert [it for it in told if it] == [[NO_ANSWER], [AGREE_ON]]


def test_a_question_that_makes_room_for_another_is_not_reminded_of_meanwhile(world: World):
    amina, lars = a_pair(world)
    proposes(lars, "29", "12:00")
    proposes(lars, "30", "12:00")
    world.waits(hours=2)
    assert len(bubbles(amina, ASKED)) == 2, "the first was left for an hour"
    amina.forget()
    for _day in range(3):
        world.waits(days=1)
    assert len(bubbles(amina, REMINDER)) == 1
    assert bubbles(amina, "Monday 30 November")
    amina.taps("Yes, I can")
    assert "Sunday 29 November" not in str(amina), "its time has passed"


def test_makkers_own_question_leaves_an_hour_after_anything_else(world: World):
    amina, lars = a_new_pair(world)
    moves_to(world, 27, "09:40")
    lars.hears(Command("menu"))
    proposes(lars, "30", "14:00")
    amina.taps("I cannot")
    amina.forget()
    moves_to(world, 27, "10:05")
    assert amina.screen == []
    moves_to(world, 27, "10:41")
    assert bubbles(amina, AGREE_ON)


# Letters


def test_a_letter_that_waits_for_a_free_moment_is_not_called_sent(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Command("meet"))
    writes_to_member(world, "Amina", "Call me, please.")
    assert not amina.sees("Call me")
    assert world.group.sees("answering another question")
    assert not world.group.sees("Sent to Amina")
    amina.taps("Stop")
    assert "Call me, please." in amina.last


def test_a_letter_that_arrives_at_once_is_called_sent(world: World):
    amina, _lars = a_pair(world)
    writes_to_member(world, "Amina", "Call me, please.")
    assert "Call me, please." in amina.last
    assert world.group.sees("Sent to Amina")
