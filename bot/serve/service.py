"""A bot that runs, as its users see it."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram.exceptions import TelegramUnauthorizedError
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot import clock
from bot.settings import SettingError, Settings
from bot.store import sending
from bot.store.session import transaction
from bot.telegram.meter import Meter
from bot.telegram.outbox import Outbox
from bot.telegram.plain import TOKEN_REFUSED
from bot.telegram.polling import Polling
from bot.telegram.reception import Reception
from bot.telegram.threads import in_thread
from bot.watch import Watch


@dataclass
class Service:
    """A bot that runs."""

    engine: Engine
    settings: Settings
    watch: Watch
    outbox: Outbox
    meter: Meter
    reception: Reception | None = None
    polling: Polling | None = None
    address: str = ""
    """Where `/healthz` answers, "" where it does not."""
    _parts: list[asyncio.Task[None]] = field(default_factory=list)

    async def tick(self, at: datetime | None = None) -> int:
        """Do all work that is due now, or `at`, until nothing is; how much it was. Its messages still wait then."""
        done = await in_thread(lambda: clock.tick(self.engine, self.settings, at or self.watch.now()))
        self.meter.ticks.inc(done)
        self.outbox.wake()
        return done

    async def settled(self) -> None:
        """Return when all that came in is answered, and nothing waits to be sent now.

        What Telegram still holds has not come in: see `Simulator.quiet`. Raises what `ended` raises.
        """
        settling = asyncio.ensure_future(self._settle())
        await asyncio.wait({settling, *self._parts}, return_when=asyncio.FIRST_COMPLETED)
        if not settling.done():
            settling.cancel()
            await self.ended()
        await settling

    async def _settle(self) -> None:
        if self.reception is None:
            await self.outbox.settled()
            return
        idle = False
        while not idle:
            await self.reception.idle()
            await self.outbox.settled()
            idle = self.reception.is_idle

    async def ended(self) -> None:
        """Wait for the end, which comes only where a part cannot go on: SettingError, or what it died of."""
        ended, _ = await asyncio.wait(self._parts, return_when=asyncio.FIRST_COMPLETED)
        try:
            for part in ended:
                part.result()
        except TelegramUnauthorizedError:
            raise SettingError(TOKEN_REFUSED) from None

    async def trouble(self) -> str:
        """What is wrong now, in one sentence; "" for nothing."""
        if any(part.done() for part in self._parts):
            return "A part of the program has ended."
        if self.polling is not None and not self.polling.is_well:
            return "Telegram cannot be reached."
        try:
            waiting = await in_thread(self._waiting)
        except DBAPIError:
            return "The database does not answer."
        self.meter.waiting.set(waiting)
        return ""

    def _waiting(self) -> int:
        with transaction(self.engine) as session:
            return sending.how_many_wait(session, self.watch.now())

    def start(self, part: Coroutine[Any, Any, None]) -> None:
        """Let a part run beside the others."""
        self._parts.append(asyncio.create_task(part))

    async def stop(self) -> None:
        """End every part; what is on its way may arrive."""
        for part in self._parts:
            part.cancel()
        await asyncio.gather(*self._parts, return_exceptions=True)
