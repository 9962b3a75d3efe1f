"""A bot that runs, against a simulator over real HTTP, on a virtual clock that both share."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.serve import Service, serving
from bot.settings import Settings
from bot.simulator import Person, Simulator
from bot.watch import SharedWatch

THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
DESK = -100


@pytest.fixture
def watch(tmp_path: Path) -> SharedWatch:
    return SharedWatch(tmp_path / "clock", THURSDAY)


@pytest.fixture
def sim(watch: SharedWatch) -> Simulator:
    return Simulator(watch)


@pytest_asyncio.fixture
async def url(sim: Simulator) -> AsyncIterator[str]:
    async with sim.serve() as address:
        yield address


@pytest.fixture
def settings(url: str, database_url: str) -> Settings:
    return Settings(bot_token="42:TEST", telegram_api=url, database_url=database_url, coordinator_chat=DESK)


@pytest_asyncio.fixture
async def service(settings: Settings, watch: SharedWatch) -> AsyncIterator[Service]:
    async with serving(settings, watch, scheduler=False) as running:
        yield running


@pytest.fixture
def amina(sim: Simulator) -> Person:
    return sim.person(1001, "Amina", language_code="en")
