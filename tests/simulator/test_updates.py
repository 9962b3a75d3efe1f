"""Updates arrive once each, in order, until the bot says that it has them; by polling or by webhook."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientConnectionError, web

from bot.simulator import DropAfter, Person, Simulator
from bot.watch import SharedWatch


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_comes_again_until_it_is_confirmed(api: Any, sim: Simulator, amina: Person):
    amina.starts()
    amina.writes("Hello")
    first = await api.do("getUpdates")
    assert texts(first) == ["/start", "Hello"] == texts(await api.do("getUpdates"))
    assert texts(await api.do("getUpdates", offset=first[0]["update_id"] + 1)) == ["Hello"]
    assert sim.pending == 1
    assert await api.do("getUpdates", offset=first[1]["update_id"] + 1) == []
    await sim.quiet()


async def test_a_negative_offset_forgets_what_lies_before(api: Any, sim: Simulator, amina: Person):
    for word in ("one", "two", "three"):
        amina.writes(word)
    assert texts(await api.do("getUpdates", offset=-1)) == ["three"]
    assert sim.pending == 1


async def test_a_confirmed_update_may_come_a_second_time(api: Any, sim: Simulator, amina: Person):
    amina.starts()
    (update,) = await api.do("getUpdates")
    after = update["update_id"] + 1
    await api.do("getUpdates", offset=after)
    sim.redeliver(update["update_id"])
    assert await api.do("getUpdates", offset=after) == [update]
    assert await api.do("getUpdates", offset=after) == []
    await sim.quiet()


async def test_a_tap_that_the_bot_sleeps_through_is_lost_sooner_than_words(
    api: Any, sim: Simulator, amina: Person, watch: SharedWatch
):
    amina.starts()
    yes = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    await api.do("sendMessage", chat_id=amina.id, text="Can you come?", reply_markup=yes)
    amina.taps("Yes")
    assert sim.pending == 2
    watch.move_to(watch.now() + timedelta(seconds=151))
    assert texts(await api.do("getUpdates")) == ["/start"]
    watch.move_to(watch.now() + timedelta(days=1))
    assert await api.do("getUpdates") == []
    assert not sim.complaints, "a bot cannot answer what it never saw"


async def test_update_ids_may_have_gaps(api: Any, sim: Simulator, amina: Person):
    amina.writes("one")
    sim.skip_update_ids(7)
    amina.writes("two")
    one, two = await api.do("getUpdates")
    assert two["update_id"] - one["update_id"] == 8


async def test_a_long_poll_ends_the_moment_somebody_writes(api: Any, sim: Simulator, amina: Person):
    poll = asyncio.create_task(api.do("getUpdates", timeout=30))
    await sim.until(lambda: sim.calls)
    amina.writes("Hello")
    async with asyncio.timeout(5):
        assert texts(await poll) == ["Hello"]


async def test_two_bots_at_once_are_told_so(api: Any, sim: Simulator):
    first = asyncio.create_task(api.ask("getUpdates", timeout=30))
    await sim.until(lambda: sim.calls)
    second = asyncio.create_task(api.ask("getUpdates", timeout=30))
    answer = await first
    assert (answer["error_code"], "only one bot instance" in answer["description"]) == (409, True)
    third = await api.ask("setWebhook", url="http://127.0.0.1:9/")
    assert third["ok"]
    assert "terminated by setWebhook" in (await second)["description"]
    assert "webhook is active" in await api.refusal("getUpdates")


async def test_kinds_that_the_bot_did_not_ask_for_stay_away(api: Any, sim: Simulator, amina: Person):
    assert "unknown update type mesage" in await api.refusal("getUpdates", allowed_updates=["mesage"])
    await api.do("getUpdates", allowed_updates=["callback_query"])
    amina.starts()
    amina.blocks()
    assert sim.pending == 0


async def test_a_lost_answer_to_get_updates_loses_no_update(api: Any, sim: Simulator, amina: Person):
    amina.starts()
    sim.faults.next("getUpdates", DropAfter())
    with pytest.raises(ClientConnectionError):  # one of two: it depends on the kernel which
        await api.ask("getUpdates")
    assert texts(await api.do("getUpdates")) == ["/start"]


class Hook:
    """A bot's end of a webhook, which answers with the next of `answers`, then 200."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.seen: list[tuple[int, str | None]] = []
        self.url = ""
        self.holds = asyncio.Event()
        self.holds.set()

    async def post(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.seen.append((update["update_id"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        if "message" in update:
            await self.holds.wait()
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@pytest_asyncio.fixture
async def hook() -> AsyncIterator[Hook]:
    ear = Hook()
    app = web.Application()
    app.router.add_post("/hook", ear.post)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ear.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield ear
    await runner.cleanup()


async def test_a_webhook_gets_every_update_in_order_until_it_says_yes(
    api: Any, sim: Simulator, amina: Person, hook: Hook
):
    hook.answers = [500, 502, 200]
    await api.do("setWebhook", url=hook.url, secret_token="hush-1")
    amina.starts()
    amina.writes("Hello")
    async with asyncio.timeout(5):
        await sim.quiet()
    first = hook.seen[0][0]
    assert hook.seen == [(first, "hush-1")] * 3 + [(first + 1, "hush-1")]
    info = await api.do("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"
    sim.redeliver(first)
    await sim.quiet()
    assert hook.seen[-1][0] == first


async def test_a_webhook_gets_two_people_and_a_tap_side_by_side(api: Any, sim: Simulator, amina: Person, hook: Hook):
    yes = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    amina.starts()
    await api.do("sendMessage", chat_id=amina.id, text="Can you come?", reply_markup=yes)
    sim.person(1002, "Karen").starts()
    amina.writes("Wait")
    amina.taps("Yes")
    hook.holds.clear()
    await api.do("setWebhook", url=hook.url)
    async with asyncio.timeout(5):
        await sim.until(lambda: sim.pending == 3 and len(hook.seen) == 3)  # the tap is through already
        hook.holds.set()
        await sim.quiet()
    numbers = [update_id - hook.seen[0][0] for update_id, _ in hook.seen]
    assert numbers[-1] == 2, "Amina's second message waited for her first"
    assert sorted(numbers[:3]) == [0, 1, 3]


async def test_updates_wait_while_a_webhook_is_away_and_polling_takes_over(api: Any, amina: Person, hook: Hook):
    assert "invalid webhook URL" in await api.refusal("setWebhook", url="ftp://x")
    assert "unallowed characters" in await api.refusal("setWebhook", url=hook.url, secret_token="ø")
    hook.answers = [500] * 1000
    await api.do("setWebhook", url=hook.url)
    amina.starts()
    await api.do("deleteWebhook")
    assert texts(await api.do("getUpdates")) == ["/start"]
    await api.do("deleteWebhook", drop_pending_updates=True)
    assert await api.do("getUpdates") == []
