"""The story's bot as a process of its own, which can be killed at any moment and starts again."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from bot import clock
from bot.demo.stage import Nobody, Stage
from bot.demo.story import MAIN_STORY, Scene, agreeing, check_ins, joining, meetings, title, trouble
from bot.demo.theatre import OPENING, TOKEN, Theatre
from bot.settings import ROOT, Settings
from bot.simulator import DropAfter, DropBefore
from bot.store import sending
from bot.store.opening import open_ready
from bot.store.session import transaction

LOOK = 0.01  # real seconds between two looks at what another process has done
GUARD = 60.0  # real seconds; only a bot that hangs takes them

Deaths = Sequence[tuple[Scene, str, Callable[[Callable[[], object]], DropBefore | DropAfter]]]
"""In which scene it is killed, at its next request of this kind."""


AMINA_AND_LARS = MAIN_STORY.from_modules(joining, agreeing, meetings, check_ins, trouble)
"""The main story without the second pair, until Lars blocks the bot."""


class Prompter(Nobody):
    """Knows which scene has just begun, so that what goes wrong in a scene begins with it."""

    def __init__(self) -> None:
        self._begun = ""

    async def hears(self, title: str) -> None:
        self._begun = title

    def begun(self) -> str:
        """The title of the scene that has begun since this was last asked, or nothing."""
        title, self._begun = self._begun, ""
        return title


@dataclass
class Mortal:
    """`makker run`. `deaths`: in which scenes of the story it is killed, and where."""

    place: Theatre
    settings: Settings
    engine: Engine
    nursery: asyncio.subprocess.Process
    deaths: Deaths
    prompter: Prompter
    died: list[str] = field(default_factory=list)
    pid: int = 0

    async def tick(self) -> None:
        """The process looks at the clock by itself."""

    async def settled(self) -> None:
        """Return when all is answered, sent and done; starts the bot again when it has died."""
        begun = self.prompter.begun()
        for scene, method, fault in self.deaths:
            if begun == title(scene):
                self.place.sim.faults.next(method, fault(partial(self.kill, f"{scene.__name__} {method}")))
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
        self.died.append(why)

    def _is_done(self) -> bool:
        if self.place.sim.pending:
            return False
        now = self.place.watch.now()
        due = clock.next_due(self.engine, self.settings)
        with transaction(self.engine) as session:
            return (due is None or due > now) and not sending.how_many_wait(session, now)


@asynccontextmanager
async def in_its_own_process(
    place: Theatre, settings: Settings, deaths: Deaths, log: Path
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
        prompter = Prompter()
        bot = Mortal(place, settings, engine, nursery, deaths, prompter)
        await bot.start()
        try:
            yield Stage(place.sim, place.watch, settings, engine, bot, prompter, OPENING), bot
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
