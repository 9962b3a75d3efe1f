"""Long after somebody's time in the programme: told, erased, counted; or kept, where they would like that."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from bot.domain.member import Phase, Role
from bot.domain.programme import Course, Programme
from bot.settings import Settings
from bot.store import closings
from bot.store.session import transaction
from bot.store.tables import Member, Pair
from bot.store.work import Work
from bot.talk.heard import Command, Left
from bot.turn import open_desk, take
from tests.phones import Phone, World
from tests.worlds import GROUP, THURSDAY, a_pair, approved, signs_up

TOLD = "I erase your name, your answers and all your words."


@pytest.fixture
def world(engine: Engine) -> World:
    """A programme that keeps people for six months after their time, and asks nobody how it goes."""
    course = Course(keep_months=6, follow_up_months=())
    settings = Settings(coordinator_chat=GROUP, programme=replace(Programme(), course=course))
    return World(engine, settings, THURSDAY)


def row(world: World, telegram_id: int) -> Member | None:
    with transaction(world.engine) as session:
        return session.exec(select(Member).where(Member.telegram_id == telegram_id)).first()


def names(world: World) -> list[str]:
    with transaction(world.engine) as session:
        return sorted(session.exec(select(Member.name)))


def after_the_end(world: World) -> tuple[Phone, Phone]:
    """Amina and Lars, whose pair has just ended, and who have answered what they were asked."""
    both = a_pair(world)

    def end(work: Work) -> None:
        closings.close(work, closings.planned(work, work.get(Pair, 1)))

    take(world.engine, world.settings, world.now, end)
    world.deliver()
    for phone in both:
        phone.taps("Skip")
        phone.forget()
    return both


def days_pass(world: World, days: int) -> None:
    for _day in range(days):
        world.waits(days=1)


def test_both_are_told_two_weeks_before_and_are_then_erased_and_counted(world: World):
    open_desk(world.engine, world.settings, world.now, is_forum=False)
    amina, lars = after_the_end(world)
    days_pass(world, 165)
    assert not amina.sees(TOLD)
    days_pass(world, 4)
    assert amina.sees("Your time in the programme is over. Thank you for being a part of it!")
    assert amina.sees(TOLD)
    assert lars.sees(TOLD)
    amina.taps("OK, thank you")
    days_pass(world, 7)
    assert world.group.sees("Will be erased within two weeks, their time is over: 2")
    days_pass(world, 8)
    assert names(world) == ["", ""]
    days_pass(world, 7)
    assert world.group.sees("Erased last week, their time was over: 2")
    assert row(world, 1001) is None
    assert not world.group.sees("had everything erased"), "nobody has to do anything"
    with transaction(world.engine) as session:
        assert session.exec(select(Pair.state)).all() == ["closed"]


def test_whoever_would_like_to_stay_stays_as_long_again(world: World):
    amina, _lars = after_the_end(world)
    days_pass(world, 170)
    amina.taps("Please keep them for 6 more months")
    assert "Everything stays as it is." in amina.last
    days_pass(world, 60)
    assert names(world) == ["", "Amina"]


def test_whoever_waits_for_a_new_partner_is_not_erased(world: World):
    amina, _lars = after_the_end(world)
    amina.hears(Command("menu"))
    amina.taps("Ask for a new partner")
    amina.taps("Yes, please")
    days_pass(world, 250)
    assert "Amina" in names(world)
    assert not amina.sees(TOLD)


def test_nobody_is_erased_while_a_case_of_theirs_is_open(world: World):
    amina, _lars = after_the_end(world)
    amina.hears(Command("help"))
    amina.writes("I need advice")
    days_pass(world, 230)
    assert "Amina" in names(world)


def test_whoever_has_blocked_the_bot_is_erased_all_the_same(world: World):
    _amina, lars = after_the_end(world)
    lars.hears(Left())
    world.group.taps("Resolve")
    world.group.taps("Other")
    days_pass(world, 190)
    assert "Lars" not in names(world)


def test_a_declined_person_is_told_and_erased(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Decline")
    days_pass(world, 172)
    assert amina.sees("You asked to join the programme, and there was no place.")
    days_pass(world, 15)
    assert names(world) == [""]


def test_whoever_was_approved_after_all_is_not(world: World):
    signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Decline")
    days_pass(world, 100)
    world.group.taps("Approve after all")
    days_pass(world, 150)
    assert names(world) == ["Amina"]


def test_a_stranger_who_asked_for_an_invitation_in_vain_is_forgotten_without_a_word(world: World):
    yusuf = world.phone(1005)
    yusuf.starts()
    yusuf.taps("I am looking for work")
    yusuf.writes("Yusuf")
    yusuf.forget()
    days_pass(world, 190)
    assert yusuf.screen == []
    assert row(world, 1005) is None
    yusuf.starts()
    assert "Makker is for people with an invitation" in yusuf.last, "and is welcome again"


def test_a_sign_up_that_was_never_finished_leaves_nothing(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.taps("Yes, I agree")
    amina.writes("Amina")
    days_pass(world, 70)
    assert names(world) == [""]
    days_pass(world, 190)
    assert row(world, 1001) is None


def test_whoever_has_just_been_forgotten_and_comes_back_the_same_day_is_not_cut_off(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    amina.hears(Command("forget"))
    amina.taps("Yes, erase everything")
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    world.waits(days=2)
    amina.taps("Yes, I agree")
    assert "What should we call you?" in amina.last
    found = row(world, 1001)
    assert found is not None
    assert found.phase == Phase.signing_up
