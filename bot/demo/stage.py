"""The stage: the bot, the phones around it, and a clock that jumps from event to event."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from sqlalchemy import Engine

from bot import clock
from bot.settings import Settings
from bot.simulator import Simulator
from bot.talk.phrase import Phrase
from bot.watch import SharedWatch

AT_MOST = 5
"""Times that the clock is looked at for one moment: what is done then may make something else due at once."""


class StoryError(Exception):
    """The story did not go as it is written; says who saw what."""


class Performance(Protocol):
    """The bot as the stage needs it: in this process (`bot.serve.Service`), or in one of its own."""

    async def tick(self) -> object:
        """Return when all work due now is done."""
        ...

    async def settled(self) -> object:
        """Return when nothing heard is unanswered and nothing waits to be sent."""
        ...


class Audience(Protocol):
    """Whoever watches. It may take its time: the story goes on when it returns, so it can pause and step."""

    async def hears(self, title: Phrase) -> None:
        """A scene begins."""
        ...

    async def arrives(self) -> None:
        """They see the phones from now on; what stands there already has happened before."""
        ...

    async def looks(self) -> None:
        """Something has happened; the phones show it."""
        ...


class Nobody:
    """An audience that is not there."""

    async def hears(self, title: Phrase) -> None:
        """Not at all."""

    async def arrives(self) -> None:
        """Never."""

    async def looks(self) -> None:
        """At nothing."""


@dataclass
class Stage:
    """Everything that a story is played with."""

    sim: Simulator
    watch: SharedWatch
    settings: Settings
    engine: Engine
    bot: Performance
    audience: Audience
    opening: datetime

    @property
    def today(self) -> date:
        """The virtual day where the story plays."""
        return self.watch.now().astimezone(self.settings.zone).date()

    def day(self, ahead: int) -> date:
        """So many days from today."""
        return self.today + timedelta(days=ahead)

    def at(self, day: date, clock: time) -> datetime:
        """A moment where the story plays."""
        return datetime.combine(day, clock, self.settings.zone)

    async def happened(self) -> None:
        """Let the bot answer, and the audience look."""
        await self.bot.settled()
        await self.audience.looks()

    async def wait_until(self, moment: datetime) -> None:
        """Let time pass. Everything that falls due before then happens at its own time, in order.

        StoryError where something stays due, however often the bot is asked to do it.
        """
        asked: Counter[datetime] = Counter()
        while (due := await asyncio.to_thread(clock.next_due, self.engine, self.settings)) and due <= moment:
            if asked[due] == AT_MOST:
                raise StoryError(f"what was due at {due:%d %b %H:%M} is still not done")
            asked[due] += 1
            await self._arrive_at(due)
        await self._arrive_at(moment)

    async def wait(self, days: int = 0, hours: float = 0) -> None:
        """Let so much time pass."""
        await self.wait_until(self.watch.now() + timedelta(days=days, hours=hours))

    async def wait_for(self, days: int, hour: int, minute: int = 0) -> None:
        """Let time pass until this time of day, so many days ahead."""
        await self.wait_until(self.at(self.day(days), time(hour, minute)))

    async def until(self, week: int, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass until this week of the story, the first being 1; `day` as in `calendar`.

        StoryError where that is over: scenes stand in the order in which they happen.
        """
        first = self.opening.astimezone(self.settings.zone).date()
        moment = self.at(first + timedelta(weeks=week - 1, days=day - first.weekday()), time(hour, minute))
        if moment < self.watch.now():
            raise StoryError(f"{moment:%d %b %H:%M} is over")
        await self.wait_until(moment)

    async def _arrive_at(self, moment: datetime) -> None:
        self.watch.move_to(moment)
        await self.bot.tick()
        await self.happened()
