"""The pinned message, which keeps itself up to date."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import select

from bot import turn
from bot.domain.member import Role
from bot.domain.programme import Programme
from bot.settings import Settings
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from tests.phones import Bubble, World, bare
from tests.worlds import GROUP, THURSDAY, a_pair, approved, signs_up

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
