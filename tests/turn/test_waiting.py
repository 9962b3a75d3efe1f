"""People who wait, for the coordinators' decision or for a match: what they hear, and what they can do."""

from datetime import datetime, timedelta

from bot.domain.member import Phase, Role
from tests.phones import Phone, World
from tests.turn.steps import member_called
from tests.worlds import approved, signs_up

WORD = "You need to do nothing."


def days_with_a_word(world: World, phone: Phone, days: int) -> list[int]:
    """On which days the person hears how it stands."""
    heard, began = [], world.now
    for day in range(1, days + 1):
        phone.forget()
        world.moves_to(began + timedelta(days=day))
        if phone.sees(WORD):
            heard.append(day)
    return heard


def test_whoever_waits_for_a_match_hears_every_few_weeks_how_long_it_has_been(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    assert days_with_a_word(world, amina, 40) == [18, 36]
    world.waits(days=14)
    assert "Hello Amina. You have waited 54 days for a match." in amina.last


def test_whoever_waits_for_a_decision_hears_it_after_a_week_and_the_coordinators_are_reminded(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.group.forget()
    world.waits(days=7)
    assert "Hello Amina. You sent your answers 7 days ago." in amina.last
    assert "The coordinators have not decided yet. I have reminded them." in amina.last
    assert world.group.sees("Amina (mentee) has waited 7 days for your decision.")
    world.group.taps("Approve")
    assert member_called(world, "Amina").phase == Phase.waiting_for_match


def test_no_word_comes_once_it_was_asked_to_stop_but_the_coordinators_are_still_reminded(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.waits(days=7)
    amina.taps("Do not write this again")
    assert "I write to you only when there is news." in amina.last
    world.group.forget()
    assert days_with_a_word(world, amina, 40) == []
    assert world.group.sees("Amina (mentee) has waited 25 days for your decision.")


def test_the_words_come_again_when_they_are_wanted_again(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    world.waits(days=18)
    amina.taps("Do not write this again")
    amina.starts()
    amina.taps("My things")
    amina.taps("Tell me again")
    assert days_with_a_word(world, amina, 20) == [18]


def test_nobody_hears_how_long_they_wait_while_a_match_is_offered(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    approved(world, Role.mentor, "Lars", 1002)
    world.waits(days=17)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.forget()
    world.waits(days=1)
    assert not amina.sees(WORD)


def test_a_declined_person_hears_what_happens_next_and_then_nothing_more(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Decline")
    assert amina.sees("The coordinators may write to you here if there is a place later.")
    assert amina.sees("/forget")
    assert days_with_a_word(world, amina, 30) == []


def test_whoever_waits_can_change_their_answers_and_the_card_shows_it(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    amina.starts()
    amina.taps("Change my answers")
    assert "Is this right?" in amina.last
    amina.taps("✏️ Town")
    amina.writes("Aarhus")
    assert "Town: Aarhus" in amina.last
    assert "Town: Aarhus" not in str(world.group)
    amina.taps("Send")
    assert amina.sees("Thank you, Amina. The coordinators see your new answers.")
    assert "Town: Aarhus" in str(world.group)
    assert member_called(world, "Amina").phase == Phase.waiting_for_match


def test_the_wish_for_a_woman_or_a_man_can_be_changed_and_is_told_to_nobody_else(world: World):
    amina, lars = (approved(world, role, name, key) for role, name, key in (
        (Role.mentee, "Amina", 1001), (Role.mentor, "Lars", 1002)
    ))  # fmt: skip
    for phone in (amina, lars):
        phone.starts()
        phone.taps("Change my answers")
        phone.taps("✏️ Woman or man")
        phone.taps("A man")
        phone.taps("Send")
    assert member_called(world, "Amina").profile["partner_gender"] == "man"
    assert member_called(world, "Lars").profile["gender"] == "man"
    world.group.taps("Find a match")
    world.group.taps("Amina")
    for phone in (amina, lars):
        assert "We have found a possible" in phone.last
        assert "a man" not in phone.last.casefold()


def test_a_change_that_is_stopped_changes_nothing(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    before = member_called(world, "Amina").profile
    amina.starts()
    amina.taps("Change my answers")
    amina.taps("✏️ Town")
    amina.writes("Aarhus")
    amina.taps("Stop")
    assert member_called(world, "Amina").profile == before
    amina.starts()
    amina.taps("Change my answers")
    assert "Aarhus" not in amina.last


def test_the_word_leads_to_a_change_and_to_leaving(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    world.waits(days=18)
    amina.taps("Change my answers")
    assert "Is this right?" in amina.last
    amina.taps("Send")
    world.waits(days=18)
    amina.taps("Leave the list")
    assert "Shall I erase everything now?" in amina.last


def test_the_reminder_of_a_decision_waits_for_a_working_day(world: World):
    world.now = datetime.fromisoformat("2026-11-28T10:00+01:00")
    signs_up(world, Role.mentee, "Amina", 1001)
    world.group.forget()
    world.waits(days=7)
    assert not world.group.sees("for your decision")
    world.waits(days=2)
    assert world.group.sees("has waited 9 days for your decision")
