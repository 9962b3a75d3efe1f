"""A group with topics: one for each case."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot import turn
from bot.domain.programme import Cases, Programme
from bot.settings import Settings
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from tests.phones import World, bare
from tests.worlds import GROUP, THURSDAY, a_pair, new_world


def forum(engine: Engine, **terms: bool) -> World:
    """Amina has asked for help, in a programme whose coordinators have a forum."""
    programme = replace(Programme(), cases=Cases(**terms))
    world = World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY)
    turn.open_desk(engine, world.settings, world.now, is_forum=True, bot="makker_bot")
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("I cannot sleep because of this.")
    return world


def test_all_that_belongs_to_a_case_stands_in_its_topic(engine: Engine):
    world = forum(engine)
    (topic,) = world.group.topics
    assert world.group.topics[topic] == "Case 1"
    elsewhere = len([bubble for bubble in world.group.screen if not bubble.topic])
    world.group.taps("Read what was said")
    world.group.taps("Write to Amina")
    world.waits(hours=1, minutes=1)
    here = [bare(bubble.text).split("\n")[0] for bubble in world.group.screen if bubble.topic == topic]
    assert here[0] == "🔴 Case 1: urgent"
    assert here[-1] == "⏰ Case 1 still waits. Nobody has taken it."
    assert len(here) == 4
    others = [bubble for bubble in world.group.screen if not bubble.topic]
    assert [bubble for bubble in others[elsewhere:] if "where we are now" not in bubble.text] == []


@pytest.mark.parametrize("label", ["End this pair", "Write to Amina", "Read what was said", "Hand over", "Put off"])
def test_whatever_begins_in_a_topic_goes_on_there(engine: Engine, label: str):
    world = forum(engine)
    world.phones[1001].taps("Help")
    world.phones[1001].taps("I want to stop, or another partner")
    world.group.commands("/help", by="Jonas")
    topic, known = max(world.group.topics), len(world.group.screen)
    world.group.taps(label)
    assert {bubble.topic for bubble in world.group.screen[known:]} <= {topic}


def test_a_pair_is_ended_in_the_topic_in_which_somebody_asked_for_it(engine: Engine):
    world = forum(engine)
    world.phones[1001].taps("Help")
    world.phones[1001].taps("I want to stop, or another partner")
    topic, known = max(world.group.topics), len(world.group.screen)
    world.group.taps("End this pair")
    world.group.taps("Both stop")
    world.group.taps("Other words")
    world.group.replies("Thank you both.")
    asked = world.group.screen[-1]
    assert "Shall I end this pair now?" in bare(asked.text)
    world.group.taps("Yes, end it")
    assert bare(asked.text) == "The pair has ended. Both are told."
    assert [bubble.topic for bubble in world.group.screen[known:]] == [topic] * 3


def test_the_topic_of_a_resolved_case_is_closed_and_opened_with_it(engine: Engine):
    world = forum(engine)
    (topic,) = world.group.topics
    world.group.taps("Resolve")
    assert world.group.closed == set()
    world.group.taps("Talked to them")
    assert world.group.closed == {topic}
    world.group.taps("Reopen")
    assert world.group.closed == set()
    assert len(world.group.topics) == 1


def test_each_case_has_a_topic_of_its_own(engine: Engine):
    world = forum(engine)
    world.phones[1001].taps("Help")
    world.phones[1001].taps("I want to stop, or another partner")
    assert sorted(world.group.topics.values()) == ["Case 1", "Case 2"]


def test_a_card_that_is_asked_for_again_stays_in_its_topic(engine: Engine):
    world = forum(engine)
    (topic,) = world.group.topics
    world.group.commands("/case 1")
    assert {bubble.topic for bubble in world.group.screen[-2:]} == {topic}
    assert len(world.group.topics) == 1


@pytest.mark.parametrize("is_forum", [True, False])
def test_a_programme_without_topics_or_a_group_without_them_has_one_message_a_case(engine: Engine, is_forum: bool):
    if is_forum:
        world = forum(engine, topics=False)
    else:
        world = new_world(engine)
        turn.open_desk(engine, world.settings, world.now, is_forum=False, bot="makker_bot")
        amina, _lars = a_pair(world)
        amina.taps("Help")
        amina.writes("I cannot sleep because of this.")
    world.group.taps("Resolve")
    world.group.taps("Talked to them")
    world.group.taps("Reopen")
    assert (world.group.topics, world.group.closed) == ({}, set())


def test_a_start_at_which_telegram_does_not_say_what_the_group_is_changes_nothing(engine: Engine):
    world = forum(engine)
    turn.open_desk(engine, world.settings, world.now, is_forum=None, bot="makker_bot")
    world.phones[1001].taps("Help")
    world.phones[1001].taps("I want to stop, or another partner")
    assert len(world.group.topics) == 2


def test_a_topic_that_could_not_be_opened_is_not_closed(engine: Engine):
    world = forum(engine)
    (topic,) = world.group.topics
    with transaction(engine) as session:
        row = session.get(Outgoing, topic)
        assert row
        row.state, row.message_id = "failed", None
    world.group.taps("Resolve")
    world.group.taps("Talked to them")
    assert world.group.closed == set()


def test_a_topic_that_somebody_deleted_is_opened_anew_with_its_card(engine: Engine):
    world = forum(engine)
    (topic,) = world.group.topics
    turn.topic_gone(engine, world.settings, topic, world.now)
    world.deliver()
    assert list(world.group.topics.values()) == ["Case 1", "Case 1"]
    assert world.group.screen[-1].topic == max(world.group.topics)
    world.group.taps("I take it")
    assert "🙋 Taken by Karen" in world.group.last
