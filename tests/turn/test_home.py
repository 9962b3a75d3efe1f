"""Where things stand, and what one can do: /start, /menu, the Menu button."""

import json

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Answer, Case, Member, Note, Outgoing, Pair, Talking
from bot.talk.heard import Command
from tests.phones import Phone, World, bare
from tests.turn.steps import ASKED, at_night, gets_a_letter, in_the_morning, live_questions, member_called
from tests.worlds import a_pair, approved, begins_to_sign_up, proposes, signs_up


def labels(phone: Phone) -> list[str]:
    """The buttons of the newest message."""
    return [bare(label) for label in phone.screen[-1].buttons]


@pytest.mark.parametrize("command", ["start", "menu"])
def test_home_shows_the_partner_the_meetings_and_what_one_can_do(world: World, command: str):
    amina, lars = a_pair(world)
    amina.hears(Command(command))
    assert amina.last == "Your mentor is Lars.\n\nNo meeting is agreed yet."
    assert labels(amina) == [
        "📅 Propose a meeting",
        "🗓 My meetings",
        "📝 Agree on how we meet",
        "🆘 Help",
        "⚙️ My things",
    ]
    amina.taps("My things")
    assert labels(amina)[:2] == ["⏸ Take a break", "🚪 This does not work for me"], "not to be tapped in passing"
    for day in ("28", "29"):
        proposes(lars, day)
        amina.taps("Yes, I can")
    proposes(lars, "30")
    amina.taps("Menu")
    assert amina.last.count("📅") == 3
    assert "Next meetings:" in amina.last
    assert "Waiting for an answer:" in amina.last


def test_an_open_question_is_one_tap_away(world: World):
    amina, lars = a_pair(world)
    proposes(lars)
    amina.hears(Command("menu"))
    assert "One question is still open." in amina.last
    assert labels(amina)[0] == "▶️ Go on with the question"
    assert live_questions(amina) == [], "words written now are no answer to it"
    amina.taps("Go on")
    assert ASKED in amina.last
    assert len(live_questions(amina)) == 1


@pytest.mark.parametrize(("join", "says"), [
    (signs_up, "A coordinator reads your answers"),
    (approved, "The coordinators look for the right person for you."),
])  # fmt: skip
def test_whoever_waits_reads_what_for(world: World, join, says):
    amina = join(world, Role.mentee, "Amina", 1001)
    amina.starts()
    assert says in amina.last
    assert labels(amina) == ["✏️ Change my answers", "🆘 Help", "⚙️ My things"]


def test_whoever_is_joining_is_asked_the_next_question(world: World):
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    asked = amina.last.split("\n\n")[-1]
    amina.starts()
    assert asked in amina.last
    assert len(live_questions(amina)) == 1


def test_a_coordinator_has_no_help_button(world: World):
    karen = world.phone(1003)
    karen.starts(world.invitation(Role.coordinator))
    assert labels(karen) == ["⚙️ My things"]
    karen.taps("My things")
    assert labels(karen) == ["🌐 Language", "🔒 What is kept", "☰ Menu"]


def asked_later(world: World, when: str) -> Phone:
    """Amina, who is asked whether she would like to meet somebody, and wants to be asked later."""
    amina = approved(world, Role.mentee, "Amina", 1001)
    approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.taps("Ask me later")
    if when:
        amina.taps(when)
    amina.forget()
    return amina


@pytest.mark.parametrize(
    ("when", "comes_after_hours"),
    [("", 23), ("This evening", 8), ("Tomorrow", 23), ("In three days", 3 * 24 - 1), ("Next week", 4 * 24 - 1)],
)
def test_later_is_when_the_person_says(world: World, when: str, comes_after_hours: int):
    amina = asked_later(world, when)
    world.waits(hours=comes_after_hours - 1, minutes=59)
    assert amina.screen == []
    world.waits(minutes=1)
    assert "We have found a possible mentor for you." in amina.last


def test_this_evening_is_no_choice_in_the_evening(world: World):
    world.moves_to(world.now.replace(hour=16, minute=30))
    amina = approved(world, Role.mentee, "Amina", 1001)
    approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.taps("Ask me later")
    assert labels(amina)[:3] == ["Tomorrow", "In three days", "Next week"]


