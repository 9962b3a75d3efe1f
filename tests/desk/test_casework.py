"""A case in the hands of coordinators: put off, handed over, resolved, opened again; and its log."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from bot.domain.case import CaseState, Rule, Severity, Signal
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Case
from bot.store.work import Work
from bot.talk.heard import Command, Unusable
from bot.turn import take
from tests.desk.people import later
from tests.phones import Bubble, World, bare, press
from tests.worlds import a_pair


def card(world: World, number: int = 1) -> Bubble:
    """The newest card of a case."""
    return next(it for it in reversed(world.group.screen) if f"Case {number}:" in bare(it.text) and not it.reply_to)


def case(world: World, number: int = 1) -> Case:
    with transaction(world.engine) as session:
        return session.exec(select(Case).where(Case.id == number)).one()


@pytest.fixture
def asked(world: World) -> World:
    """Amina, whose partner is Lars, has asked for help."""
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("I cannot sleep because of this.")
    return world


def raised(world: World, rule: Rule, severity: Severity) -> None:
    def fire(work: Work) -> None:
        work.raise_case(Signal(rule, severity), 1, 1)

    take(world.engine, world.settings, world.now, fire)
    world.deliver()


@pytest.mark.parametrize(
    ("label", "until"),
    [("Until tomorrow", "Friday 27 November at 09:00"), ("Until Monday", "Monday 30 November at 09:00")],
)
def test_a_case_that_is_put_off_comes_back_with_a_reminder_and_waits_again(asked: World, label: str, until: str):
    asked.group.taps("Put off")
    assert set(map(bare, card(asked).buttons)) == {"Until tomorrow", "Until Monday 30 November", "← Back"}
    asked.group.taps(label)
    assert f"😴 Put off by Karen until {until}" in bare(card(asked).text)
    asked.group.forget()
    asked.waits(hours=20)
    assert not asked.group.sees("still waits")
    asked.moves_to(datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
    assert asked.group.sees("⏰ Case 1 is back. It was put off until now.")
    assert case(asked).state == CaseState.open
    asked.waits(hours=1)
    assert asked.group.sees("⏰ Case 1 still waits. Nobody has taken it.")


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Until Monday 30 November"), ("da", "Til mandag den 30. november"), ("ar", "حتى الاثنين 30 نوفمبر")],
)
def test_at_the_weekend_a_button_names_the_day_on_which_the_case_comes_back(asked: World, language: str, label: str):
    asked.settings = asked.settings.model_copy(update={"coordinator_language": language})
    later(asked, days=2)
    asked.group.acts(press("g:snooze:1"), "Karen", callback=True)
    shown = next(it for it in asked.group.screen if "g:show:1" in it.buttons.values())
    assert label in map(bare, shown.buttons)


def test_an_old_button_puts_the_case_off_until_the_day_that_it_names(asked: World):
    asked.group.taps("Put off")
    later(asked, days=1)
    asked.group.taps("Until Monday 30 November")
    assert asked.group.toasts[-1] == "I bring it back on Monday 30 November at 09:00."
    later(asked, days=4)
    asked.group.acts(press("g:snooze:1.2026-11-30"), "Karen", callback=True)
    assert asked.group.toasts[-1] == "This button does not work any more."


def test_a_choice_that_is_not_made_leaves_the_card_as_it_was(asked: World):
    before = dict(card(asked).buttons)
    for label in ("Put off", "Severity", "Resolve"):
        asked.group.taps(label)
        assert card(asked).buttons != before
        asked.group.taps("← Back")
        assert card(asked).buttons == before
    assert case(asked).state == CaseState.open


def test_a_case_is_handed_over_to_whoever_has_acted_before_or_joined_by_invitation(asked: World):
    sofie = asked.phone(5001, username="sofie")
    sofie.starts(asked.invitation(Role.coordinator))
    sofie.forget()
    asked.group.commands("/help", by="Jonas")
    asked.group.taps("I take it")
    asked.group.taps("Hand over")
    assert {"Jonas", "@sofie"} < set(map(bare, card(asked).buttons))
    assert "Karen" not in set(map(bare, card(asked).buttons))
    asked.group.taps("@sofie")
    assert "👉 Handed over to @sofie. Please take it by" in bare(card(asked).text)
    assert asked.group.sees("👉 Karen hands case 1 over to @sofie.")
    assert asked.group.screen[-1].mentions == {"@sofie": 5001}, "her phone rings"
    assert sofie.sees("👉 Case 1 was handed over to you.")
    assert not sofie.sees("Amina")


@pytest.mark.parametrize("name", ["Jonas", "Karen", "Søren 🌻 Ø", "عمر"])
def test_whoever_gets_a_case_is_mentioned_whatever_they_are_called(asked: World, name: str):
    asked.group.acts(Command("help"), name, telegram_id=5002)
    asked.group.taps("Hand over")
    asked.group.acts(press("g:hand:1.5002"), "Karen", callback=True)
    assert asked.group.screen[-1].mentions == {name: 5002}
    assert asked.group.last == f"👉 Karen hands case 1 over to {name}."


def test_a_case_that_was_handed_over_stays_so_while_it_is_put_off_and_when_it_comes_back(asked: World):
    asked.group.commands("/help", by="Jonas")
    asked.group.taps("Hand over")
    asked.group.taps("Jonas")
    asked.group.taps("Put off")
    asked.group.taps("Until tomorrow")
    assert "😴 Put off by Karen until Friday 27 November at 09:00\n👉 Handed over to Jonas." in bare(card(asked).text)
    asked.moves_to(datetime(2026, 11, 27, 8, 0, tzinfo=UTC))
    assert "👉 Handed over to Jonas. Please take it by" in bare(card(asked).text)
    asked.group.taps("Severity")
    asked.group.taps("Normal")
    assert "👉 Handed over to Jonas. Please take it by" in bare(card(asked).text)
    asked.group.taps("I take it", by="Jonas")
    assert "Handed over" not in bare(card(asked).text)


def test_a_case_that_was_handed_to_somebody_who_left_waits_for_anybody(asked: World):
    asked.group.commands("/help", by="Jonas")
    asked.group.taps("Hand over")
    asked.group.taps("Jonas")
    asked.group.sees_go(asked.phone(sum(b"Jonas")), "Jonas")
    assert "⏳ Nobody has taken it. Please do so by" in bare(card(asked).text)
    assert asked.group.sees("⏳ Jonas has left this group. Case 1 waits for somebody again.")


def test_a_case_that_was_handed_over_and_not_taken_is_reminded_of(asked: World):
    asked.group.commands("/help", by="Jonas")
    asked.group.taps("I take it")
    asked.group.taps("Hand over")
    asked.group.taps("Jonas")
    asked.group.forget()
    asked.waits(hours=1, minutes=1)
    assert asked.group.sees("⏰ Case 1 still waits. Nobody has taken it.")


def test_somebody_who_knows_no_colleague_is_told_so_and_a_stranger_cannot_be_named(asked: World):
    asked.group.taps("Hand over")
    assert asked.group.toasts[-1].startswith("I know no other coordinator yet.")
    asked.group.commands("/help", by="Jonas")
    asked.group.acts(press("g:hand:1.666"), "Karen", callback=True)
    assert asked.group.toasts[-1] == "This button does not work any more."
    assert case(asked).handed_to == ""


def test_a_case_ends_with_how_it_was_solved_and_a_note_that_only_its_log_shows(asked: World):
    asked.group.taps("Resolve")
    asked.group.taps("New partner")
    assert "✅ Resolved by Karen: New partner" in bare(card(asked).text)
    prompt = asked.group.screen[-1]
    assert "To add a note, reply to this message." in prompt.text
    asked.group.replies("She sleeps better now.", to=prompt)
    assert asked.group.last == "✔️ I keep the note with case 1."
    assert not asked.group.sees("sleeps better")
    asked.group.commands("/case 1", by="Jonas")
    assert "Karen noted: She sleeps better now." in asked.group.last


def test_a_sticker_is_no_note(asked: World):
    asked.group.taps("Resolve")
    asked.group.taps("Other")
    asked.group.acts(Unusable(), "Karen", reply_to=asked.group.screen[-1].message_id)
    assert asked.group.last == "I can only keep written words as a note."


def test_the_log_says_who_did_what_and_when(asked: World):
    asked.group.taps("I take it")
    asked.group.taps("Read what was said", by="Jonas")
    asked.group.taps("Severity")
    asked.group.taps("Low", by="Jonas")
    asked.group.taps("Resolve")
    asked.group.taps("Talked to them")
    asked.group.taps("Reopen", by="Jonas")
    asked.group.commands("/case 1")
    when = "Thursday 26 November at 10:00"
    assert asked.group.last.splitlines() == [
        f"{when} · opened",
        f"{when} · Karen took it",
        f"{when} · Jonas read what was said",
        f"{when} · Jonas set it to ⚪ Low",
        f"{when} · Karen resolved it: Talked to them",
        f"{when} · Jonas opened it again",
    ]


def test_the_log_says_what_happened_by_itself(asked: World):
    asked.waits(hours=1, minutes=1)
    raised(asked, Rule.asked_for_help, Severity.urgent)
    asked.group.taps("Put off")
    asked.group.taps("Until tomorrow")
    asked.moves_to(datetime(2026, 11, 27, 8, 0, tzinfo=UTC))
    asked.group.commands("/case 1")
    happened = [line.split(" · ")[1] for line in asked.group.last.splitlines()]
    assert happened == [
        "opened",
        "reminded, nobody had taken it",
        "it happened again",
        "Karen put it off until Friday 27 November at 09:00",
        "it came back",
    ]


def test_a_case_moved_to_the_bottom_leaves_no_buttons_above(asked: World):
    above = card(asked)
    asked.group.commands("/case 1")
    assert above.buttons == {}
    assert card(asked).buttons


def test_a_resolved_case_is_opened_again_from_the_list_and_waits_for_somebody(asked: World):
    asked.group.taps("Resolve")
    asked.group.taps("False alarm")
    asked.group.commands("/cases")
    assert asked.group.sees("No case is open.")
    asked.group.taps("Reopen case 1")
    assert asked.group.toasts[-1] == "The case is open again."
    assert "⏳ Nobody has taken it." in bare(card(asked).text)
    asked.group.commands("/cases")
    asked.group.taps("🔴 Case 1: urgent")
    asked.waits(hours=1, minutes=1)
    assert asked.group.sees("⏰ Case 1 still waits.")


def test_no_second_case_for_the_same_is_open_even_if_the_first_is_opened_again(asked: World):
    asked.group.taps("Resolve")
    asked.group.taps("Talked to them")
    raised(asked, Rule.asked_for_help, Severity.urgent)
    assert case(asked, 2).state == CaseState.open
    asked.group.acts(press("g:reopen:1"), "Karen", callback=True)
    assert asked.group.toasts[-1] == "The same is open already, as another case."
    assert case(asked, 1).state == CaseState.resolved
    asked.group.acts(press("g:reopen:2"), "Karen", callback=True)
    assert asked.group.toasts[-1] == "This case is open already."


def test_a_case_that_grows_more_severe_waits_anew_although_somebody_had_taken_it(asked: World):
    raised(asked, Rule.no_meeting, Severity.normal)
    asked.group.taps("I take it")
    raised(asked, Rule.no_meeting, Severity.high)
    assert asked.group.last.startswith("🔔 Case 2: it happened again.\nNo meeting has taken place"), (
        "an edited card makes no sound"
    )
    assert bare(card(asked, 2).text).startswith("🟠 Case 2: high")
    assert "⏳ Nobody has taken it. Please do so by Friday 27 November at 10:00." in bare(card(asked, 2).text)


def test_what_somebody_finds_less_serious_may_wait_longer(asked: World):
    asked.group.taps("Severity")
    asked.group.taps("Normal")
    assert bare(card(asked).text).startswith("🟡 Case 1: normal")
    assert "Please do so by Tuesday 1 December at 10:00." in bare(card(asked).text)


@pytest.mark.parametrize(
    "forged",
    [
        "snooze:1.never",
        "snooze:1.2026-11-28",
        "snooze:1.2027-11-26",
        "severity:1.9",
        "resolve:1.well",
        "hand:1.x",
        "take:x",
        "show:7",
    ],
)
def test_a_choice_that_was_not_offered_changes_nothing(asked: World, forged: str):
    asked.group.commands("/help", by="Jonas")
    asked.group.acts(press(f"g:{forged}"), "Karen", callback=True)
    assert asked.group.toasts[-1] == "This button does not work any more."
    assert (case(asked).state, case(asked).severity) == (CaseState.open, Severity.urgent)


def test_nothing_but_opening_it_again_can_be_done_with_a_resolved_case(asked: World):
    asked.group.taps("Resolve")
    asked.group.taps("Other")
    for action in ("take", "snooze", "hand", "severity", "resolve"):
        asked.group.acts(press(f"g:{action}:1"), "Karen", callback=True)
        assert asked.group.toasts[-1] == "This case is already resolved."
