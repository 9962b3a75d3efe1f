"""The story's bot as a process of its own, which can be killed at any moment and starts again."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from bot import clock
from bot.demo.stage import Audience, Stage
from bot.demo.theatre import OPENING, TOKEN, Theatre
from bot.settings import ROOT, Settings
from bot.simulator import DropAfter, DropBefore
from bot.store import sending
from bot.store.opening import open_ready
from bot.store.session import transaction

LOOK = 0.01  # real seconds between two looks at what another process has done
GUARD = 60.0  # real seconds; only a bot that hangs takes them

Death = tuple[str, Callable[[Callable[[], object]], DropBefore | DropAfter]]
"""At which request the bot is killed, and whether Telegram has done by then what was asked."""


class Nobody:
    """An audience that is not there."""

    async def hears(self, title: str) -> None:
        pass

    async def looks(self) -> None:
        pass


@dataclass
class Mortal:
    """`makker run`. `deaths`: by step of the story, where it is killed next."""

    place: Theatre
    settings: Settings
    engine: Engine
    nursery: asyncio.subprocess.Process
    deaths: Mapping[int, Death]
    step: int = 0
    died: list[str] = field(default_factory=list)
    pid: int = 0

    async def tick(self) -> None:
        """The process looks at the clock by itself."""

    async def settled(self) -> None:
        """Return when all is answered, sent and done; starts the bot again when it has died."""
        self.step += 1
        if self.step in self.deaths:
            method, fault = self.deaths[self.step]
            self.place.sim.faults.next(method, fault(lambda: self.kill(method)))
        async with asyncio.timeout(GUARD):
            while True:
                if not self.lives:
                    await self.start()
                if await asyncio.to_thread(self._is_done):
                    return
                await asyncio.sleep(LOOK)

    async def start(self) -> None:
        """Start it, as an operator would."""
        assert self.nursery.stdin is not None
        assert self.nursery.stdout is not None
        self.nursery.stdin.write(b"\n")
        self.pid = int(await self.nursery.stdout.readline())

    @property
    def lives(self) -> bool:
        """Whether the process runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return bool(self.pid)

    def kill(self, why: str) -> None:
        """`kill -9`."""
        os.kill(self.pid, signal.SIGKILL)
        self.died.append(f"{self.step} {why}")

    def _is_done(self) -> bool:
        if self.place.sim.pending:
            return False
        now = self.place.watch.now()
        due = clock.next_due(self.engine, self.settings)
        with transaction(self.engine) as session:
            return (due is None or due > now) and not sending.how_many_wait(session, now)


@asynccontextmanager
async def in_its_own_process(
    place: Theatre, settings: Settings, audience: Audience, deaths: Mapping[int, Death], log: Path
) -> AsyncIterator[tuple[Stage, Mortal]]:
    """A stage with the bot as a process, which dies as `deaths` says; what it writes goes to `log`."""
    engine = open_ready(settings, OPENING)
    with log.open("wb") as written:
        nursery = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.demo.nursery",
            env=_environment(place, settings),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=written,
        )
        bot = Mortal(place, settings, engine, nursery, deaths)
        await bot.start()
        try:
            yield Stage(place.sim, place.watch, settings, engine, bot, audience, OPENING), bot
        finally:
            nursery.kill()
            await nursery.wait()
            if bot.lives:
                bot.kill("the end")
            engine.dispose()


def _environment(place: Theatre, settings: Settings) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKKER_")}
    return kept | {
        "MAKKER_BOT_TOKEN": TOKEN,
        "MAKKER_TELEGRAM_API": place.telegram,
        "MAKKER_DATABASE_URL": settings.database_url,
        "MAKKER_COORDINATOR_CHAT": str(settings.coordinator_chat),
        "MAKKER_BACKUP_CHAT": str(settings.backup_chat),
        "MAKKER_CLOCK": str(place.clock),
        "MAKKER_TICK_SECONDS": "0.1",
    }
