"""A simulator with one person in it, on a clock that stands still."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.simulator import Person, Simulator
from bot.watch import SharedWatch

THURSDAY = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)


@pytest.fixture
def watch(tmp_path: Path) -> SharedWatch:
    return SharedWatch(tmp_path / "clock", THURSDAY)


@pytest.fixture
def sim(watch: SharedWatch) -> Simulator:
    return Simulator(watch, token="42:TEST", username="makker_bot")


@pytest_asyncio.fixture
async def url(sim: Simulator) -> AsyncIterator[str]:
    async with sim.serve() as address:
        yield address


class Api:
    """The Bot API by hand: what a request gets, right or wrong."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self.session = session
        self.url = f"{url}/bot42:TEST"

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer, `ok` and all."""
        async with self.session.post(f"{self.url}/{method}", json=params) as response:
            body: dict[str, Any] = await response.json()
            assert response.status == body.get("error_code", 200)
            return body

    async def do(self, method: str, **params: Any) -> Any:
        """The result; AssertionError with Telegram's words where it refuses."""
        answer = await self.ask(method, **params)
        assert answer["ok"], answer["description"]
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        """Why not; AssertionError where it is granted."""
        answer = await self.ask(method, **params)
        assert not answer["ok"], answer["result"]
        return f"{answer['error_code']} {answer['description']}"


@pytest_asyncio.fixture
async def api(url: str) -> AsyncIterator[Api]:
    async with ClientSession() as session:
        yield Api(session, url)


@pytest.fixture
def amina(sim: Simulator) -> Person:
    return sim.person(1001, "Amina", language_code="ar")
