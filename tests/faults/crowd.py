"""A busy stream: many people answer a check-in, each as soon as there is something to answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.people import Person as Answering
from bench.people import Seen
from bot.simulator import Message, Person, Simulator


@dataclass
class Reader:
    """One person with a phone, who reads whatever comes and answers it."""

    account: Person
    answering: Answering
    again: Counter[int] = field(default_factory=Counter)
    """How many messages came a second time, by the bot's lives."""
    _read: int = 0
    _newest: str = ""

    def read(self, life: int) -> None:
        """Read what has come while the bot lived so-manieth a life, and answer."""
        history = self.account.chat.history
        while self._read < len(history):
            item = history[self._read]
            self._read += 1
            if isinstance(item, Message) and item.sender.is_bot:
                self._see(item, life)

    def _see(self, message: Message, life: int) -> None:
        text = message.first.text
        if text == self._newest:  # a message is sent again before any other
            self.again[life] += 1
            return
        self._newest = text
        buttons = {key.label: key.data or "" for row in message.first.keyboard for key in row}
        if self.answering.sees(text, buttons) and not self.answering.is_done:
            self._answer(message)

    def _answer(self, message: Message) -> None:
        move = self.answering.moves()
        if move.data:
            self.account.taps_data(move.data, message)
        else:
            self.account.writes(move.words)


class Crowd:
    """Everybody. `seen`: what they should not have seen."""

    def __init__(self, sim: Simulator, numbers: Iterable[int]) -> None:
        """They have all pressed Start."""
        self.seen = Seen()
        self.readers = [
            Reader(sim.person(number, "Amina", language_code="en"), Answering(number, self.seen)) for number in numbers
        ]
        for reader in self.readers:
            reader.account.chat.started = True

    @property
    def is_done(self) -> bool:
        """Whether everybody has answered everything, and was thanked."""
        return all(reader.answering.is_done for reader in self.readers)

    def read(self, life: int) -> None:
        """Everybody looks at their phone."""
        for reader in self.readers:
            reader.read(life)

    def said(self) -> dict[int, dict[str, str]]:
        """Everybody's answers by their questions."""
        return {reader.account.id: dict(reader.answering.said) for reader in self.readers}
