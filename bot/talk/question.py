"""What every question can do."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from bot.domain.effects import Json
from bot.talk.heard import Heard
from bot.talk.languages import Language
from bot.talk.phrase import Phrase

T_co = TypeVar("T_co", covariant=True)

BLANK = "<-"
"""Options that begin like this are for the eye only: a tap on one says nothing."""


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

    def rows(self, options: Sequence[str], language: Language) -> list[list[str]]:
        """Which of its buttons stand side by side, for somebody who reads this language."""
        return [list(options[start : start + self.columns]) for start in range(0, len(options), self.columns)]

    def resumed(self, stored: Json) -> "Question[T_co]":
        """The question as it looks to somebody who has chosen `stored` so far and is not done."""
        return self

    def shown(self, option: str) -> Phrase | None:
        """What stands under the question once this button was its answer."""
        return self.options().get(option)

    def hear(self, heard: Heard) -> Json:
        """What to write down; SorryError where this cannot be an answer.

        What `read` does not take yet is half an answer: it is kept, and the question stays open (`resumed`).
        """
        raise NotImplementedError

    def read(self, stored: Json) -> T_co:
        """What was written down, as a value; ValueError if it no longer fits the question."""
        raise NotImplementedError
