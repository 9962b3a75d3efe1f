"""How much fits, and what a bad day looks like."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientConnectionError

from bot.simulator import DropAfter, DropBefore, Flood, Garbage, Person, ServerError, Simulator
from bot.watch import SharedWatch


async def retry_after(api: Any, chat_id: int) -> int:
    """Seconds; 0 when the message went out."""
    answer = await api.ask("sendMessage", chat_id=chat_id, text="Hello")
    if answer["ok"]:
        return 0
    seconds = answer["parameters"]["retry_after"]
    assert answer["description"] == f"Too Many Requests: retry after {seconds}"
    return int(seconds)


async def test_one_person_gets_a_burst_and_then_one_a_second(
    api: Any, sim: Simulator, amina: Person, watch: SharedWatch
):
    amina.starts()
    assert [await retry_after(api, amina.id) for _ in range(7)] == [0, 0, 0, 0, 0, 1, 1]
    watch.move_to(watch.now() + timedelta(seconds=1))
    assert [await retry_after(api, amina.id) for _ in range(2)] == [0, 1]
    assert {complaint.kind for complaint in sim.complaints} == {"flood"}


async def test_a_group_gets_twenty_a_minute(api: Any, sim: Simulator, watch: SharedWatch):
    group = sim.group(-1001234, "Coordinators")
    assert [await retry_after(api, group.id) for _ in range(21)] == [0] * 20 + [3]
    watch.move_to(watch.now() + timedelta(minutes=1))
    assert await retry_after(api, group.id) == 0


async def test_everybody_together_gets_thirty_a_second(api: Any, sim: Simulator, watch: SharedWatch):
    people = [sim.person(number, f"Person {number}") for number in range(2001, 2032)]
    for person in people:
        person.starts()
    assert [await retry_after(api, person.id) for person in people] == [0] * 30 + [1]
    watch.move_to(watch.now() + timedelta(seconds=1))
    assert await retry_after(api, people[-1].id) == 0


async def test_a_refused_message_does_not_count(api: Any, amina: Person):
    amina.starts()
    for _ in range(9):
        await api.refusal("sendMessage", chat_id=amina.id, text="")
    assert [await retry_after(api, amina.id) for _ in range(6)] == [0, 0, 0, 0, 0, 1]


async def test_limits_can_be_switched_off(watch: SharedWatch):
    sim = Simulator(watch, limits=False)
    assert sim.world.limits is None


async def test_faults_meet_the_method_and_the_chat_they_were_meant_for(api: Any, sim: Simulator, amina: Person):
    karen = sim.person(1002, "Karen")
    amina.starts()
    karen.starts()
    sim.faults.next(method="sendMessage", fault=Flood(retry_after=30), times=2, chat_id=amina.id)
    sim.faults.next(method="getMe", fault=ServerError(502))
    assert await retry_after(api, karen.id) == 0
    assert [await retry_after(api, amina.id) for _ in range(3)] == [30, 30, 0]
    assert await api.refusal("getMe") == "502 Bad Gateway"
    assert not sim.complaints
    assert [call.fault is not None for call in sim.calls] == [False, True, True, False, True]


@pytest.mark.parametrize(("fault", "arrives"), [(DropBefore(), 0), (DropAfter(), 1)])
async def test_a_connection_that_breaks_before_or_after_the_message_went_out(
    api: Any, sim: Simulator, amina: Person, fault: Any, arrives: int
):
    amina.starts()
    sim.faults.next(fault=fault)
    with pytest.raises(ClientConnectionError):
        await api.ask("sendMessage", chat_id=amina.id, text="Hello")
    assert len(amina.chat.messages) == 1 + arrives


async def test_a_proxy_that_answers_in_telegrams_place(api: Any, sim: Simulator):
    sim.faults.next(fault=Garbage())
    async with api.session.post(f"{api.url}/getMe") as response:
        assert (response.status, response.content_type) == (200, "text/html")


@pytest.mark.parametrize(("fault", "arrives"), [(DropBefore, 0), (DropAfter, 1)])
async def test_something_else_may_end_in_the_same_moment(
    api: Any, sim: Simulator, amina: Person, fault: Any, arrives: int
):
    amina.starts()
    seen: list[int] = []
    sim.faults.next("sendMessage", fault(lambda: seen.append(len(amina.chat.messages) - 1)))
    with pytest.raises(ClientConnectionError):
        await api.ask("sendMessage", chat_id=amina.id, text="Hello")
    assert seen == [arrives]
