"""A break, and “this does not work for me”: what the other side sees of it, and what it does not."""

from datetime import UTC, datetime

from sqlmodel import select

from bot.store.session import transaction
from bot.store.tables import Side
from tests.phones import Phone, World
from tests.worlds import a_pair


def takes_two_weeks(world: World, phone: Phone) -> None:
    phone.taps("Menu")
    phone.taps("My things")
    phone.taps("Take a break")
    phone.taps("2 weeks, until Thu 10 Dec")
    phone.taps("Yes, take a break")


def test_the_other_side_learns_the_day_and_no_reason(world: World):
    amina, lars = a_pair(world)
    amina.forget()
    takes_two_weeks(world, lars)
    assert amina.sees(
        "⏸ Lars takes a break until Thursday 10 December 2026.\n\nMeetings before that day are cancelled."
    )
    assert lars.sees("Your break has begun.")
    amina.starts()
    assert "Lars takes a break until Thursday 10 December 2026" in amina.last
    assert "Propose a meeting" not in str(amina.screen[-1].buttons)
    lars.starts()
    assert "You take a break from your meetings with Amina until Thursday 10 December 2026" in lars.last
    assert "They take a break" in str(world.group)


def test_nobody_is_told_what_a_break_has_to_do_with_them(world: World):
    amina, lars = a_pair(world)
    amina.forget()
    takes_two_weeks(world, lars)
    assert "to do with you" not in str(amina)
    assert "Would you like to talk about it? Press Help" in amina.last


def takes_a_break(phone: Phone) -> None:
    phone.taps("Menu")
    phone.taps("My things")
    phone.taps("Take a break")


def test_a_break_may_end_on_a_day_of_ones_own(world: World):
    amina, lars = a_pair(world)
    takes_a_break(lars)
    lars.writes("16.10.2026")
    assert "Please choose a day from 27 November 2026 to 27 May 2027." in lars.last
    lars.writes("16.12.2026")
    lars.taps("Yes, take a break")
    assert amina.sees("⏸ Lars takes a break until Wednesday 16 December 2026.")
    amina.forget()
    world.moves_to(datetime(2026, 12, 16, 9, tzinfo=UTC))
    assert amina.sees("▶️ The break is over.")


def test_a_break_may_have_no_last_day_and_is_asked_about_every_four_weeks(world: World):
    amina, lars = a_pair(world)
    takes_a_break(lars)
    lars.taps("I do not know yet")
    assert "A break without a last day. I tell Amina that you take a break, and nothing else." in lars.last
    lars.taps("Yes, take a break")
    assert "⏸ Lars takes a break. There is no last day yet." in amina.last
    amina.starts()
    assert "Lars takes a break. I write to you both when it is over." in amina.last
    for _question in range(2):
        for phone in (amina, lars):
            phone.forget()
        world.waits(days=27)
        assert str(amina) == str(lars) == ""
        world.waits(days=1)
        assert "Would you like to start again now?" in lars.last
        assert str(amina) == ""
        lars.taps("Not yet")
    lars.starts()
    assert "Tap ▶️ when you would like to start again." in lars.last
    lars.taps("Start again")
    lars.taps("Yes, start again")
    for phone in (amina, lars):
        assert phone.sees("▶️ The break is over.")
    lars.forget()
    world.waits(days=29)
    assert "take a break" not in str(lars)


def test_a_break_that_one_is_not_sure_about_does_not_begin(world: World):
    amina, lars = a_pair(world)
    amina.forget()
    lars.taps("Menu")
    lars.taps("My things")
    lars.taps("Take a break")
    lars.taps("1 week")
    lars.taps("No, go on")
    assert lars.sees("Nothing has changed.")
    assert str(amina) == ""


def test_nothing_is_asked_in_a_break_and_both_hear_when_it_is_over(world: World):
    amina, lars = a_pair(world)
    takes_two_weeks(world, lars)
    amina.forget()
    lars.forget()
    world.waits(days=13, hours=23)
    assert str(amina) == str(lars) == ""
    world.waits(hours=1)
    for phone, partner in ((amina, "Lars"), (lars, "Amina")):
        assert phone.sees(f"▶️ The break is over. {partner} and you can meet again!")
        phone.forget()
    with transaction(world.engine) as session:
        assert all(side.check_in_at == datetime(2026, 12, 24, 9, tzinfo=UTC) for side in session.exec(select(Side)))
    world.waits(days=13)
    assert not world.group.sees("No meeting has taken place")
    world.waits(days=1, hours=1)
    assert world.group.sees("No meeting has taken place")


def test_only_whoever_took_the_break_ends_it_earlier(world: World):
    amina, lars = a_pair(world)
    takes_two_weeks(world, lars)
    amina.starts()
    assert "Start again" not in str(amina.screen[-1].buttons)
    world.waits(days=3)
    lars.taps("Menu")
    lars.taps("Start again")
    lars.taps("Yes, start again")
    assert amina.sees("▶️ The break is over.")
    assert lars.sees("▶️ The break is over.")
    lars.taps("Propose a meeting")
    assert lars.sees("Which day is good for you?")


def test_the_meetings_of_a_break_are_cancelled_and_not_reminded_of(world: World):
    amina, lars = a_pair(world)
    lars.taps("Propose a meeting")
    lars.taps("28")
    lars.taps("In the afternoon")
    lars.taps("14:00")
    lars.taps("At a library")
    lars.taps("Send")
    amina.taps("Yes, I can")
    takes_two_weeks(world, lars)
    for phone, partner in ((amina, "Lars"), (lars, "Amina")):
        assert phone.sees(f"Your meeting with {partner} does not take place.")
        assert "METHOD:CANCEL" in [bubble.document for bubble in phone.screen if bubble.document][-1]
    amina.forget()
    lars.forget()
    world.waits(days=2)
    assert str(amina) == str(lars) == ""


def test_the_partner_never_learns_that_somebody_wants_to_leave(world: World):
    amina, lars = a_pair(world)
    lars.forget()
    amina.taps("Menu")
    amina.taps("My things")
    amina.taps("This does not work for me")
    amina.taps("Another partner")
    amina.writes("He never has time.")
    assert world.group.sees("Wants another partner.")
    world.group.taps("I take it")
    world.group.taps("Read what was said")
    assert world.group.sees("He never has time.")
    assert world.group.sees("🤝 Another partner")
    world.waits(days=2)
    assert not lars.sees("partner")
    assert not lars.sees("Amina")
    lars.starts()
    assert "Your mentee is Amina." in lars.last
