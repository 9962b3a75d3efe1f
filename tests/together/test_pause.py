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
    assert amina.sees("⏸ Lars takes a break until Thursday 10 December. That can happen")
    assert lars.sees("Your break has begun.")
    amina.starts()
    assert "Lars takes a break until Thursday 10 December" in amina.last
    assert "Propose a meeting" not in str(amina.screen[-1].buttons)
    lars.starts()
    assert "You take a break from your meetings with Amina until Thursday 10 December" in lars.last
    assert "They take a break" in str(world.group)


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
    assert world.group.sees("Wants to stop, or wants another partner.")
    world.group.taps("I take it")
    world.group.taps("Read what was said")
    assert world.group.sees("He never has time.")
    assert world.group.sees("🤝 Another partner")
    world.waits(days=2)
    assert not lars.sees("partner")
    assert not lars.sees("Amina")
    lars.starts()
    assert "Your mentee is Amina." in lars.last
