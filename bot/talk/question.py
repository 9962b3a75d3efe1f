"""What every question can do."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from bot.domain.effects import Json
from bot.talk.heard import Heard
from bot.talk.phrase import Phrase

T_co = TypeVar("T_co", covariant=True)


class SorryError(Exception):
    """An answer that cannot be used, with a kind reason."""

    def __init__(self, why: Phrase) -> None:
        """`why` is said to the person, followed by the question."""
        super().__init__(why.one)
        self.why = why


class Question(Generic[T_co]):
    """Something to ask. `key` names its answer within the conversation."""

    key: str
    prompt: Phrase
    columns: int = 1
    """How many buttons stand side by side."""

    @property
    def seen_as(self) -> str:
        """What a person saw: the key and the kind. Under the same key, another kind is another question."""
        return f"{self.key}:{type(self).__name__.lower()}"

    def options(self) -> Mapping[str, Phrase]:
        """What the buttons say, by the option that a tap on them means."""
        return {}

    def hear(self, heard: Heard) -> Json:
        """What to write down; SorryError where this cannot be an answer."""
        raise NotImplementedError

    def read(self, stored: Json) -> T_co:
        """What was written down, as a value; ValueError if it no longer fits the question."""
        raise NotImplementedError
