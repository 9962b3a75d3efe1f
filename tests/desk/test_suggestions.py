"""Coordinators look for a match: who could fit, and why, in words."""

from bot.domain.member import Role
from bot.domain.programme import Matching, Programme
from tests.desk.people import joins, later, numbers
from tests.phones import World, bare, press


def test_the_reasons_for_a_match_are_sentences_and_the_best_comes_first(world: World):
    joins(world, Role.mentor, "Peter", 1003, languages="Polski", town="Aarhus", times="evening")
    joins(world, Role.mentor, "Lars", 1002, languages="dansk, arabisk", town="odense", times="daytime", work="Nurses")
    later(world, days=23)
    joins(world, Role.mentee, "Amina", 1001, languages="العربية", town="Odense C", times="daytime", goal="Nurse")
    world.group.taps("Find a match")
    shown = world.group.last
    assert shown.startswith("Who could fit Amina (mentee)?")
    assert (
        "👤 Lars (mentor)\n✓ Both speak Arabic.\n✓ Both write about work: nurse\n✓ Both live in odense.\n"
        "✓ Both can meet in the daytime.\n⏳ Waits 23 days.\n"
    ) in shown
    assert (
        "👤 Peter (mentor)\n✗ I find no language that both speak.\n"
        "✗ They live in different towns: Aarhus and Odense C\n"
        "✗ Different times: In the daytime / In the evening\n"
    ) in shown
    assert list(map(bare, world.group.screen[-1].buttons)) == ["Lars", "Peter"]


def test_wishes_stand_there_in_the_persons_own_words_for_a_human_to_weigh(world: World):
    joins(world, Role.mentor, "Lars", 1002, wish="Somebody who likes football")
    joins(world, Role.mentee, "Amina", 1001, wish="A woman, please")
    world.group.taps("Find a match")
    assert "before they learn a name.\nWish: A woman, please\n" in world.group.last
    assert "Wish: Somebody who likes football" in world.group.last


def test_a_wish_for_a_woman_or_a_man_is_a_filter_and_who_has_not_said_is_asked(world: World):
    joins(world, Role.mentor, "Karim", 1002, gender="man")
    joins(world, Role.mentor, "Lone", 1003, gender="woman")
    joins(world, Role.mentor, "Kim", 1004)
    joins(world, Role.mentee, "Amina", 1001, partner_gender="woman")
    world.group.taps("Find a match")
    shown = world.group.last
    assert "Karim" not in shown
    lone, kim = shown.split("👤")[1:]
    assert "✓ The mentee would like a woman, and the mentor is one." in lone
    assert "✗ The mentee would like a woman. The mentor has not said. Please ask first." in kim


def test_whoever_is_happy_with_both_is_offered_everybody(world: World):
    joins(world, Role.mentor, "Karim", 1002, gender="man")
    joins(world, Role.mentor, "Lone", 1003, gender="woman")
    joins(world, Role.mentee, "Amina", 1001, partner_gender="any")
    world.group.taps("Find a match")
    assert list(map(bare, world.group.screen[-1].buttons)) == ["Karim", "Lone"]
    assert "mentor is one" not in world.group.last


def test_a_hard_wish_leaves_people_out_and_the_list_says_how_many_and_not_whose_wish_it_is(world: World):
    joins(world, Role.mentor, "Lars", 1002, gender="man")
    joins(world, Role.mentor, "Peter", 1003, gender="man")
    joins(world, Role.mentor, "Mette", 1004, gender="woman")
    joins(world, Role.mentor, "Kim", 1005)
    joins(world, Role.mentee, "Amina", 1001, partner_gender="woman")
    world.group.taps("Find a match")
    assert list(map(bare, world.group.screen[-1].buttons)) == ["Mette", "Kim"]
    assert world.group.last.endswith("🚫 2 others are left out: a wish about a woman or a man does not fit.")
    assert "Peter" not in world.group.last
    world.group.commands("/waiting")
    world.group.taps("Lars")
    assert world.group.last == (
        "Nobody waits on the other side now. Lars (mentor) stays on the list.\n"
        "🚫 1 other person is left out: a wish about a woman or a man does not fit."
    )
    assert "Amina" not in world.group.last


def test_nobody_can_offer_past_a_hard_wish_with_an_old_button(world: World):
    joins(world, Role.mentor, "Lars", 1002, gender="man")
    joins(world, Role.mentee, "Amina", 1001, partner_gender="woman")
    known = numbers(world)
    world.group.acts(press(f"g:offer:{known['amina']}.{known['lars']}"), "Karen", callback=True)
    assert world.group.toasts[-1].endswith("a wish about a woman or a man does not fit.")


def test_a_mentor_with_room_for_several_says_so(world: World):
    programme = Programme(matching=Matching(most_pairs_of_a_mentor=3))
    world.settings = world.settings.model_copy(update={"programme": programme})
    joins(world, Role.mentor, "Lars", 1002, room="2")
    joins(world, Role.mentee, "Amina", 1001)
    world.group.taps("Find a match")
    assert "🤝 Room for 2 mentees." in world.group.last


def test_two_who_were_asked_in_vain_are_not_brought_together_by_mistake(world: World):
    joins(world, Role.mentor, "Lars", 1002)
    amina = joins(world, Role.mentee, "Amina", 1001)
    world.group.taps("Find a match")
    world.group.taps("Lars")
    amina.taps("No, not this time")
    world.group.commands("/waiting")
    world.group.taps("Amina")
    assert "✗ They were brought together before, and it ended." in world.group.last


def test_long_stories_do_not_push_the_other_suggestions_off_the_message(world: World):
    joins(world, Role.mentee, "Amina", 1001)
    for number in range(5):
        joins(world, Role.mentor, f"Mentor {number}", 2000 + number, work="Gardens " * 1000, wish="Sun " * 70)
    world.group.commands("/waiting")
    world.group.taps("Amina")
    assert len(world.group.screen[-1].text) < 4096
    assert "👤 Mentor 4 (mentor)" in world.group.last


def test_who_looked_at_whose_profile_is_written_down(world: World):
    joins(world, Role.mentee, "Amina", 1001)
    world.group.taps("Find a match")
    assert ("look for a match", "member 1") in world.audited()
