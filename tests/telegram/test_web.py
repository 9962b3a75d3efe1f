"""Webhooks, and what an operator's monitoring asks."""

import asyncio
import socket
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.serve import serving
from bot.settings import SettingError, Settings
from bot.simulator import DropBefore, Group, Person, Simulator
from bot.store.tables import SeenUpdate
from bot.watch import SharedWatch
from tests.telegram.people import texts


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def hooked(settings: Settings) -> Settings:
    port = free_port()
    return settings.model_copy(
        update={
            "listen": f"127.0.0.1:{port}",
            "webhook_url": f"http://127.0.0.1:{port}/telegram",
            "webhook_secret": type(settings.webhook_secret)("hush-1"),
        }
    )


async def test_the_bot_works_by_webhook(
    hooked: Settings, watch: SharedWatch, sim: Simulator, table: Any, amina: Person, desk: Group
):
    async with serving(hooked, watch, scheduler=False) as service:
        amina.starts()
        amina.writes("Hello")
        async with asyncio.timeout(10):
            await sim.quiet()
            await service.settled()
        seen = table.all(SeenUpdate)
        assert len(seen) == 2
        before = texts(amina)
        sim.redeliver(seen[0].update_id)
        async with asyncio.timeout(10):
            await sim.quiet()
            await service.settled()
        assert texts(amina) == before
    assert not sim.complaints


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_only_telegram_can_speak_in_telegrams_name(
    hooked: Settings, watch: SharedWatch, sim: Simulator, table: Any, amina: Person, desk: Group
):
    update = {"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "/start", "chat": amina.chat.as_json(),
              "from": {"id": 1001, "is_bot": False, "first_name": "Amina"}}}  # fmt: skip
    async with serving(hooked, watch, scheduler=False) as service, ClientSession() as session:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "hush-2"}, {"X-Telegram-Bot-Api-Secret-Token": "ø"}):
            async with session.post(hooked.webhook_url, json=update, headers=headers) as answer:
                assert answer.status == 401
        good = {"X-Telegram-Bot-Api-Secret-Token": "hush-1"}
        for body in (b"x", b"[]", b'{"update_id": "x"}'):
            async with session.post(hooked.webhook_url, data=body, headers=good) as answer:
                assert answer.status == 400
        assert table.all(SeenUpdate) == []
        async with session.post(hooked.webhook_url, json=update, headers=good) as answer:
            assert answer.status == 200
        assert len(table.all(SeenUpdate)) == 1
        await service.settled()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_secret_of_odd_bytes_is_a_wrong_secret(hooked: Settings, watch: SharedWatch, desk: Group):
    async with serving(hooked, watch, scheduler=False):
        reader, writer = await asyncio.open_connection("127.0.0.1", int(hooked.listen.rpartition(":")[2]))
        head = b"POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
        writer.write(head + b"X-Telegram-Bot-Api-Secret-Token: \xff\r\n\r\n")
        assert b" 401 " in await reader.readline()
        writer.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_webhook_that_telegram_refuses_is_named(hooked: Settings, watch: SharedWatch, desk: Group):
    wrong = hooked.model_copy(update={"webhook_url": "ftp://somewhere/telegram"})
    with pytest.raises(SettingError, match="MAKKER_WEBHOOK_URL is refused by Telegram: Bad Request: bad webhook"):
        async with serving(wrong, watch, scheduler=False):
            pass


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_address_that_is_taken_is_named(settings: Settings, watch: SharedWatch, desk: Group):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = settings.model_copy(update={"listen": f"127.0.0.1:{taken.getsockname()[1]}"})
        with pytest.raises(SettingError, match="MAKKER_LISTEN names an address that cannot be used"):
            async with serving(busy, watch, scheduler=False):
                pass


async def test_monitoring_sees_that_all_is_well_and_when_it_is_not(
    settings: Settings, watch: SharedWatch, sim: Simulator, amina: Person, desk: Group
):
    listening = settings.model_copy(update={"listen": "127.0.0.1:0"})
    async with serving(listening, watch, scheduler=False) as service, ClientSession() as session:
        amina.starts()
        await sim.quiet()
        await service.settled()
        async with session.get(f"{service.address}/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "ok\n")
        async with session.get(f"{service.address}/metrics") as answer:
            numbers = await answer.text()
        assert 'makker_updates_total{outcome="heard"} 1.0' in numbers
        assert 'makker_messages_total{method="sendMessage",outcome="sent"} 1.0' in numbers
        assert "makker_outbox_waiting 0.0" in numbers
        sim.faults.next("getUpdates", DropBefore(), times=1000)
        amina.writes("Hello")
        await sim.until(lambda: sum(call.fault is not None for call in sim.calls) > 1)
        async with session.get(f"{service.address}/healthz") as answer:
            assert (answer.status, await answer.text()) == (503, "Telegram cannot be reached.\n")
