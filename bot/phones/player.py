"""A story on the page: played at a speed that one can read, paused, stepped through, and left to a person's hand."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import structlog

from bot.demo.cast import Cast, Languages
from bot.demo.stage import StoryError
from bot.demo.story import STORIES, Story, play, title
from bot.phones.house import House
from bot.phones.view import Json
from bot.simulator import Message
from bot.talk.phrase import Phrase

log = structlog.get_logger()

AT_LEAST, A_LETTER, AT_MOST = 0.8, 0.015, 4.0
"""Real seconds to look at one step: for each, for each letter of what is new, and never more."""
FASTEST = 0.0
"""The speed at which nothing is waited for."""


class State(StrEnum):
    """How far a story has come."""

    preparing = "preparing"
    playing = "playing"
    paused = "paused"
    ended = "ended"
    stuck = "stuck"


@dataclass
class Player:
    """An audience of one story, who can hold it. `ring`: call it when the page should look."""

    house: House
    story: Story
    languages: Languages
    ring: Callable[[], None]
    speed: float = 1.0
    state: State = State.preparing
    scene: int = 0
    by_hand: bool = False
    """Whether somebody took a phone into their hand since it began."""
    trouble: str = ""
    _titles: list[Phrase] = field(default_factory=list)
    _steps: int = 0
    _held: bool = False
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _seen: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._titles = [title(scene) for scene in self.story.scenes]

    def shows(self) -> Json:
        """What the page knows of it."""
        return {
            "name": self.story.name,
            "language": self.languages.everybody,
            "state": self.state,
            "scene": self.scene,
            "scenes": len(self._titles),
            "speed": self.speed,
            "by_hand": self.by_hand,
            "trouble": self.trouble,
        }

    async def run(self) -> None:
        """Play it to its end, or to where it cannot go on."""
        stage = self.house.stage(self)
        try:
            await play(Cast.of(stage, self.house.place, self.languages), self.story)
            self.state = State.ended
        except (StoryError, LookupError, ValueError) as wrong:
            # A person at a phone can do what the story did not count on; ValueError: no phone would let them.
            self.state, self.trouble = State.stuck, str(wrong)
        self.ring()

    def pause(self) -> None:
        """Hold it after the step that is under way."""
        if self.state in (State.playing, State.preparing):
            self._held = True
            self._change()

    def take_over(self) -> None:
        """A person does something on a phone: the story waits."""
        if self.state in (State.playing, State.paused):
            self.by_hand = True
            self.pause()

    def go_on(self) -> None:
        """Play again."""
        self._held, self._steps = False, 0
        self._change()

    def step(self) -> None:
        """One step more, then hold it."""
        self._held, self._steps = True, self._steps + 1
        self._change()

    def set_speed(self, speed: float) -> None:
        """How many times as fast as one reads; `FASTEST`: without waiting."""
        self.speed = speed
        self._change()

    async def hears(self, title: Phrase) -> None:
        """A scene begins."""
        if title in self._titles:
            self.scene = self._titles.index(title) + 1
        self.ring()

    async def arrives(self) -> None:
        """The curtain rises."""
        self.state = State.playing
        await self._hold()

    async def looks(self) -> None:
        """Something has happened: read it, then let it go on, unless it is held."""
        self.ring()
        await self._read(self._time_to_read())
        await self._hold()

    async def _read(self, seconds: float) -> None:
        """So long at this speed; a change of mind shortens it."""
        try:
            while self.speed != FASTEST and not self._held:
                async with asyncio.timeout(seconds / self.speed):
                    await self._changed.wait()
        except TimeoutError:
            pass

    async def _hold(self) -> None:
        while self._held and not self._steps:
            self.state = State.paused
            self.ring()
            await self._changed.wait()
        self._steps = max(0, self._steps - 1)
        self.state = State.playing
        self.ring()

    def _time_to_read(self) -> float:
        letters = 0
        for chat in self.house.sim.world.chats.values():
            new = chat.history[self._seen.get(chat.id, 0) :]
            letters += sum(len(item.text) for item in new if isinstance(item, Message))
            self._seen[chat.id] = len(chat.history)
        return min(AT_MOST, AT_LEAST + A_LETTER * letters)

    def _change(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
        self.ring()


def playbill() -> list[Json]:
    """The stories that there are, and who has a phone in each."""
    return [
        {"name": story.name, "people": [name for pair in story.pairs for name in pair]} for story in STORIES.values()
    ]
