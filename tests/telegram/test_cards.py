"""Cards in the coordinators' group over the Bot API: topics, what somebody deleted, what the bot may not do."""

from datetime import timedelta
from typing import Any

import pytest

from bot import turn
from bot.domain.case import Event, Rule, Severity, Signal
from bot.serve import Service, serving
from bot.settings import Settings
from bot.simulator import Group, Message, Person, ServerError, Simulator
from bot.store.tables import Case, Member
from bot.store.work import Work
from bot.watch import SharedWatch
from tests.telegram.conftest import DESK
from tests.telegram.people import settled

ONE_MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(sim: Simulator) -> Group:
    """A forum."""
    return sim.group(DESK, "Coordinators", forum=True)


async def trouble(service: Service, table: Any, rule: Rule = Rule.asked_for_help) -> None:
    """A case is opened."""
    if not table.all(Member):
        table.add(Member(telegram_id=1001, language="en", role="mentee", name="Amina", created_at=table.now))

    def fire(work: Work) -> None:
        work.raise_case(Signal(rule, Severity.high), 1)

    turn.take(service.engine, service.settings, service.watch.now(), fire)
    service.outbox.wake()
    await service.settled()


def card(desk: Group, number: int = 1) -> Message:
    """The newest card of a case."""
    return next(it for it in reversed(desk.messages) if f"Case \u2068{number}\u2069:" in it.text and not it.deleted)


async def test_a_case_has_a_topic_which_is_closed_and_opened_with_it(
    service: Service, table: Any, desk: Group, karen: Person, sim: Simulator
):
    await trouble(service, table)
    (topic,) = desk.topics.values()
    assert topic.name == "Case 1"
    assert card(desk).thread == topic.id
    karen.taps("✅ Resolve", card(desk))
    await settled(service, desk)
    karen.taps("Talked to them", card(desk))
    await settled(service, desk)
    assert topic.closed
    assert desk.messages[-1].thread == topic.id
    karen.taps("↩️ Reopen", card(desk))
    await settled(service, desk)
    assert not topic.closed
    assert not sim.complaints


async def test_a_card_that_somebody_deleted_is_sent_anew_at_the_next_change(
    service: Service, table: Any, desk: Group, karen: Person
):
    await trouble(service, table)
    old = card(desk)
    karen.taps("🙋 I take it", old)
    old.deleted = True
    await settled(service, desk)
    assert card(desk) is not old
    assert "🙋 Taken by \u2068Karen\u2069" in card(desk).text
    assert card(desk).thread == old.thread
    karen.taps("😴 Put off", card(desk))
    await settled(service, desk)
    assert "Until tomorrow" in card(desk).labels


def remind_of_case_1(work: Work) -> None:
    work.report(Event.reminded, work.get(Case, 1))


async def test_a_topic_that_somebody_deleted_is_opened_anew(service: Service, table: Any, desk: Group, karen: Person):
    await trouble(service, table)
    (topic,) = desk.topics.values()
    desk.delete_topic(topic)
    await trouble(service, table, Rule.low_trust)  # another case is not touched by that
    turn.take(service.engine, service.settings, service.watch.now(), remind_of_case_1)
    service.outbox.wake()
    await settled(service, desk)
    assert sorted(it.name for it in desk.topics.values()) == ["Case 1", "Case 2"]
    assert card(desk).thread in desk.topics
    assert any("still waits" in it.text and not it.deleted for it in desk.messages)


@pytest.mark.parametrize("lacks", ["can_manage_topics", "can_pin_messages"])
async def test_without_a_right_everything_else_goes_on(
    settings: Settings, watch: SharedWatch, table: Any, desk: Group, lacks: str
):
    desk.set_bot("administrator", {"can_manage_topics", "can_pin_messages"} - {lacks})
    async with serving(settings, watch, scheduler=False) as service:
        await service.tick()
        await trouble(service, table)
        assert card(desk).thread is None if lacks == "can_manage_topics" else card(desk).thread is not None
        assert [it.pinned for it in desk.messages if "where we are now" in it.text] == [lacks != "can_pin_messages"]


async def test_a_group_in_which_no_topic_may_be_opened_is_told_once_and_works_without(
    settings: Settings, watch: SharedWatch, table: Any, desk: Group, sim: Simulator
):
    desk.set_bot("administrator", {"can_pin_messages"})
    async with serving(settings, watch, scheduler=False) as service:
        await trouble(service, table)
        await trouble(service, table, Rule.low_trust)
        assert [it.text for it in desk.messages if "give me the right “Manage topics”" in it.text] != []
        assert len([it for it in desk.messages if "Manage topics" in it.text]) == 1
        assert card(desk).thread is card(desk, 2).thread is None
        desk.set_bot("administrator", {"can_pin_messages", "can_manage_topics"})
        await sim.quiet()
        await service.settled()
        await trouble(service, table, Rule.wants_to_leave)
        assert [topic.name for topic in desk.topics.values()] == ["Case 3"]
        assert card(desk, 3).thread is not None


async def test_the_overview_is_pinned_in_silence_and_pinned_anew_when_it_is_deleted(
    service: Service, table: Any, desk: Group, watch: SharedWatch
):
    await service.tick()
    await settled(service, desk)
    (overview,) = desk.pinned
    assert "📌" in overview.text
    pin = next(it for it in desk.messages if it.pinned)
    assert pin is overview
    overview.deleted = True
    await trouble(service, table)
    for _minute in range(3):
        watch.move_to(watch.now().replace(second=0) + ONE_MINUTE)
        await service.tick()
        await settled(service, desk)
    assert "🟠 \u20681\u2069" in desk.pinned[-1].text
    assert not desk.pinned[-1].deleted


async def test_where_telegram_does_not_say_what_the_group_is_cases_are_messages(
    settings: Settings, watch: SharedWatch, table: Any, desk: Group, sim: Simulator
):
    sim.faults.next("getChat", ServerError(500), times=9)
    async with serving(settings, watch, scheduler=False) as service:
        await trouble(service, table)
    assert card(desk).thread is None
