"""Makker's turns without Telegram: the people read the outbox themselves."""

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, select

from bench.makker import GROUP, NOW, Makker
from bench.people import Person, Seen
from bench.processes import FailedError
from bench.telegram.__main__ import FIRST_PERSON
from bot import clock, turn
from bot.settings import Settings
from bot.store.outbox import Outgoing
from bot.store.session import open_engine, transaction
from bot.talk.heard import FromMember, Words, read_button

Hear = Callable[[Callable[[], object]], object]
"""Takes one turn, and measures it as it likes."""


def answers_of_makker(url: str, people: int) -> float:
    """Seconds in turns while so many people answer, one after the other. FailedError where a reply is wrong."""
    took = 0.0

    def hear(take: Callable[[], object]) -> None:
        nonlocal took
        began = perf_counter()
        take()
        took += perf_counter() - began

    with asked(url, people) as crowd:
        crowd.answer(people, hear)
    return took


@dataclass
class Crowd:
    """People who have the first question of a check-in before them, in Makker's database."""

    engine: Engine
    settings: Settings
    _seen: Seen = field(default_factory=Seen)
    _updates: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(FIRST_PERSON))

    def answer(self, people: int, hear: Hear) -> None:
        """Let the next so many answer, one after the other. FailedError where a reply is wrong."""
        for number in itertools.islice(self._numbers, people):
            self._answer(Person(number, self._seen), hear)
        if self._seen != Seen():
            raise FailedError(f"Makker's replies: {self._seen}")

    def _answer(self, person: Person, hear: Hear) -> None:
        self._look(person)
        while person.asked:
            incoming = self._incoming(person)
            hear(lambda incoming=incoming: turn.hear(self.engine, self.settings, incoming, NOW))  # type: ignore[misc]
            self._look(person)
        if not person.is_done:
            raise FailedError("Makker did not reply as it should")

    def _incoming(self, person: Person) -> FromMember:
        move = person.moves()
        heard = read_button(move.data) if move.data else Words(move.words)
        assert heard is not None
        return FromMember(next(self._updates), person.number, heard, "en", callback_id="1" if move.data else "")

    def _look(self, person: Person) -> None:
        newest = select(Outgoing).where(Outgoing.chat_id == person.number, Outgoing.method == "sendMessage")
        with transaction(self.engine) as session:
            sent = session.exec(newest.order_by(col(Outgoing.id).desc())).first()
        if sent is not None:
            person.sees(sent.payload["text"], _buttons(sent.payload))


@contextmanager
def asked(url: str, people: int) -> Iterator[Crowd]:
    """A new installation in which so many people were asked."""
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as folder:
        Makker(url, Path(folder), people).prepare()
    engine, settings = open_engine(url), Settings(coordinator_chat=GROUP)
    try:
        clock.tick(engine, settings, NOW)
        yield Crowd(engine, settings)
    finally:
        engine.dispose()


def _buttons(payload: dict[str, Any]) -> dict[str, str]:
    keys = itertools.chain.from_iterable(payload.get("reply_markup", {}).get("inline_keyboard", []))
    return {key["text"]: key["callback_data"] for key in keys}
