"""The bot is put out of the coordinators' group: somebody hears of it, and of every case that nobody can see."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot.serve import Service, serving
from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from bot.store.tables import Desk
from bot.watch import SharedWatch
from tests.telegram.people import settled, texts
from tests.telegram.test_cards import trouble

BACKUP = -2000


@pytest.fixture
def backup(sim: Simulator) -> Group:
    """The chat of whoever stands in for the coordinators."""
    return sim.group(BACKUP, "Backup")


@pytest_asyncio.fixture
async def service(settings: Settings, watch: SharedWatch, desk: Group, backup: Group) -> AsyncIterator[Service]:
    with_backup = settings.model_copy(update={"backup_chat": BACKUP})
    async with serving(with_backup, watch, scheduler=False) as running:
        yield running


@pytest.mark.parametrize("status", ["kicked", "left"])
async def test_a_bot_that_is_put_out_of_the_group_tells_the_backup_once_and_of_each_case(
    service: Service, table: Any, desk: Group, backup: Group, status: str
):
    desk.set_bot(status)
    await settled(service, desk)
    (out,) = texts(backup)
    assert out.startswith("🚨 I am not in the coordinators’ group any more.")
    await trouble(service, table)
    assert len(texts(backup)) == 2
    assert "Case \u20681\u2069 waits" in texts(backup)[-1]
    desk.set_bot("administrator")
    await settled(service, desk)
    assert "I am in the coordinators’ group again" in texts(backup)[-1]
    assert any("Case \u20681\u2069: high" in it for it in texts(desk)), "it comes without waiting"
    assert len(texts(backup)) == 3


async def test_a_bot_that_was_not_told_notices_it_by_the_first_card_that_is_refused(
    service: Service, table: Any, sim: Simulator, desk: Group, backup: Group, watch: SharedWatch, capsys: Any
):
    desk.members[sim.bot.id] = "kicked"  # Telegram's word of it was lost
    await trouble(service, table)
    out, case = texts(backup)
    assert "Please add me again" in out
    assert "Case \u20681\u2069 waits" in case
    watch.move_to(watch.now() + timedelta(minutes=10))
    await settled(service, desk)
    assert len(texts(backup)) == 2
    assert "put it back" in capsys.readouterr().out


async def test_the_next_start_notices_that_the_bot_is_back(
    settings: Settings, table: Any, watch: SharedWatch, desk: Group, amina: Person
):
    table.add(Desk(chat_id=desk.id, outside_since=table.now))
    async with serving(settings, watch, scheduler=False) as service:
        await settled(service, desk)
    assert [it.outside_since for it in table.all(Desk)] == [None]
