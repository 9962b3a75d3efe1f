"""Work that waits together is committed together, and nobody feels another's mistake."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session, select

from bot.store.session import transaction
from bot.store.tables import SeenUpdate
from bot.store.writer import Writer

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


class TroubleError(Exception):
    """What a piece of work may raise."""


def notes(number: int) -> Callable[[Session], int]:
    """Work that writes a row, and returns its number."""

    def work(session: Session) -> int:
        session.add(SeenUpdate(update_id=number, at=NOON))
        session.flush()
        return number

    return work


def fails(session: Session) -> None:
    """Work that writes a row, and then fails."""
    session.add(SeenUpdate(update_id=666, at=NOON))
    session.flush()
    raise TroubleError


def kept(engine: Engine) -> set[int]:
    with transaction(engine) as session:
        return set(session.exec(select(SeenUpdate.update_id)))


@pytest.fixture
def writer(engine):
    opened = Writer(engine)
    yield opened
    opened.close()


async def gathered(writer: Writer, *works: Callable[[Session], object]) -> list[object]:
    """What comes of works that all wait before the first one may begin."""
    may_begin = Event()
    first = asyncio.ensure_future(writer.write(lambda _session: may_begin.wait()))
    others = [asyncio.ensure_future(writer.write(work)) for work in works]
    await asyncio.sleep(0)  # they have asked
    may_begin.set()
    await first
    return await asyncio.gather(*others, return_exceptions=True)


async def test_everybody_gets_what_their_own_work_returns(writer, engine):
    assert await gathered(writer, *map(notes, range(100))) == list(range(100))
    assert kept(engine) == set(range(100))


async def test_on_sqlite_a_hundred_people_share_a_few_commits(writer, engine):
    commits: list[None] = []
    event.listen(engine, "commit", lambda _connection: commits.append(None))
    await gathered(writer, *map(notes, range(100)))
    most = 4 if engine.dialect.name == "sqlite" else 101
    assert len(commits) <= most


async def test_a_mistake_is_its_own_only_and_leaves_nothing(writer, engine):
    outcomes = await gathered(writer, notes(1), fails, notes(2))
    assert [outcomes[0], outcomes[2]] == [1, 2]
    assert isinstance(outcomes[1], TroubleError)
    assert kept(engine) == {1, 2}


async def test_whoever_is_cancelled_has_written_all_or_nothing_when_they_go(writer, engine):
    is_at_work, may_end = Event(), Event()

    def work(session: Session) -> int:
        is_at_work.set()
        may_end.wait()
        return notes(7)(session)

    waits = asyncio.ensure_future(writer.write(work))
    await asyncio.to_thread(is_at_work.wait)
    waits.cancel()
    await asyncio.sleep(0)  # the cancelling has arrived
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await waits
    assert kept(engine) == {7}
