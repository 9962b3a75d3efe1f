"""The pinned message, which keeps itself up to date, and the Monday digest."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import select

from bot import turn
from bot.desk import digest
from bot.domain.member import Role
from bot.domain.programme import Hours, Programme
from bot.settings import Settings
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from bot.store.tables import Desk
from tests.clock.life import Life
from tests.phones import Bubble, World, bare
from tests.together.test_closing import ends_early
from tests.worlds import GROUP, THURSDAY, a_pair, approved, proposes, signs_up

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
"""Nine o'clock in Copenhagen."""


def opened(engine: Engine, **terms: object) -> World:
    """A programme whose bot has just started."""
    programme = replace(Programme(), name="Kvinder i job", **terms)  # type: ignore[arg-type]
    world = World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY)
    turn.open_desk(engine, world.settings, world.now, is_forum=False, bot="makker_bot")
    world.waits(seconds=0)
    return world


def pinned(world: World) -> Bubble:
    return next(bubble for bubble in world.group.screen if bubble.row == world.group.pinned)


def edits(world: World) -> int:
    """How often the pinned message was changed."""
    with transaction(world.engine) as session:
        query = select(Outgoing).where(Outgoing.edits == world.group.pinned, Outgoing.method == "editMessageText")
        return len(session.exec(query).all())


def test_the_overview_is_pinned_without_a_sound_as_soon_as_the_bot_runs(engine: Engine):
    world = opened(engine)
    assert bare(pinned(world).text).splitlines() == [
        "📌 Kvinder i job: where we are now",
        "Pairs: 0",
        "Waiting for approval: 0",
        "Waiting for a match: mentees 0, mentors 0",
        "Open cases: 🔴 0, 🟠 0, 🟡 0, ⚪ 0",
        "Pairs without a meeting for a long time: 0",
        "Silent in check-ins: 0",
    ]
    with transaction(engine) as session:
        (pin,) = session.exec(select(Outgoing).where(Outgoing.method == "pinChatMessage")).all()
    assert pin.payload == {"disable_notification": True}


def test_the_overview_follows_what_happens(engine: Engine):
    world = opened(engine)
    amina, _lars = a_pair(world)
    signs_up(world, Role.mentor, "Ole", 1003)
    approved(world, Role.mentee, "Yusuf", 1004)
    amina.taps("Help")
    amina.writes("Private words")
    world.waits(minutes=1)
    shown = bare(pinned(world).text)
    assert "Pairs: 1\n" in shown
    assert "Waiting for a match: mentees 1, mentors 0" in shown
    assert "Open cases: 🔴 1, 🟠 0, 🟡 0, ⚪ 0" in shown
    assert "Private" not in shown
    assert "Amina" not in shown


def test_the_overview_changes_once_a_minute_at_most_and_only_if_something_did(engine: Engine):
    world = opened(engine)
    world.waits(minutes=5)
    for number in range(3):
        signs_up(world, Role.mentee, "Somebody", 2000 + number)
        world.waits(seconds=10)
    assert edits(world) == 1
    assert "Waiting for approval: 1" in bare(pinned(world).text)
    world.waits(minutes=1)
    assert edits(world) == 2
    assert "Waiting for approval: 3" in bare(pinned(world).text)
    world.waits(hours=1)
    assert edits(world) == 2


def test_a_bot_that_starts_again_keeps_the_overview_that_there_is(engine: Engine):
    world = opened(engine)
    before = world.group.pinned
    turn.open_desk(engine, world.settings, world.now, is_forum=False, bot="makker_bot")
    world.waits(minutes=2)
    assert (world.group.pinned, edits(world)) == (before, 0)


def test_an_overview_that_somebody_deleted_is_sent_and_pinned_anew(engine: Engine):
    world = opened(engine)
    before = world.group.pinned
    turn.card_gone(engine, world.settings, before, world.now)
    world.waits(minutes=1)
    assert world.group.pinned > before
    assert pinned(world).text


