"""Telegram is slow, silent, or wants us slower: people notice nothing but time."""

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.serve import Service, serving
from bot.settings import Settings
from bot.simulator import Call, Flood, Group, Late, Person, Simulator
from bot.store.outbox import Priority
from bot.telegram import client, polling
from bot.watch import SharedWatch
from tests.telegram.people import settled, texts

STORM, PAUSE = 80, 7
"""How many messages are refused, and for how many seconds each."""


def strangers(sim: Simulator, many: int) -> list[Person]:
    """People who have pressed Start."""
    people = [sim.person(number, "Somebody") for number in range(3001, 3001 + many)]
    for person in people:
        person.chat.started = True
    return people


def sends(sim: Simulator) -> dict[int, list[Call]]:
    """Every try to send a message, by its chat."""
    found = defaultdict(list)
    for call in sim.calls:
        if call.method == "sendMessage":
            found[call.params["chat_id"]].append(call)
    return found


async def test_a_storm_of_429_is_waited_out_to_the_second_and_loses_nothing(
    service: Service, table: Any, sim: Simulator, desk: Group
):
    people = strangers(sim, 30)
    sim.faults.next("sendMessage", Flood(PAUSE), times=STORM)
    for number in range(3):
        for person in people:
            table.put(person.id, f"{number}", priority=Priority.wave)
    await settled(service, desk)
    assert {tuple(texts(person)) for person in people} == {("0", "1", "2")}
    for tries in sends(sim).values():
        for refused, again in pairwise(tries):
            assert refused.code != 429 or again.moment - refused.moment >= timedelta(seconds=PAUSE)
    assert not sim.complaints


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_telegram_that_never_answers_is_asked_again(
    settings: Settings, watch: SharedWatch, table: Any, sim: Simulator, desk: Group, amina: Person,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.setattr(client, "TIMEOUT", 1)
    amina.chat.started = True
    async with serving(settings, watch, scheduler=False) as service:
        sim.faults.next("sendMessage", Late(asyncio.Event().wait))
        table.put(amina.id, "first")
        table.put(amina.id, "second")
        await settled(service, desk)
    assert texts(amina) == ["first", "second"]


async def test_whoever_telegram_is_slow_with_keeps_nobody_else_waiting(
    service: Service, table: Any, sim: Simulator, desk: Group, amina: Person
):
    amina.chat.started = True
    answers, lars = asyncio.Event(), sim.person(1002, "Lars")
    sim.faults.next("sendMessage", Late(answers.wait), chat_id=amina.id)
    table.put(amina.id, "Hello")
    lars.starts()
    await sim.until(lambda: texts(lars), within=30)
    assert texts(amina) == []
    answers.set()
    await settled(service, desk)
    assert texts(amina) == ["Hello"]


async def test_five_seconds_for_each_answer_cost_time_and_nothing_else(
    service: Service, sim: Simulator, desk: Group, watch: SharedWatch
):
    sim.faults.next(fault=Late(lambda: watch.sleep(5)), times=10_000)
    people = strangers(sim, 20)
    for person in people:
        person.starts()
    await settled(service, desk)
    assert [len(texts(person)) for person in people] == [1] * 20
    assert not sim.complaints


async def test_a_gap_in_the_update_ids_is_no_trouble(service: Service, sim: Simulator, desk: Group, amina: Person):
    amina.starts()
    await settled(service, desk)
    sim.skip_update_ids(5_000_000)
    amina.writes("Hello")
    await settled(service, desk)
    assert len(texts(amina)) == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_ids_that_begin_anew_after_a_quiet_week_lose_nobodys_words(
    settings: Settings, watch: SharedWatch, sim: Simulator, desk: Group, amina: Person, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(polling, "LONG", 0)
    async with serving(settings, watch, scheduler=False) as service:
        amina.starts()
        await settled(service, desk)
        asked = len(sim.calls)
        await sim.until(lambda: [call.method for call in sim.calls[asked:]].count("getUpdates") > 2, within=30)
        sim.number_updates_from(17)
        amina.writes("Hello")
        await settled(service, desk)
        assert len(texts(amina)) == 2


async def test_a_clock_that_is_set_back_stops_nobodys_messages(
    settings: Settings, sim: Simulator, table: Any, desk: Group, amina: Person, watch: SharedWatch
):
    amina.chat.started = True
    wrong = SetBack(watch)
    async with serving(settings, wrong, scheduler=False) as service:
        for number in range(8):
            table.put(amina.id, f"{number}")
        await service.settled()
        wrong.back = timedelta(hours=1)
        before = watch.now()
        for number in range(8, 16):
            table.put(amina.id, f"{number}")
        await service.settled()
    assert texts(amina) == [f"{number}" for number in range(16)]
    assert watch.now() - before < timedelta(minutes=1)


class SetBack:
    """A watch that somebody sets back."""

    def __init__(self, watch: SharedWatch) -> None:
        self.watch = watch
        self.back = timedelta(0)

    def now(self) -> datetime:
        return self.watch.now() - self.back

    async def sleep(self, seconds: float) -> None:
        await self.watch.sleep(seconds)
