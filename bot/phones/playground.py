"""The page's world from start to start: a house, its clock bar, perhaps a story in it, and the weather."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.demo.cast import Languages
from bot.demo.process import Nursery
from bot.demo.story import STORIES
from bot.demo.theatre import PARTS
from bot.phones.feed import Feed
from bot.phones.hands import Hands
from bot.phones.hours import Hours
from bot.phones.house import REST, House, house
from bot.phones.player import Player
from bot.phones.view import Json
from bot.simulator import Flood

TOGETHER = 0.03
"""Real seconds: what happens within them reaches the page at once."""
RETRY_AFTER = 30
"""Virtual seconds that a 429 of the page asks the bot to wait."""
OPENED_WITH = ("Amina", "Lars", "Karen")
"""Whose phones lie on the table of an empty start."""


@dataclass
class World:
    """One house, and what moves in it."""

    house: House
    feed: Feed
    hands: Hands
    hours: Hours
    player: Player | None = None


@dataclass
class Playground:
    """Where one house follows another. `rest`: real seconds that a killed bot is seen to be gone."""

    nursery: Nursery
    folder: Path
    rest: float = REST
    _number: int = 0
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)
    _next: asyncio.Lock = field(default_factory=asyncio.Lock)
    _rung: asyncio.Event = field(default_factory=asyncio.Event)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _world: World | None = None

    @property
    def world(self) -> World:
        """The house of now."""
        assert self._world is not None
        return self._world

    def ring(self) -> None:
        """Something that the page shows has changed."""
        self._rung.set()

    async def begin(self, story: str = "", language: str = "", *, topics: bool = False, held: bool = False) -> None:
        """Leave the old house, if there is one, and open the next: empty, or with a story. KeyError for none of ours.

        `held`: the story waits until somebody lets it go on.
        """
        played = STORIES[story] if story else None
        languages = Languages(language)
        async with self._next:
            await self._open.aclose()
            self._number += 1
            folder = self.folder / str(self._number)
            folder.mkdir()
            opened = await self._open.enter_async_context(
                house(self.nursery, folder, languages.coordinators, topics=topics, rest=self.rest)
            )
            self._world = self._furnish(opened)
            self._open.push_async_callback(self._world.hours.pause)
            if played is not None:
                self._world.player = Player(opened, played, languages, self.ring)
                if held:
                    self._world.player.pause()
                self._beside(self._world.player.run())
            self._beside(self._watch(self._world))
            self._refresh(self._world)

    async def news(self, number: int, version: int) -> None:
        """Return when the page of this house and version has something to hear: a change, or another house."""
        while self.world.feed.number == number and self.world.feed.version <= version:
            await self._news.wait()

    def kill(self) -> None:
        """`kill -9`."""
        self.world.house.bot.kill()

    def drop(self, *, network: bool) -> None:
        """Take the network away, or bring it back."""
        self.world.house.sim.faults.no_network = not network
        self.ring()

    def flood(self) -> None:
        """Let the next message meet 429."""
        self.world.house.sim.faults.next("sendMessage", Flood(RETRY_AFTER))

    def _furnish(self, opened: House) -> World:
        world = World(opened, Feed(opened, self._number), Hands(opened), Hours(opened, self.ring))
        world.feed.others = {
            "clock": world.hours.shows,
            "story": lambda: world.player.shows() if world.player else {},
            "bot": lambda: _bot(opened),
        }
        return world

    async def _watch(self, world: World) -> None:
        """Look at everything whenever something has happened."""
        bell = world.house.sim.world.bell
        while True:
            waits = {asyncio.ensure_future(bell.next_ring()), asyncio.ensure_future(self._rung.wait())}
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wait in waits:
                    wait.cancel()
            self._rung.clear()
            await asyncio.sleep(TOGETHER)
            await world.hours.look()
            self._refresh(world)

    def _refresh(self, world: World) -> None:
        if world.feed.refresh():
            self._news.set()
            self._news = asyncio.Event()

    def _beside(self, work: object) -> None:
        task = asyncio.ensure_future(work)  # type: ignore[call-overload]
        self._open.push_async_callback(_end, task)


async def _end(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _bot(opened: House) -> Json:
    return {
        "lives": opened.bot.lives,
        "pid": opened.bot.pid,
        "deaths": opened.bot.deaths,
        "network": not opened.sim.faults.no_network,
        "database": str(opened.database),
        "table": [opened.place.people[name].id for name in OPENED_WITH],
        "roles": {str(opened.place.people[part.name].id): part.role for part in PARTS},
        "group": opened.place.group.id,
        "username": opened.sim.bot.username,
    }


@asynccontextmanager
async def playground(nursery: Nursery, folder: Path, rest: float = REST) -> AsyncIterator[Playground]:
    """Open one; nothing is in it before `begin`."""
    ground = Playground(nursery, folder, rest)
    try:
        yield ground
    finally:
        await ground._open.aclose()
