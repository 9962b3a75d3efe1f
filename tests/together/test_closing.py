"""The end of a pair: as agreed, earlier, or because one of the two stops; what each reads, and what they do not."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from bot.domain.member import Phase
from bot.store.session import transaction
from bot.store.tables import Case, Goodbye, Member, Pair
from bot.talk.heard import Command
from tests.phones import Phone, World
from tests.worlds import a_pair


def ends_in(world: World, days: int) -> None:
    """The pair has agreed to meet for so long."""
    with transaction(world.engine) as session:
        pair = session.exec(select(Pair)).one()
        pair.end_at, pair.ask_end_at = world.now + timedelta(days=days), world.now + timedelta(days=days - 14)
        pair.no_meeting_at = None


def ends_early(world: World, how: str) -> None:
    """Karen ends the pair."""
    world.group.taps("End this pair")
    world.group.taps(how)
    world.group.taps("Yes, end it")


def state(world: World) -> str:
    with transaction(world.engine) as session:
        return session.exec(select(Pair)).one().state


def phases(world: World) -> list[str]:
    with transaction(world.engine) as session:
        return [member.phase for member in session.exec(select(Member))]


def forget(*phones: Phone) -> None:
    for phone in phones:
        phone.forget()


def test_both_are_asked_two_weeks_before_and_end_together(world: World):
    amina, lars = a_pair(world)
    ends_in(world, 30)
    world.waits(days=15)
    assert not amina.sees("What would you like?")
    world.waits(days=1)
    for phone in (amina, lars):
        assert phone.sees("and you have agreed to meet until Saturday 26 December 2026.")
        phone.taps("End on Sat 26 Dec")
    forget(amina, lars)
    world.waits(days=14)
    for phone in (amina, lars):
        assert phone.sees("🏁 Your time with")
        assert phone.sees("in the programme ends today.")
    assert state(world) == "closed"
    assert phases(world) == [Phase.alumni, Phase.alumni]


def test_they_go_on_only_if_both_would_like_to_and_until_the_earlier_day(world: World):
    amina, lars = a_pair(world)
    ends_in(world, 30)
    world.waits(days=16)
    amina.taps("3 months more")
    assert not lars.sees("go on until")
    lars.taps("1 month more, until 26 January 2027")
    for phone in (amina, lars):
        assert phone.sees("and you go on until Tuesday 26 January 2027!")
    world.waits(days=14)
    assert state(world) == "active"


def test_one_who_would_like_to_end_is_not_told_on(world: World):
    amina, lars = a_pair(world)
    ends_in(world, 30)
    world.waits(days=16)
    amina.taps("3 months more")
    forget(amina)
    lars.taps("End on")
    assert str(amina) == ""
    world.waits(days=14)
    assert amina.sees("in the programme ends today.")
    assert not amina.sees("Lars would like")


def test_a_pair_without_an_answer_ends_as_agreed(world: World):
    a_pair(world)
    ends_in(world, 30)
    world.waits(days=16)
    world.waits(days=14)
    assert state(world) == "closed"


def test_a_coordinator_sees_what_each_will_read_before_anything_is_sent(world: World):
    amina, lars = a_pair(world)
    forget(amina, lars)
    world.group.taps("End this pair")
    world.group.taps("Lars (mentor) stops")
    assert "Amina (mentee) reads:\nYour pair with Lars has ended. This can happen, and it is not your fault." in (
        world.group.last
    )
    assert "Lars (mentor) reads:\nYour pair with Amina has ended, as you wished." in world.group.last
    assert str(amina) == str(lars) == ""
    world.group.taps("Yes, end it")
    assert amina.sees("it is not your fault")
    assert lars.sees("as you wished")
    assert world.group.toasts[-1] == "The pair has ended. Both are told."


def test_the_one_who_stays_never_learns_who_stopped_or_why(world: World):
    amina, lars = a_pair(world)
    lars.taps("Menu")
    lars.taps("My things")
    lars.taps("This does not work for me")
    lars.taps("End with Amina")
    lars.writes("She is too demanding.")
    forget(amina)
    ends_early(world, "Lars (mentor) stops")
    world.waits(days=2)
    for word in ("stop", "wished", "demanding", "cannot"):
        assert not amina.sees(word), word
    with transaction(world.engine) as session:
        assert [case.rule for case in session.exec(select(Case))] == ["wants_to_leave"]


def test_a_wish_to_leave_can_end_the_pair_from_its_own_card(world: World):
    amina, lars = a_pair(world)
    lars.taps("Menu")
    lars.taps("My things")
    lars.taps("This does not work for me")
    lars.taps("Another partner")
    lars.taps("Skip")
    assert "The pair does not work for this person.\nWants another partner." in world.group.last
    forget(amina)
    ends_early(world, "Lars (mentor) stops")
    assert amina.sees("it is not your fault")
    assert not amina.sees("another partner")


def test_a_coordinator_may_say_it_in_their_own_words(world: World):
    amina, lars = a_pair(world)
    world.group.taps("End this pair")
    world.group.taps("Lars (mentor) stops")
    world.group.taps("Other words")
    world.group.replies("Dear Amina, Lars moves to Norway. We find you somebody new.")
    assert "Amina (mentee) reads:\nDear Amina, Lars moves to Norway." in world.group.last
    assert not amina.sees("Norway")
    world.group.taps("Yes, end it")
    assert amina.sees("Dear Amina, Lars moves to Norway.")
    assert not lars.sees("Norway")


def test_a_coordinator_who_thinks_again_changes_nothing(world: World):
    amina, lars = a_pair(world)
    forget(amina, lars)
    world.group.taps("End this pair")
    world.group.taps("Both stop")
    world.group.taps("Not now")
    assert state(world) == "active"
    assert str(amina) == str(lars) == ""


def test_a_pair_ends_once_and_only_a_coordinator_ends_it(world: World):
    amina, lars = a_pair(world)
    world.group.taps("End this pair")
    world.group.taps("Both stop")
    world.group.taps("Yes, end it", by="Eve", is_coordinator=False)
    assert state(world) == "active"
    yes = world.group.button("Yes, end it")
    world.group.taps("Yes, end it")
    forget(amina, lars)
    world.group.screen[-1].buttons = {"again": yes}
    world.group.taps("again")
    assert world.group.toasts[-1] == "This pair has already ended."
    assert str(amina) == str(lars) == ""


def test_nothing_about_meetings_falls_due_after_the_end(world: World):
    amina, lars = a_pair(world)
    lars.taps("Propose a meeting")
    lars.taps("28")
    lars.taps("In the afternoon")
    lars.taps("14:00")
    lars.taps("At a library")
    lars.taps("Send")
    ends_early(world, "Both stop")
    amina.taps("Skip")
    lars.taps("Skip")
    forget(amina, lars)
    world.waits(days=40)
    assert str(amina) == str(lars) == ""


def test_a_goodbye_reaches_the_other_only_when_a_coordinator_passes_it_on(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.writes("Thank you for everything, Lars!")
    assert world.group.sees("Amina (mentee) would like to say goodbye to Lars (mentor):\nThank you for everything")
    assert not lars.sees("Thank you for everything")
    lars.taps("Skip")
    world.group.taps("Pass on")
    assert lars.sees("💐 Amina says goodbye to you:\n\nThank you for everything, Lars!")
    assert "✅ Passed on" in str(world.group)


def test_whoever_gets_a_goodbye_first_can_still_write_their_own(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    world.waits(hours=3)
    amina.writes("Thank you for everything, Lars!")
    world.group.taps("Pass on")
    assert lars.sees("Back to where we were:\n\nWould you like to say goodbye to Amina?")
    lars.writes("All the best!")
    assert lars.sees("Thank you. When a coordinator has seen it, Amina gets it.")
    assert world.group.sees("Lars (mentor) would like to say goodbye to Amina (mentee):\nAll the best!")


def test_a_goodbye_that_is_held_back_is_seen_by_nobody_else(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.writes("You never helped me.")
    pass_on = world.group.button("Pass on")
    world.group.taps("Not this one")
    world.group.screen[-1].buttons = {"after all": pass_on}
    world.group.taps("after all")
    assert world.group.toasts[-1] == "This has already been decided."
    world.waits(days=1)
    assert not lars.sees("helped")


def test_a_goodbye_in_other_words_comes_back_to_the_coordinators(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.writes("Call me: 12 34 56 78")
    lars.taps("Skip")
    world.group.taps("Ask for other words")
    world.group.replies("Please leave out the number.")
    assert amina.sees("asks you for other words:\n\nPlease leave out the number.")
    amina.writes("All the best!")
    assert not lars.sees("All the best!")
    world.group.taps("Pass on")
    assert lars.sees("All the best!")
    assert not lars.sees("12 34 56 78")


def test_a_spoken_goodbye_is_heard_by_a_coordinator_first(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.speaks("voice-7")
    lars.taps("Skip")
    assert any(bubble.voice == "voice-7" for bubble in world.group.screen)
    assert not any(bubble.voice for bubble in lars.screen)
    world.group.taps("Pass on")
    assert any(bubble.voice == "voice-7" for bubble in lars.screen)
    assert lars.sees("💐 Amina says goodbye to you:")


def test_somebody_whose_pair_has_ended_can_wait_for_a_new_partner(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    for phone in (amina, lars):
        phone.taps("Skip")
        phone.taps("Menu")
        phone.taps("Ask for a new partner")
        phone.taps("Yes, please")
    lars.taps("Two")
    assert phases(world) == [Phase.waiting_for_match, Phase.waiting_for_match]
    world.group.taps("Find a match")
    world.group.taps("Amina")
    assert amina.sees("We have found a possible mentor for you.")


def test_a_break_ends_with_the_pair(world: World):
    amina, lars = a_pair(world)
    lars.taps("Menu")
    lars.taps("My things")
    lars.taps("Take a break")
    lars.taps("2 weeks")
    lars.taps("Yes, take a break")
    ends_early(world, "Both stop")
    assert state(world) == "closed"
    forget(amina, lars)
    world.moves_to(datetime(2026, 12, 10, 10, tzinfo=UTC))
    assert not amina.sees("The break is over")


def test_whoever_is_forgotten_leaves_no_words_behind(world: World):
    amina, _lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.writes("Call me: I live in Nyborg")
    amina.hears(Command("forget"))
    amina.taps("Yes, erase everything")
    with transaction(world.engine) as session:
        goodbye = session.exec(select(Goodbye)).one()
    assert goodbye.told == {}
    assert goodbye.state == "held_back"
    assert "Nyborg" not in str(world.group.screen[-1])