def test_the_overviews_buttons_lead_on(engine: Engine):
    world = opened(engine)
    for label, answer in (
        ("Who waits", "Nobody waits"),
        ("All pairs", "There are no pairs"),
        ("Open cases", "No case"),
    ):
        world.group.taps(label)
        assert answer in world.group.last


def test_on_monday_morning_the_coordinators_hear_how_the_week_was(engine: Engine):
    world = opened(engine)
    amina, lars = a_pair(world)
    approved(world, Role.mentee, "Yusuf", 1004)
    proposes(amina, "28")
    lars.taps("Yes, I can")
    world.moves_to(datetime(2026, 11, 28, 18, 0, tzinfo=UTC))
    for phone in (amina, lars):
        phone.taps("Yes, we met")
    amina.taps("Help")
    amina.writes("Private words")
    world.group.forget()
    world.moves_to(MONDAY - timedelta(minutes=1))
    assert not world.group.sees("the new week")
    world.moves_to(MONDAY)
    digest = next(bubble for bubble in world.group.screen if "the new week" in bubble.text)
    assert bare(digest.text).splitlines() == [
        "📊 Kvinder i job: the new week",
        "Pairs: 1",
        "Waiting for approval: 0",
        "Waiting for a match: mentees 1, mentors 0",
        "Open cases: 🔴 1, 🟠 0, 🟡 0, ⚪ 0",
        "Pairs without a meeting for a long time: 0",
        "Silent in check-ins: 0",
        "Waiting longest for a match: 3 days",
        "",
        "What went well last week:",
        "Meetings that took place: 1",
        "New pairs: 1",
    ]
    world.group.taps("Case 1: urgent")
    assert "🔴 Case 1: urgent" in str(world.group)


def test_who_waits_for_a_second_partner_has_not_waited_since_the_first(engine: Engine):
    world = opened(engine)
    amina, _lars = a_pair(world)
    world.waits(days=20)
    ends_early(world, "Both stop")
    for label in ("Skip", "Menu", "Ask for a new partner", "Yes, please"):
        amina.taps(label)
    world.moves_to(MONDAY + timedelta(weeks=3))
    digest = next(bubble for bubble in reversed(world.group.screen) if "the new week" in bubble.text)
    assert "Waiting longest for a match: 4 days" in bare(digest.text)


def test_a_bot_that_was_off_for_three_weeks_sends_one_digest(engine: Engine):
    world = opened(engine)
    world.moves_to(MONDAY + timedelta(days=16))
    world.waits(days=1)
    assert len([bubble for bubble in world.group.screen if "the new week" in bubble.text]) == 1
    world.moves_to(MONDAY + timedelta(days=21))
    assert len([bubble for bubble in world.group.screen if "the new week" in bubble.text]) == 2


def test_a_digest_waits_for_the_end_of_a_holiday(engine: Engine):
    world = opened(engine, hours=Hours(holidays=(MONDAY.date(),)))
    world.moves_to(MONDAY)
    assert not world.group.sees("the new week")
    world.moves_to(MONDAY + timedelta(days=1))
    assert world.group.sees("the new week")


def test_better_scores_are_counted_and_nobodys_answers_shown(engine: Engine):
    life = Life(engine)
    turn.open_desk(engine, life.settings, life.now, is_forum=False, bot="makker_bot")
    amina, _lars = life.pair()
    for day, labels in (("2026-11-16 10:00", ("Mostly", "So-so")), ("2026-12-14 10:00", ("Very much", "So-so"))):
        life.until(day)
        for label in labels:
            life.taps(amina, label)
    life.forget_screens()
    life.turn(lambda work: digest.post(work, work.get(Desk, life.settings.coordinator_chat)))
    (told,) = [text for text in life.group() if "the new week" in text]
    assert "Check-ins that were answered: 1\nCheck-ins with better scores than before: 1" in told
    assert "Very much" not in told
