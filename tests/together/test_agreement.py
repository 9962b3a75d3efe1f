"""Two people agree on how they meet: one proposes, the other says yes or changes it."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from sqlmodel import select

from bot.domain.member import Role
from bot.domain.programme import Matching, Programme
from bot.store.session import transaction
from bot.store.tables import Member, Pair
from bot.talk.heard import Command
from tests.phones import Phone, World, bare
from tests.worlds import a_new_pair, approved
from tests.worlds import proposes as meet


def proposes(phone: Phone, rhythm: str = "Every week, 2 hours") -> None:
    phone.taps(rhythm)
    phone.taps("At a library")
    phone.taps("Find a job")
    phone.taps("Skip")
    phone.taps("in 6 months")
    phone.taps("We write on Telegram")
    phone.taps("Send")


def ends_on_offer(phone: Phone) -> list[str]:
    return [bare(label) for label in phone.screen[-1].buttons if "month" in label]


def end_of_pair(world: World) -> datetime | None:
    with transaction(world.engine) as session:
        return session.exec(select(Pair)).one().end_at


def test_the_mentee_is_asked_first_on_the_day_after(world: World):
    amina, lars = a_new_pair(world)
    amina.forget()
    lars.forget()
    world.waits(hours=23)
    assert not amina.sees("agree")
    world.waits(hours=1)
    assert amina.sees("What would you like to agree on with Lars?") or amina.sees("what would you like to agree on")
    assert not lars.sees("agree on")


def test_the_mentor_is_asked_when_the_mentee_has_not_begun_after_a_week(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    amina.taps("Stop")
    world.waits(days=6)
    assert not lars.sees("agree on with Amina")
    world.waits(days=1)
    assert lars.sees("what would you like to agree on with Amina?")


def test_nobody_is_asked_who_has_begun_without_being_asked(world: World):
    amina, lars = a_new_pair(world)
    lars.taps("Menu")
    lars.taps("Agree on how we meet")
    proposes(lars)
    amina.taps("Yes, I agree")
    amina.forget()
    world.waits(days=1)
    assert not amina.sees("agree on")


def test_both_read_the_same_once_both_have_agreed(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    proposes(amina)
    assert lars.sees("Amina and you can agree on this:")
    assert end_of_pair(world) is None
    lars.taps("Yes, I agree")
    for phone, partner in ((amina, "Lars"), (lars, "Amina")):
        assert phone.sees(f"🤝 {partner} and you agree:\n\n🗓 How often: Every week, 2 hours\n📍 Where: At a library")
    assert end_of_pair(world) == datetime(2027, 5, 26, 8, tzinfo=UTC)
    card = str(world.group)
    assert "🗓 How often: Every week, 2 hours\n📍 Where: At a library\n🎯 Find a job\n🏁 Until: Wednesday 26 May" in card
    assert "Contact:" not in card


def test_a_new_pair_chooses_between_ends_that_differ(world: World):
    amina, _lars = a_new_pair(world)
    world.waits(days=1)
    for label in ("Every week, 2 hours", "At a library", "Find a job", "Skip"):
        amina.taps(label)
    assert ends_on_offer(amina) == [
        "Friday 26 February (in 3 months)",
        "Wednesday 26 May (in 6 months)",
        "Friday 26 November (in 12 months)",
    ]


def test_a_pair_on_its_way_can_go_on_for_some_months_from_today(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    proposes(amina)
    lars.taps("Yes, I agree")
    world.waits(days=60)
    for label in ("Menu", "What we agreed", "Change something", "End"):
        lars.taps(label)
    assert "Monday 26 April (in 3 months)" in ends_on_offer(lars)


def test_a_change_goes_back_for_a_yes_and_nothing_holds_before(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    proposes(amina)
    lars.taps("I would like to change something")
    lars.taps("How often")
    lars.taps("Once a month")
    lars.taps("Send")
    assert end_of_pair(world) is None
    assert amina.sees("Lars and you can agree on this:")
    assert "How often: Once a month, 2 hours" in amina.last
    amina.taps("Yes, I agree")
    assert "How often: Once a month, 2 hours" in lars.screen[-1].text.replace("\u2068", "").replace("\u2069", "")
    assert end_of_pair(world) is not None


def test_what_is_agreed_is_shown_again_and_changed_later_in_the_same_way(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    proposes(amina)
    lars.taps("Yes, I agree")
    world.waits(days=30)
    lars.forget()
    lars.starts()
    lars.taps("What we agreed")
    assert lars.sees("This is what Amina and you have agreed on:")
    lars.taps("Change something")
    lars.taps("Contact")
    lars.writes("12 34 56 78")
    lars.taps("Send")
    amina.starts()
    amina.taps("What we agreed")
    assert "Contact: We write on Telegram" in amina.last, "this holds until she says yes"
    amina.taps("Menu")
    amina.taps("Answer: how we meet")
    assert "Amina and you" not in amina.last
    assert "Contact: 12 34 56 78" in amina.last
    amina.taps("Yes, I agree")
    lars.taps("What we agreed")
    assert "Contact: 12 34 56 78" in lars.last


def lengths(phone: Phone) -> list[timedelta]:
    """Of the meetings in the calendar files on a phone."""
    files = [Calendar.from_ical(it.document) for it in phone.screen if it.document.startswith("BEGIN:VCALENDAR")]
    return [event.end - event.start for file in files for event in file.events]


def test_a_meeting_in_the_calendar_is_as_long_as_the_two_agreed(world: World):
    amina, lars = a_new_pair(world)
    meet(lars, "30")
    amina.taps("Yes, I can")
    assert lengths(amina) == [timedelta(hours=1)], "the programme's"
    world.waits(days=1)
    proposes(amina, "Every week, 2 hours")
    lars.taps("Yes, I agree")
    meet(lars, "29", "15:00")
    amina.taps("Yes, I can")
    assert lengths(amina) == [timedelta(hours=1), timedelta(hours=2)]
    lars.hears(Command("meet"))
    lars.writes("29")
    lars.taps("In the afternoon")
    assert "16:30" not in str(lars.screen[-1].buttons), "they are still together then"


def test_a_yes_to_a_proposal_that_was_replaced_agrees_on_nothing(world: World):
    amina, lars = a_new_pair(world)
    amina.taps("Menu")
    amina.taps("Agree on how we meet")
    proposes(amina)
    old_yes = lars.button("Yes, I agree")
    for label in ("Menu", "What I proposed", "Change something", "How often", "Once a month", "Send"):
        amina.taps(label)
    lars.taps_on(old_yes)
    assert not lars.sees("and you agree:")
    lars.taps("Yes, I agree")
    assert lars.sees("How often: Once a month, 2 hours")
    assert lars.sees("and you agree:")


def test_the_own_proposal_that_waits_is_shown_and_not_asked_for_anew(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    proposes(amina)
    amina.taps("Menu")
    assert "You have proposed how you meet. Lars has not answered yet." in amina.last
    amina.taps("What I proposed")
    assert amina.sees("You have proposed this to Lars. There is no answer yet.\n\n🗓 How often: Every week, 2 hours")
    amina.taps("Change something")
    amina.taps("How often")
    amina.taps("Once a month")
    amina.taps("Send")
    assert "Amina has changed the proposal. This is the new one." in lars.last
    assert "How often: Once a month, 2 hours" in lars.last


def test_a_proposal_that_waits_for_an_answer_stands_in_the_menu(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    lars.taps("Menu")
    lars.taps("Propose a meeting")
    proposes(amina)
    lars.taps("Stop")
    lars.taps("Menu")
    assert "Amina has proposed how you meet, and waits for your answer." in lars.last
    lars.taps("Answer: how we meet")
    assert "Amina and you can agree on this:" in lars.last


def test_two_proposals_that_cross_are_both_seen_and_nobody_wonders(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    lars.taps("Menu")
    lars.taps("Agree on how we meet")
    proposes(amina, "Every week, 1 hour")
    assert not lars.sees("you can agree on this"), "he is writing his own"
    proposes(lars, "Once a month")
    assert lars.sees("Amina sent you a proposal at the same time. This is the one from Amina:")
    assert "How often: Every week, 1 hour" in lars.last
    assert "Amina now reads yours" in lars.last
    assert "Lars and you sent your proposals at the same time. This is the one from Lars." in amina.last
    assert "How often: Once a month, 2 hours" in amina.last
    amina.taps("Yes, I agree")
    assert "How often: Once a month, 2 hours" in lars.last


def test_whoever_answers_a_proposal_is_not_led_back_to_a_form_of_their_own(world: World):
    amina, lars = a_new_pair(world)
    lars.taps("Menu")
    lars.taps("Agree on how we meet")
    amina.taps("Menu")
    amina.taps("Agree on how we meet")
    proposes(amina)
    world.waits(hours=2)
    assert "Amina and you can agree on this:" in lars.last
    lars.taps("Yes, I agree")
    assert "🤝 Amina and you agree:" in lars.last
    assert not lars.sees("Back to where we were")


def test_a_mentor_of_two_answers_each_of_them(world: World):
    amina, lars = a_new_pair(world)
    with transaction(world.engine) as session:
        mentor = session.exec(select(Member).where(Member.name == "Lars")).one()
        mentor.profile = {**mentor.profile, "room": "2"}
    two = Programme(matching=Matching(most_pairs_of_a_mentor=2))
    world.settings = world.settings.model_copy(update={"programme": two})
    sara = approved(world, Role.mentee, "Sara", 1003)
    world.group.taps("Find a match")
    world.group.taps("Lars")
    for phone in (sara, lars):
        phone.taps("Yes, I would like to")
    for phone in (amina, sara):
        phone.taps("Menu")
        phone.taps("Agree on how we meet")
        proposes(phone)
    for name in ("Amina", "Sara"):
        assert f"{name} and you can agree on this:" in lars.last
        lars.taps("Yes, I agree")
        assert lars.sees(f"🤝 {name} and you agree:")


def test_a_stranger_cannot_open_somebody_elses_agreement(world: World):
    amina, _lars = a_new_pair(world)
    amina.taps("Menu")
    button = amina.button("Agree on how we meet")
    eve = world.phone(666)
    eve.starts()
    eve.taps_on(button)
    assert eve.toasts[-1] == "This pair has ended."
    assert not eve.sees("Lars")
