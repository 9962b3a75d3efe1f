"""A bot that runs, against a simulator over real HTTP, on a virtual clock that both share."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Engine
from sqlmodel import SQLModel, select

from bot.serve import Service, serving
from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from bot.store import outbox
from bot.store.outbox import Outgoing, Priority
from bot.store.session import transaction
from bot.watch import SharedWatch

THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
DESK = -1000


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
async def service(settings: Settings, watch: SharedWatch, desk: Group) -> AsyncIterator[Service]:
    async with serving(settings, watch, scheduler=False) as running:
        yield running


@pytest.fixture
def desk(sim: Simulator) -> Group:
    return sim.group(DESK, "Coordinators", supergroup=False)


@pytest.fixture
def karen(sim: Simulator, desk: Group) -> Person:
    """A coordinator."""
    person = sim.person(2001, "Karen")
    desk.join(person)
    return person


@pytest.fixture
def amina(sim: Simulator) -> Person:
    return sim.person(1001, "Amina", language_code="en")


class Table:
    """The database by hand: what is put into the outbox, and what became of it."""

    def __init__(self, engine: Engine, now: datetime) -> None:
        self.engine = engine
        self.now = now

    def put(self, chat_id: int, text: str, method: str = "sendMessage", **more: Any) -> int:
        """One row that says `text`; its id."""
        return self.put_payload(chat_id, method, {"text": text}, **more)

    def put_payload(
        self, chat_id: int, method: str, payload: dict[str, Any], priority: Priority = Priority.answer, **more: Any
    ) -> int:
        with transaction(self.engine) as session:
            return outbox.put(session, chat_id, method, payload, self.now, priority, **more)

    def row(self, number: int) -> Outgoing:
        with transaction(self.engine) as session:
            found = session.get(Outgoing, number)
            assert found is not None
            return found

    def all(self, table: type[SQLModel]) -> Sequence[Any]:
        with transaction(self.engine) as session:
            return session.exec(select(table)).all()

    def add(self, row: SQLModel) -> None:
        with transaction(self.engine) as session:
            session.add(row)


@pytest.fixture
def table(engine: Engine) -> Table:
    return Table(engine, THURSDAY)
