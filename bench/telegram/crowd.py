"""Many people at once: each answers, looks at what comes back, answers again."""

import asyncio
import random
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace

from bench.people import Person, Seen
from bench.questions import MANY
from bench.telegram.server import Buttons, Refuse, Telegram

PATIENCE = 20.0
"""Seconds without anything new after which nobody waits any longer."""
LOOK = 0.05


@dataclass
class Result:
    """What a crowd saw. Times in seconds."""

    people: int = 0
    finished: int = 0
    warmed: int = 0
    """Answers that were followed by the right reply before the clock was started."""
    answers: int = 0
    """The same afterwards."""
    missing: int = 0
    """Answers that nothing right followed."""
    wrong: int = 0
    double: int = 0
    seconds: float = 0.0
    """From the first answer to the last reply."""
    waits: list[float] = field(default_factory=list)
    """From each answer to its reply; at a given rate from the moment when it was to be given."""
    calls: dict[str, int] = field(default_factory=dict)
    """Calls of each method from the first answer on."""
    pace: float = 0.0
    """Messages a second that were accepted in a wave, without its first second."""


class Crowd:
    """People with one Telegram."""

    def __init__(self, numbers: Iterable[int], delay: float = 0.0, refuse: Refuse | None = None) -> None:
        self.telegram = Telegram(self._receive, delay, refuse)
        self._seen = Seen()
        self._people = {number: Person(number, self._seen) for number in numbers}
        self._moved_at: dict[int, float] = {}
        self._waits: list[float] = []
        self._warmed = 0
        self._news = time.monotonic()
        self._answered: Callable[[Person], None] = lambda _person: None

    async def begin(self, *, start: bool) -> None:
        """Return when everybody has the first question before them; `start`: they ask for it themselves."""
        if start:
            for number in self._people:
                self.telegram.writes(number, "/start")
        await self._until(lambda: all(it.asked for it in self._people.values()))

    async def warm_up(self, people: int) -> None:
        """Let some answer everything, before the clock starts: what is done once is not what is measured."""
        some = [it for it in self._people.values() if it.asked][:people]
        self._start(deque(some), people)
        await self._until(lambda: all(it.is_done for it in some))
        self._warmed = len(self._waits)
        self._waits.clear()

    async def at_once(self, many: int) -> Result:
        """Let so many answer at the same time, each as soon as there is something to answer."""
        before, began = self.telegram.calls.copy(), time.monotonic()
        self._start(deque(it for it in self._people.values() if it.asked), many)
        await self._until(self._all_done)
        took = self._news - began
        await self._quiet()
        return self._result(took, self.telegram.calls - before)

    def _start(self, queue: deque[Person], many: int) -> None:
        self._answered = lambda person: self._go_on(person, queue)
        for _ in range(min(many, len(queue))):
            self._move(queue.popleft())

    def _go_on(self, person: Person, queue: deque[Person]) -> None:
        if not person.is_done:
            self._move(person)
        elif queue:
            self._move(queue.popleft())

    async def at_rate(self, per_second: float) -> Result:
        """Let people answer at random moments, so many a second on average, whether replies come or not."""
        chance, ready = random.Random(6), deque(it for it in self._people.values() if it.asked)  # noqa: S311
        self._answered = lambda person: None if person.is_done else ready.append(person)
        before, began = self.telegram.calls.copy(), time.monotonic()
        due = began
        for _ in range(MANY * len(ready)):
            due += chance.expovariate(per_second)
            await asyncio.sleep(due - time.monotonic())
            if not await self._somebody(ready):
                break
            self._move(ready.popleft(), due)
        await self._until(self._all_done)
        return self._result(self._news - began, self.telegram.calls - before)

    async def in_wave(self, per_second: float) -> Result:
        """While everybody is being asked the first question, let some who have it answer, so many a second."""
        chance, ready, before = random.Random(6), deque[Person](), self.telegram.calls.copy()  # noqa: S311
        self._answered = lambda person: None if person.is_done else ready.append(person)
        self._news = began = due = time.monotonic()
        while time.monotonic() - self._news < PATIENCE and not all(map(_was_asked, self._people.values())):
            due += chance.expovariate(per_second)
            await asyncio.sleep(due - time.monotonic())
            if ready:
                self._move(ready.popleft())
        took, pace = self._news - began, self._pace()
        await self._until(lambda: not self._moved_at)
        return replace(self._result(took, self.telegram.calls - before), pace=pace)

    def _pace(self) -> float:
        """In the first second a burst is allowed."""
        first, last = self.telegram.sent_at[0] + 1, self.telegram.sent_at[-1]
        return sum(first < at <= last for at in self.telegram.sent_at) / max(last - first, 1.0)

    async def _somebody(self, ready: deque[Person]) -> bool:
        """Wait for somebody with a question before them; False where nobody comes."""
        while not ready and time.monotonic() - self._news < PATIENCE:  # noqa: ASYNC110  (until a deadline that moves)
            await asyncio.sleep(LOOK / 50)
        return bool(ready)

    def _move(self, person: Person, due: float | None = None) -> None:
        self._moved_at[person.number] = due or time.monotonic()
        move = person.moves()
        if move.data:
            self.telegram.taps(person.number, move.data)
        else:
            self.telegram.writes(person.number, move.words)

    def _receive(self, chat_id: int, text: str, buttons: Buttons) -> None:
        person = self._people.get(chat_id)
        if person is None or not person.sees(text, buttons):
            return
        self._news = time.monotonic()
        if chat_id in self._moved_at:
            self._waits.append(self._news - self._moved_at.pop(chat_id))
        self._answered(person)

    def _all_done(self) -> bool:
        return all(person.is_done for person in self._people.values())

    async def _until(self, so: Callable[[], bool]) -> None:
        self._news = time.monotonic()
        while not so() and time.monotonic() - self._news < PATIENCE:  # noqa: ASYNC110  (until a deadline that moves)
            await asyncio.sleep(LOOK)

    async def _quiet(self) -> None:
        """Return when the bot does nothing any more but ask for updates."""
        before = -1
        while before != (now := self.telegram.calls.total()):
            before = now
            await asyncio.sleep(10 * LOOK)

    def _result(self, took: float, calls: Counter[str]) -> Result:
        done = sum(person.is_done for person in self._people.values())
        saw = {
            "warmed": self._warmed,
            "answers": len(self._waits),
            "missing": len(self._moved_at),
            **asdict(self._seen),
        }
        return Result(len(self._people), done, **saw, seconds=took, waits=self._waits, calls=dict(calls))


def _was_asked(person: Person) -> bool:
    return person.asked is not None or bool(person.said)
