"""What coordinators ask for in their group: who waits, how the pairs are doing."""

from sqlmodel import select

from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Side
from bot.talk.heard import Command
from tests.desk.people import joins, later
from tests.phones import World, bare
from tests.worlds import a_pair, approved, chooses, proposes, signs_up


def meets(world: World) -> None:
    """Amina and Lars agree on a meeting on Saturday."""
    amina, lars = (world.phone(number) for number in (1001, 1002))
    proposes(amina, "28")
    lars.taps("Yes, I can")


def test_who_waits_stands_with_the_days_and_whoever_fits_best(world: World):
    joins(world, Role.mentee, "Amina", 1001, languages="Arabic", town="Odense")
    joins(world, Role.mentor, "Lars", 1002, languages="Arabic", town="Odense")
    later(world, days=1)
    world.group.commands("/waiting")
    assert (
        "👤 Amina (mentee)\n⏳ Waits 1 day.\n→ Lars\n✓ Both speak Arabic.\n✓ Both live in Odense."
    ) in world.group.last
    world.group.taps("Amina")
    assert world.group.last.startswith("Who could fit Amina (mentee)?")


def test_nobody_is_named_as_the_best_where_nothing_speaks_for_it(world: World):
    joins(world, Role.mentee, "Amina", 1001, languages="Arabic", town="Odense")
    joins(world, Role.mentor, "Lars", 1002, languages="Polish", town="Skagen")
    world.group.commands("/waiting")
    assert "→" not in world.group.last


def test_whoever_waits_for_approval_comes_first_and_one_tap_shows_the_card(world: World):
    signs_up(world, Role.mentee, "Amina", 1001)
    world.group.forget()
    world.group.commands("/waiting")
    assert world.group.last == "⏳ Waiting for your approval"
    world.group.taps("Amina")
    assert "👤 Amina (mentee)" in world.group.last
    assert world.group.button("Approve")


def test_a_long_list_turns_its_pages_on_the_same_message(world: World):
    for number in range(10):
        approved(world, Role.mentor, f"Mentor {number}", 2000 + number)
    world.group.forget()
    world.group.commands("/waiting")
    assert "Mentor 7" in world.group.last
    assert "Mentor 8" not in world.group.last
    world.group.taps("More")
    assert "Mentor 9" in world.group.last
    world.group.taps("← Back")
    assert "Mentor 0" in world.group.last
    assert len(world.group.screen) == 1


def test_the_list_of_pairs_tells_when_they_met_and_when_they_meet(world: World):
    world.group.commands("/pairs")
    assert world.group.last == "There are no pairs yet."
    a_pair(world)
    world.group.commands("/pairs")
    assert world.group.last.strip() == "🤝 Amina (mentee) and Lars (mentor)\nHave not met yet, a pair for 0 days."
    meets(world)
    world.group.commands("/pairs")
    assert "Next meeting: Saturday 28 November at 14:00" in world.group.last
    world.waits(days=2, hours=9)
    world.phone(1001).taps("Yes, we met")
    world.phone(1002).taps("Yes, we met")
    world.group.commands("/pairs")
    assert "Last met: Saturday 28 November at 14:00" in world.group.last


def test_meetings_and_attempts_are_counted_apart_on_the_list_and_on_the_card(world: World):
    amina, lars = a_pair(world)
    proposes(amina, "30")
    lars.taps("I cannot")
    meets(world)
    world.waits(days=2, hours=9)
    for phone in (amina, lars):
        phone.taps("No, we did not meet")
        phone.taps("Skip")
    world.group.commands("/pairs")
    assert "a pair for 2 days.\nTried to meet 2 times and could not." in world.group.last
    amina.hears(Command("meet"))
    amina.taps("December")
    chooses(amina, "3", "14:00")
    lars.taps("Yes, I can")
    world.waits(days=5)
    for phone in (amina, lars):
        phone.taps("Yes, we met")
    told = "Have met 1 time.\nTried to meet 2 times and could not."
    card = next(bubble for bubble in world.group.screen if "They are a pair" in bubble.text)
    assert told in bare(card.text), "the card follows by itself"
    world.group.commands("/pairs")
    assert told in world.group.last


def test_the_list_of_pairs_tells_who_is_silent_and_which_cases_are_open(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Something")
    with transaction(world.engine) as session:
        session.exec(select(Side).where(Side.role == Role.mentee)).one().missed = 1
    world.group.commands("/pairs")
    assert "🔇 Amina (mentee): 1 check-in missed" in world.group.last
    assert "🔔 Open cases: 1" in world.group.last


def test_a_pairs_card_is_one_tap_away(world: World):
    a_pair(world)
    world.group.commands("/pairs")
    world.group.taps("Amina and Lars")
    assert "They are a pair" in world.group.last


def test_a_stranger_in_the_group_sees_no_list(world: World):
    a_pair(world)
    world.group.commands("/pairs")
    world.group.forget()
    world.group.acts(Command("pairs"), "Stranger", is_coordinator=False)
    assert world.group.screen == []
