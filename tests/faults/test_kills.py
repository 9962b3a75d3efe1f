"""Whenever the process dies, no answer is lost and none counts twice."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.process import Nursery, nursery
from tests.faults.kills import killed_while_busy

KILLS = 10
"""In each of the four ways; `make soak` takes longer."""

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bots(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Nursery]:
    async with nursery(tmp_path_factory.mktemp("bots") / "log") as opened:
        yield opened


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_a_killed_bot_loses_no_answer_and_counts_none_twice(
    bots: Nursery, database_url: str, tmp_path: Path, way: str
):
    found = await killed_while_busy(bots, database_url, tmp_path / "clock", KILLS, webhook=way == "webhook")
    assert (found.lost, found.doubled) == (0, 0), found
    assert found.most <= 1, found
