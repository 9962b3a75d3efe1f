"""Two people agree on how they meet: one proposes, the other says yes or changes it."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from sqlmodel import select

from bot.store.session import transaction
from bot.store.tables import Pair
from bot.talk.heard import Command
from tests.phones import Phone, World, bare
from tests.worlds import a_new_pair
from tests.worlds import proposes as meet


def proposes(phone: Phone, rhythm: str = "Every week, 2 hours") -> None:
    phone.taps(rhythm)
    phone.taps("At a library")
    phone.taps("Find a job")
    phone.taps("Skip")
    phone.taps("in 6 months")
    phone.taps("We only use Makker")
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
    assert (
        "🗓 How often: Every week, 2 hours\n📍 Where: At a library\n🎯 Find a job\n🏁 Until: Wednesday 26 May 2027"
        in card
    )
    assert "Contact:" not in card


def test_a_new_pair_chooses_between_ends_that_differ(world: World):
    amina, _lars = a_new_pair(world)
    world.waits(days=1)
    for label in ("Every week, 2 hours", "At a library", "Find a job", "Skip"):
        amina.taps(label)
    assert ends_on_offer(amina) == [
        "26 February 2027 (in 3 months)",
        "26 May 2027 (in 6 months)",
        "26 November 2027 (in 12 months)",
    ]


def test_a_pair_on_its_way_can_go_on_for_some_months_from_today(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=1)
    proposes(amina)
    lars.taps("Yes, I agree")
    world.waits(days=60)
    for label in ("Menu", "What we agreed", "Change something", "End"):
        lars.taps(label)
    assert "26 April 2027 (in 3 months)" in ends_on_offer(lars)


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
    amina.taps("Answer the agreement from Lars")
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
    amina.taps("Menu")
    amina.taps("What I have sent to Lars")
    for label in ("Change something", "How often", "Once a month", "Send"):
        amina.taps(label)
    lars.taps_on(old_yes)
    assert not lars.sees("and you agree:")
    lars.taps("Yes, I agree")
    assert lars.sees("How often: Once a month, 2 hours")
    assert lars.sees("and you agree:")


def begins(phone: Phone) -> None:
    phone.taps("Menu")
    phone.taps("Agree on how we meet")


def has_crossed(world: World) -> tuple[Phone, Phone]:
    """Amina sends her version while Lars is writing his own, and Lars sends his."""
    amina, lars = a_new_pair(world)
    begins(lars)
    lars.taps("Every week, 1 hour")
    begins(amina)
    proposes(amina, "Once a month")
    assert "Where would you like to meet?" in lars.last, "he is in the middle of it"
    for label in ("Online", "Find a job", "Skip", "in 6 months", "We only use Makker", "Send"):
        lars.taps(label)
    return amina, lars


def test_two_versions_that_cross_are_shown_to_both_and_none_is_lost(world: World):
    amina, lars = has_crossed(world)
    for phone, partner, theirs, own in (
        (amina, "Lars", "Every week, 1 hour", "Once a month, 2 hours"),
        (lars, "Amina", "Once a month, 2 hours", "Every week, 1 hour"),
    ):
        assert f"{partner} and you have each sent your own version. This is the one from {partner}:" in phone.last
        assert phone.last.index(theirs) < phone.last.index("This is your version:") < phone.last.index(own)
    lars.taps("Yes, I agree")
    for phone in (amina, lars):
        assert "and you agree:\n\n🗓 How often: Once a month, 2 hours" in str(phone)
        phone.taps("Menu")
        assert "an agreement" not in phone.last, "nothing waits any more"
    assert end_of_pair(world) is not None


def test_of_two_versions_that_cross_the_first_yes_counts(world: World):
    amina, lars = has_crossed(world)
    late = amina.button("Yes, I agree")
    lars.taps("Yes, I agree")
    amina.taps_on(late)
    assert str(amina).count("and you agree:") == 1
    amina.taps("Menu")
    amina.taps("What we agreed")
    assert "How often: Once a month, 2 hours" in amina.last


def test_whoever_would_rather_have_their_own_version_waits_and_finds_both_again(world: World):
    amina, lars = has_crossed(world)
    amina.taps("I wait for the answer")
    assert "Lars has your version and can say yes to it." in amina.last
    amina.taps("Menu")
    assert "Lars has sent you an agreement. It waits for your answer." in amina.last
    amina.taps("Answer the agreement from Lars")
    assert "Do you agree to the version from Lars?" in amina.last
    lars.taps("Yes, I agree")
    assert amina.sees("🤝 Lars and you agree:")


def test_a_version_that_waits_is_shown_instead_of_an_empty_form(world: World):
    amina, lars = a_new_pair(world)
    begins(amina)
    proposes(amina)
    amina.taps("Menu")
    assert "You have sent an agreement to Lars. There is no answer yet." in amina.last
    amina.taps("What I have sent to Lars")
    assert amina.last.startswith(
        "You have sent this to Lars. There is no answer yet.\n\n🗓 How often: Every week, 2 hours"
    )
    amina.taps("I wait for the answer")
    lars.taps("Menu")
    assert "Amina has sent you an agreement. It waits for your answer." in lars.last
    lars.taps("Answer the agreement from Amina")
    assert "Amina and you can agree on this:" in lars.last


def test_an_empty_form_does_not_keep_anybody_from_the_partners_version(world: World):
    amina, lars = a_new_pair(world)
    world.waits(days=8)
    assert "what would you like to agree on with Amina?" in lars.last
    amina.hears(Command("start"))
    amina.taps("Agree on how we meet")
    for label in (
        "Every week, 2 hours",
        "At a library",
        "Find a job",
        "Skip",
        "26 May 2027",
        "We only use Makker",
        "Send",
    ):
        amina.taps(label)
    assert "Amina and you can agree on this:" in lars.last
    lars.taps("Yes, I agree")
    assert lars.last.startswith("🤝 Amina and you agree:")


def test_a_change_that_is_being_made_is_not_lost_when_a_newer_version_comes(world: World):
    amina, lars = a_new_pair(world)
    begins(amina)
    proposes(amina)
    lars.taps("I would like to change something")
    lars.taps("Place")
    amina.taps("Menu")
    amina.taps("What I have sent to Lars")
    for label in ("Change something", "How often", "Once a month", "Send"):
        amina.taps(label)
    lars.taps("Online")
    lars.taps("Send")
    for phone in (amina, lars):
        assert "have each sent your own version" in phone.last


def test_a_form_that_is_no_longer_needed_does_not_come_back(world: World):
    amina, lars = a_new_pair(world)
    begins(amina)
    amina.taps("Every week, 1 hour")
    begins(lars)
    proposes(lars)
    amina.taps("Menu")
    amina.taps("Answer the agreement from Lars")
    amina.taps("Yes, I agree")
    assert "Back to where we were" not in str(amina)
    world.waits(days=1)
    assert "How often would you like" not in amina.last


def test_writing_on_telegram_is_offered_only_where_one_of_the_two_has_a_name_there(world: World):
    amina, lars = a_new_pair(world)
    begins(amina)
    for label in ("Every week, 1 hour", "Online", "Find a job", "Skip", "in 6 months"):
        amina.taps(label)
    assert "We only use Makker" in str(amina.screen[-1].buttons)
    assert "We write on Telegram" not in str(amina.screen[-1].buttons)
    amina.taps("Stop")
    lars.username = "lars"
    lars.taps("Menu")
    begins(amina)
    for label in ("Every week, 1 hour", "Online", "Find a job", "Skip", "in 6 months"):
        amina.taps(label)
    assert "We write on Telegram" in str(amina.screen[-1].buttons)


def test_the_end_can_be_written_and_is_shown_with_its_year(world: World):
    amina, lars = a_new_pair(world)
    begins(amina)
    for label in ("Every week, 1 hour", "Online", "Find a job", "Skip"):
        amina.taps(label)
    assert "26 November 2027 (in 12 months)" in str(list(map(bare, amina.screen[-1].buttons)))
    amina.writes("15.10.2027")
    amina.taps("We only use Makker")
    amina.taps("Send")
    assert "🏁 Until: Friday 15 October 2027" in lars.last


def test_a_stranger_cannot_open_somebody_elses_agreement(world: World):
    amina, _lars = a_new_pair(world)
    amina.taps("Menu")
    button = amina.button("Agree on how we meet")
    eve = world.phone(666)
    eve.starts()
    eve.taps_on(button)
    assert eve.toasts[-1] == "This pair has ended."
    assert not eve.sees("Lars")
