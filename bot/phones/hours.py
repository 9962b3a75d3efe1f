"""Time in the user's hand: so far ahead, to the next event, or running at a day a second."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.demo.stage import StoryError
from bot.phones.events import EVENTS
from bot.phones.house import House
from bot.phones.view import Json
from bot.store import due
from bot.store.due import Timer

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
DAYS_A_SECOND = 1.0
LOOK = 0.05
"""Real seconds between two moves of a running clock."""
LONGEST_MOVE = timedelta(hours=6)
"""So much at once while it runs: a slow machine shows each part of a day all the same."""
NO_EVENT = (due.OVERVIEW,)
"""What nobody waits for: the pinned overview is drawn anew after whatever happened."""


@dataclass
class Hours:
    """The clock bar of one house. `ring`: call it when the page should look."""

    house: House
    ring: Callable[[], None]
    days_a_second: float = DAYS_A_SECOND
    """How fast it runs by itself, in real seconds."""
    busy: bool = False
    trouble: str = ""
    _coming: tuple[Timer, datetime] | None = None
    _run: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def running(self) -> bool:
        """Whether the clock runs by itself."""
        return self._run is not None and not self._run.done()

    async def look(self) -> None:
        """Learn what comes next."""
        coming = await self.house.bot.lookout.coming()
        self._coming = next(((timer, at) for timer, at in coming if timer not in NO_EVENT), None)

    def shows(self) -> Json:
        """What the page knows of it."""
        comes = None
        if self._coming is not None:
            timer, at = self._coming
            comes = {"at": int(at.timestamp() * 1000), "what": EVENTS[timer]}
        return {
            "now": int(self.house.watch.now().timestamp() * 1000),
            "zone": self.house.settings.timezone,
            "next": comes,
            "running": self.running,
            "busy": self.busy,
            "trouble": self.trouble,
        }

    async def step(self, how_far: str) -> None:
        """One of `STEPS` ahead; KeyError for another."""
        await self._move(self.house.watch.now() + STEPS[how_far])

    async def next_event(self) -> None:
        """To the moment when something is due, and do it; nothing where nothing is."""
        await self.look()
        if self._coming is not None:
            await self._move(self._coming[1])

    def run(self) -> None:
        """Let the clock run, until `pause`."""
        if not self.running:
            self._run = asyncio.create_task(self._running())

    async def pause(self) -> None:
        """Stop it; what is under way is finished."""
        run, self._run = self._run, None
        if run is not None:
            await asyncio.wait([run])
        self.ring()

    async def _running(self) -> None:
        this, loop = self._run, asyncio.get_running_loop()
        before = loop.time()
        while self._run is this and not self.trouble:
            await asyncio.sleep(LOOK)
            passed = timedelta(days=self.days_a_second * (loop.time() - before))
            before = loop.time()
            await self._move(self.house.watch.now() + min(passed, LONGEST_MOVE))

    async def _move(self, moment: datetime) -> None:
        """Everything due before then happens at its own time, in order."""
        self.busy, self.trouble = True, ""
        self.ring()
        try:
            await self.house.stage().wait_until(moment)
        except StoryError as stuck:
            self.trouble = str(stuck)
        finally:
            self.busy = False
            self.ring()
