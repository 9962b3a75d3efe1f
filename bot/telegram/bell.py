"""Wakes the sender, and tells others when it has nothing left to do."""

import asyncio
from typing import Any

from bot.watch import Watch


class Bell:
    """Rung by whoever committed something; heard by the sender."""

    def __init__(self, watch: Watch) -> None:
        """Not rung yet."""
        self._watch = watch
        self._rung = asyncio.Event()
        self._rings = 0
        self._empty = asyncio.Event()

    def ring(self) -> None:
        """Something was committed: it is not all sent any more."""
        self._rings += 1
        self._empty.clear()
        self._rung.set()

    def nudge(self) -> None:
        """Something else is worth a look."""
        self._rung.set()

    def listen(self) -> int:
        """Before a look at the table: every ring from now on is another. Hand the number to `note`."""
        self._rung.clear()
        return self._rings

    def note(self, rings: int, *, empty: bool) -> None:
        """After the look: whether there was nothing to do. It counts only if nobody rang since `listen`."""
        if not empty:
            self._empty.clear()
        elif rings == self._rings:
            self._empty.set()

    async def empty(self) -> None:
        """Return when there was nothing to do at the last look."""
        await self._empty.wait()

    async def pause(self, seconds: float | None, at_most: float) -> None:
        """Return when somebody rings, after `seconds` on the watch, or after `at_most` real seconds."""
        if self._rung.is_set():
            return
        waits: set[asyncio.Future[Any]] = {asyncio.ensure_future(self._rung.wait())}
        if seconds is not None:
            waits.add(asyncio.ensure_future(self._watch.sleep(seconds)))
        await asyncio.wait(waits, timeout=at_most, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
