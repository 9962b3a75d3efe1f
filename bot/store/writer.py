"""Writing to the database from an event loop: what waits at the same time is committed together.

A commit that lasts costs a disk's time, whatever is in it. On SQLite, which has one writer, one thread takes all that
waits into one transaction; where one piece of work fails, nothing of that transaction is kept, and each is done anew in
one of its own: nobody's mistake is felt by the others. PostgreSQL shares the disk's time between its connections by
itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from bot.store.session import in_transaction

Result = TypeVar("Result")

MOST_TOGETHER = 50
"""Pieces of work in one transaction of SQLite."""
CONNECTIONS = 8
"""Transactions at the same time on PostgreSQL."""


@dataclass(frozen=True)
class _Waiting:
    """Work to be done, and who waits for what comes of it."""

    work: Callable[[Session], Any]
    outcome: Future[Any] = field(default_factory=Future)


class Writer:
    """Does work in transactions, in threads of its own."""

    def __init__(self, engine: Engine) -> None:
        """Begins at once; `close` ends it."""
        shares = engine.dialect.name == "sqlite"
        self._engine, self._most = engine, MOST_TOGETHER if shares else 1
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._threads = [
            Thread(target=self._write, name=f"writer {number}", daemon=True)
            for number in range(1 if shares else CONNECTIONS)
        ]
        for thread in self._threads:
            thread.start()

    async def write(self, work: Callable[[Session], Result]) -> Result:
        """What `work` returns, once it is committed; raises what it raises, and then nothing of it is kept.

        `work` may be done more than once, and must not wait for other work. Whoever is cancelled meanwhile still
        waits for its end.
        """
        waiting = _Waiting(work)
        self._waiting.put(waiting)
        running = asyncio.wrap_future(waiting.outcome)
        try:
            done: Result = await asyncio.shield(running)
        except asyncio.CancelledError:
            await asyncio.wait([running])
            raise
        return done

    def close(self) -> None:
        """Let the threads end when they have done what waits."""
        for _thread in self._threads:
            self._waiting.put(None)

    def _write(self) -> None:
        while (first := self._waiting.get()) is not None:
            self._commit([first, *self._others()])

    def _others(self) -> Iterator[_Waiting]:
        """What else waits now."""
        for _place in range(1, self._most):
            try:
                waiting = self._waiting.get_nowait()
            except Empty:
                return
            if waiting is None:
                self._waiting.put(None)
                return
            yield waiting

    def _commit(self, together: Sequence[_Waiting]) -> None:
        try:
            results = in_transaction(self._engine, lambda session: [it.work(session) for it in together])
        except BaseException as error:  # it belongs to whoever asked, not to this thread
            if len(together) > 1:
                for it in together:
                    self._commit([it])
            else:
                together[0].outcome.set_exception(error)
        else:
            for it, result in zip(together, results, strict=True):
                it.outcome.set_result(result)
