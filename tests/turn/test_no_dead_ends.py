"""Whatever people do, in whatever order: one question at a time, a way on, nothing at night that nobody asked for."""

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.hours import is_quiet
from bot.store.migrate import upgrade
from bot.store.questionnaires import publish_shipped
from bot.store.session import open_engine, transaction
from bot.talk.heard import Command, Forwarded, Thing, Unusable
from bot.turn.doors import COMMANDS
from tests.phones import Phone, World
from tests.turn.steps import live_questions
from tests.worlds import a_pair, new_world

WORDS = ("Hello", "Yes", "", "help", "42", "Tomorrow at five")
DOES = st.one_of(
    st.tuples(st.just("taps"), st.integers(0, 40)),
    st.tuples(st.just("writes"), st.sampled_from(WORDS)),
    st.tuples(st.just("replies"), st.integers(0, 12)),
    st.tuples(st.just("commands"), st.sampled_from(sorted(set(COMMANDS) - {"forget"}))),
    st.tuples(st.just("sends"), st.sampled_from([Unusable(Thing.picture), Unusable(), Forwarded()])),
    st.tuples(st.just("waits"), st.sampled_from([1, 30, 61, 60 * 9, 60 * 24, 60 * 24 * 3])),
)
STORIES = st.lists(st.tuples(st.integers(0, 1), DOES), min_size=1, max_size=25)


def act(world: World, phone: Phone, what: str, how: object) -> None:
    """One person does one thing; a button or a message is counted from the newest."""
    match what, how:
        case "taps", int(place):
            buttons = [data for bubble in reversed(phone.screen) for data in reversed(bubble.buttons.values())]
            staying = [data for data in buttons if data != "m:forget"]
            phone.taps_on(staying[place % len(staying)])
        case "writes", str(words):
            phone.writes(words)
        case "replies", int(place):
            phone.writes("Something", to=phone.screen[-1 - place % len(phone.screen)])
        case "commands", str(name):
            phone.hears(Command(name))
        case "sends", (Unusable() | Forwarded()) as heard:
            phone.hears(heard)
        case "waits", int(minutes):
            wait(world, minutes)


def wait(world: World, minutes: int) -> None:
    """Time passes, an hour at most at once; at night nobody hears a thing."""
    end = world.now + timedelta(minutes=minutes)
    while world.now < end:
        before = {phone.chat_id: len(phone.screen) for phone in people(world)}
        world.moves_to(min(end, world.now + timedelta(hours=1)))
        if is_quiet(world.now, world.settings.zone):
            assert {phone.chat_id: len(phone.screen) for phone in people(world)} == before


def people(world: World) -> list[Phone]:
    """Everybody but the group."""
    return [phone for number, phone in world.phones.items() if number > 0]


def has_a_way_on(phone: Phone) -> None:
    """One question at most can be tapped, and the person is never left without a button."""
    assert len(live_questions(phone)) <= 1, str(phone)
    newest = [bubble for bubble in phone.screen if not bubble.document][-2:]
    assert any(bubble.buttons for bubble in newest), str(phone)


def play(story: list[tuple[int, tuple[str, object]]]) -> None:
    """A fresh pair lives through a story."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'makker.db'}"
        upgrade(url)
        engine = open_engine(url)
        world = new_world(engine)
        with transaction(engine) as session:
            publish_shipped(session, world.now)
        both = a_pair(world)
        for who, (what, how) in story:
            seen = len(both[who].screen), len(both[who].toasts)
            act(world, both[who], what, how)
            for phone in both:
                has_a_way_on(phone)
            answered = (len(both[who].screen), len(both[who].toasts)) != seen
            assert answered or what == "waits"
        engine.dispose()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES)
@example([(0, ("commands", "meet")), (1, ("commands", "meet")), (0, ("waits", 60 * 24 * 3)), (0, ("replies", 3))])
@example([(0, ("commands", "help")), (0, ("taps", 4)), (0, ("waits", 60 * 24)), (0, ("commands", "quiet"))])
def test_after_anything_there_is_one_question_at_most_and_always_a_way_on(story):
    play(story)


def test_a_month_of_silence_leaves_everybody_a_way_on():
    play([(0, ("waits", 60 * 24 * 30)), (0, ("commands", "menu")), (1, ("writes", "Hello"))])
