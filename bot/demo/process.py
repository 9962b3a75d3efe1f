"""The bot as a process of its own: it can be killed at any moment, and starts again by itself."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.demo.lookout import Lookout
from bot.demo.stage import StoryError
from bot.demo.theatre import TOKEN, Theatre
from bot.settings import ROOT, Settings

LOOK = 0.02
"""Real seconds between two looks at what another process has done."""
PATIENCE = 60.0
"""Real seconds; only a bot that hangs takes them."""
SOON = timedelta(minutes=1)
"""What Telegram has put off for no longer is waited for."""
TICK_SECONDS = 0.1
"""How often the process looks at the clock: real seconds, while virtual days go by."""


@dataclass
class Nursery:
    """Where bots are started from: it has their libraries loaded."""

    process: asyncio.subprocess.Process

    async def start(self, settings: dict[str, str], journal: Path | None) -> int:
        """Start a bot with these settings; its process id."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        order = {"settings": settings, "journal": str(journal) if journal else ""}
        self.process.stdin.write(f"{json.dumps(order)}\n".encode())
        return int(await self.process.stdout.readline())


@asynccontextmanager
async def nursery(log: Path) -> AsyncIterator[Nursery]:
    """Open it; what it and its bots write goes to `log`. A Ctrl-C in the terminal is not theirs to hear."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKKER_")}
    with log.open("ab") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.demo.nursery"),
            env=kept,
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=written,
            start_new_session=True,
        )
    try:
        yield Nursery(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


@dataclass
class BotProcess:
    """`makker run`, while it is `alive`."""

    nursery: Nursery
    place: Theatre
    settings: Settings
    lookout: Lookout
    journal: Path | None = None
    rest: float = 0.0
    """Real seconds between its death and its next life: on a page, time to see that it is gone."""
    pid: int = 0
    deaths: int = 0

    @property
    def lives(self) -> bool:
        """Whether the process runs."""
        if not self.pid:
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        """`kill -9`."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    async def tick(self) -> None:
        """The process looks at the clock by itself."""

    async def settled(self) -> None:
        """Return when all is answered, sent and done; while there is no network, when all is done that can be.

        StoryError where that takes longer than anything should.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    if self.lives and await self._is_done():
                        return
                    await asyncio.sleep(LOOK)
        except TimeoutError:
            raise StoryError(f"the bot has not answered within {PATIENCE:.0f} seconds") from None

    async def _is_done(self) -> bool:
        cut_off, now = self.place.sim.faults.no_network, self.place.watch.now()
        if not cut_off and (self.place.sim.pending or await self.lookout.waits_to_be_sent(now + SOON)):
            return False
        return not any(at <= now for _timer, at in await self.lookout.coming())

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        """Start it, start it again whenever it dies, and end it in the end."""
        await self._start()
        watchman = asyncio.create_task(self._watch_over())
        try:
            yield
        finally:
            watchman.cancel()
            await asyncio.wait([watchman])
            self.kill()

    async def _start(self) -> None:
        """As an operator would."""
        self.pid = await self.nursery.start(environment(self.place, self.settings), self.journal)

    async def _watch_over(self) -> None:
        loop, died = asyncio.get_running_loop(), None
        while True:
            await asyncio.sleep(LOOK)
            if self.lives:
                continue
            if died is None:
                died = loop.time()
                self.deaths += 1
                self.place.sim.world.bell.ring()
            if loop.time() >= died + self.rest:
                died = None
                await self._start()
                self.place.sim.world.bell.ring()


def environment(place: Theatre, settings: Settings) -> dict[str, str]:
    """The settings, as a process finds them."""
    return {
        "MAKKER_BOT_TOKEN": TOKEN,
        "MAKKER_TELEGRAM_API": place.telegram,
        "MAKKER_DATABASE_URL": settings.database_url,
        "MAKKER_COORDINATOR_CHAT": str(settings.coordinator_chat),
        "MAKKER_COORDINATOR_LANGUAGE": settings.coordinator_language,
        "MAKKER_BACKUP_CHAT": str(settings.backup_chat),
        "MAKKER_CLOCK": str(place.clock),
        "MAKKER_TICK_SECONDS": str(TICK_SECONDS),
    }