def test_a_choice_of_later_that_comes_too_late_changes_nothing(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.taps("Ask me later")
    world.waits(hours=23)
    assert len(live_questions(amina)) == 1
    for forged in ("In three days", "m:later:ffffff.tomorrow", "m:later:zz.tomorrow", "m:later:1.never", "m:later:"):
        amina.taps_on(forged if forged.startswith("m:") else amina.button(forged))
        assert "That button belongs to an earlier question" in amina.toasts[-1]


def test_do_not_remind_me_stops_reminders_and_nothing_else(world: World):
    amina, lars = a_pair(world)
    proposes(lars)
    world.waits(days=1)
    assert "A small reminder." in amina.last
    amina.taps("Do not remind me")
    assert "I do not remind you of questions any more." in amina.last
    amina.taps("I cannot")
    proposes(lars)
    assert ASKED in amina.last, "a new question is no reminder"
    amina.forget()
    world.waits(days=1)
    assert amina.screen == []
    amina.hears(Command("menu"))
    amina.taps("My things")
    amina.taps("Remind me again")
    assert "I remind you once" in amina.last


def test_quiet_hours_are_as_the_person_wants_them(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Command("quiet"))
    amina.taps("18:00")
    amina.taps("10:00")
    assert "From 18:00 to 10:00 I do not write to you." in amina.last
    world.moves_to(world.now.replace(hour=17, minute=30))
    amina.forget()
    gets_a_letter(world, "Amina")
    in_the_morning(world, hour=9)
    assert amina.screen == []
    in_the_morning(world, hour=10)
    assert "A letter." in amina.last


def test_whoever_needs_no_quiet_hours_is_written_to_at_night(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Command("quiet"))
    amina.taps("Never")
    at_night(world)
    gets_a_letter(world, "Amina")
    assert "A letter." in amina.last


def test_what_is_kept_is_told_in_plain_words(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Command("privacy"))
    assert "Only the coordinators can read it." in amina.last
    assert labels(amina) == ["📄 My data", "🗑 Forget me", "☰ Menu"]


def test_my_data_is_all_of_mine_and_nothing_of_my_partners(world: World):
    amina, lars = a_pair(world)
    lars.taps("Help")
    lars.taps("Our meetings")
    lars.writes("She never comes")
    lars.taps("Only the coordinators")
    proposes(amina)
    amina.hears(Command("mydata"))
    (file,) = [json.loads(it.document) for it in amina.screen if it.document and it.document.startswith("{")]
    assert file["person"]["name"] == "Amina"
    assert [it["proposed_by_you"] for it in file["meetings"]] == [True]
    assert {"sign_up", "match_offer", "propose_meeting"} <= {it["about"] for it in file["conversations"]}
    assert "She never comes" not in str(file)
    assert "Lars" not in str(file)


def erased(world: World, phone: Phone) -> None:
    """Somebody has everything erased."""
    phone.hears(Command("forget"))
    phone.taps("Yes, erase everything")


def test_forget_me_asks_once_more_and_no_is_no(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Command("forget"))
    assert "Nobody can bring it back." in amina.last
    amina.taps("No, keep it")
    assert "Everything stays as it is." in amina.last
    assert member_called(world, "Amina").profile


def test_nothing_of_somebody_who_is_forgotten_is_left(world: World, engine: Engine):
    amina, lars = a_pair(world)
    proposes(lars)
    amina.taps("Help")
    amina.taps("Our meetings")
    amina.writes("A secret of mine")
    amina.taps("Only the coordinators")
    lars.forget()
    erased(world, amina)
    assert "It is done." in amina.last
    assert "Your partner has left the programme. It is nobody’s fault." in lars.last
    assert "secret" not in str(lars)
    assert "had everything erased" in str(world.group)
    with transaction(engine) as session:
        member = session.exec(select(Member).where(Member.telegram_id == 1001)).one()
        assert (member.name, member.profile, member.phase, member.role) == ("", {}, "visitor", "")
        assert session.exec(select(Pair.state)).all() == ["closed"]
        notes = session.exec(select(Note).where(Note.member_id == member.id)).all()
        assert {(it.topic, str(it.told)) for it in notes} == {("", "{}")}
        own = select(Answer).join(Talking).where(Talking.member_id == member.id)
        assert session.exec(own).all() == []
        kept = [*session.exec(select(Talking)), *session.exec(select(Outgoing).where(Outgoing.chat_id == 1001))]
        assert not [
            row for row in kept if "secret" in str(row) or row.model_dump().get("facts", {}).get("partner") == "Amina"
        ]
        assert session.exec(select(Case.rule).where(Case.rule == "forgotten")).all() == ["forgotten"]


def test_after_somebody_is_forgotten_nothing_falls_due_for_the_pair(world: World):
    amina, lars = a_pair(world)
    proposes(lars)
    amina.taps("Yes, I can")
    erased(world, amina)
    lars.forget()
    amina.forget()
    world.waits(days=60)
    assert amina.screen == []
    assert lars.screen == []
    lars.starts()
    assert "You can ask for a new partner when you like." in lars.last


def test_an_offer_ends_when_one_side_is_forgotten(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    lars = approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    erased(world, amina)
    assert "This match is not possible." in lars.last
    assert live_questions(lars) == []


def test_whoever_was_forgotten_can_come_back_with_a_new_invitation(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    erased(world, amina)
    again = signs_up(world, Role.mentee, "Amina", 1001)
    assert "Thank you, Amina." in again.last


def test_the_menu_button_speaks_the_language_that_was_chosen_here(world: World):
    amina, _lars = a_pair(world)
    assert amina.own_commands == {}, "her phone speaks English: everybody's list will do"
    amina.hears(Command("language"))
    amina.taps("Dansk")
    assert amina.own_commands["start"] == "Vis, hvor vi er"
    assert "meet" in amina.own_commands


def test_a_coordinators_menu_button_offers_no_meetings(world: World):
    karen = world.phone(1003)
    karen.starts(world.invitation(Role.coordinator))
    assert list(karen.own_commands) == ["start", "language", "privacy", "mydata"]
