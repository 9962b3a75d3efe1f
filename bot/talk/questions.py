"""Questions that are answered with buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.domain.effects import Json
from bot.talk.heard import Heard, Tap, Words
from bot.talk.languages import Language
from bot.talk.phrase import Phrase, _
from bot.talk.question import Question, SorryError

S_co = TypeVar("S_co", bound=str, covariant=True)
T_co = TypeVar("T_co", covariant=True)

TAP_ONE = _("Please tap one of the buttons.")
SKIP = "<skip"
EDIT = "<edit."
SCALE = 5


@dataclass(frozen=True)
class Choice(Question[S_co]):
    """One of several."""

    key: str
    prompt: Phrase
    choices: Mapping[S_co, Phrase]
    columns: int = 1

    def options(self) -> Mapping[str, Phrase]:
        """One button a choice."""
        return {str(choice): label for choice, label in self.choices.items()}

    def hear(self, heard: Heard) -> Json:
        """The chosen option."""
        if isinstance(heard, Tap) and heard.option in self.options():
            return heard.option
        raise SorryError(TAP_ONE)

    def read(self, stored: Json) -> S_co:
        """The choice itself."""
        for choice in self.choices:
            if choice == stored:
                return choice
        raise ValueError(stored)


@dataclass(frozen=True)
class Scale(Question[int]):
    """Five labelled points, the lowest first. A number in any script's digits will do too."""

    key: str
    prompt: Phrase
    labels: tuple[Phrase, ...]

    def options(self) -> Mapping[str, Phrase]:
        """The highest point first: the button nearest the question is the kindest one."""
        return {str(point): self.labels[point - 1] for point in range(SCALE, 0, -1)}

    def hear(self, heard: Heard) -> Json:
        """A number from 1 to 5; int() reads ٤ and ۴ as well."""
        text = heard.option if isinstance(heard, Tap) else heard.text.strip() if isinstance(heard, Words) else ""
        if text.isdecimal() and 1 <= int(text) <= SCALE:
            return int(text)
        raise SorryError(_("Please tap one of the buttons, or write a number from {low} to {high}.")(low=1, high=SCALE))

    def read(self, stored: Json) -> int:
        """1 … 5."""
        if isinstance(stored, bool) or not isinstance(stored, int) or not 1 <= stored <= SCALE:
            raise ValueError(stored)
        return stored


@dataclass(frozen=True)
class ChoiceOr(Question["str | T_co"], Generic[T_co]):
    """One of several, or words of one's own straight away."""

    choices: Mapping[str, Phrase]
    words: Question[T_co]
    """How the words are heard; its key and prompt are the question's own, its buttons stand here too."""
    columns: int = 1
    words_first: bool = False
    """Whether those buttons stand above the choices."""

    @property
    def key(self) -> str:  # type: ignore[override]
        """The words' key."""
        return self.words.key

    @property
    def prompt(self) -> Phrase:  # type: ignore[override]
        """The words' prompt."""
        return self.words.prompt

    def options(self) -> Mapping[str, Phrase]:
        """One button a choice, and those of the words."""
        buttons = self.words.options()
        return {**buttons, **self.choices} if self.words_first else {**self.choices, **buttons}

    def hear(self, heard: Heard) -> Json:
        """The chosen option, or the words."""
        if isinstance(heard, Tap) and heard.option in self.choices:
            return heard.option
        return self.words.hear(heard)

    def read(self, stored: Json) -> str | T_co:
        """The choice, or the words."""
        if isinstance(stored, str) and stored in self.choices:
            return stored
        return self.words.read(stored)


class Maybe(Question[T_co | None], Generic[T_co]):
    """Any question, with a Skip button."""

    def __init__(self, inner: Question[T_co]) -> None:
        """`inner` is the question that may be skipped."""
        self.inner = inner
        self.key, self.prompt, self.columns = inner.key, inner.prompt, inner.columns

    def rows(self, options: Sequence[str], language: Language) -> list[list[str]]:
        """As the question itself."""
        return self.inner.rows(options, language)

    def resumed(self, stored: Json) -> "Maybe[T_co]":
        """As the question itself."""
        return Maybe(self.inner.resumed(stored))

    def shown(self, option: str) -> Phrase | None:
        """As the question itself, or Skip."""
        return self.options()[SKIP] if option == SKIP else self.inner.shown(option)

    @property
    def seen_as(self) -> str:
        """As the question itself: a Skip button changes nothing that was asked."""
        return self.inner.seen_as

    def options(self) -> Mapping[str, Phrase]:
        """The question's own, and Skip."""
        return {**self.inner.options(), SKIP: _("Skip")}

    def hear(self, heard: Heard) -> Json:
        """The question's own answer, or nothing."""
        if isinstance(heard, Tap) and heard.option == SKIP:
            return None
        return self.inner.hear(heard)

    def read(self, stored: Json) -> T_co | None:
        """The question's own value, or None where it was skipped."""
        return None if stored is None else self.inner.read(stored)


@dataclass(frozen=True)
class Review(Question[bool]):
    """A summary: send it, or tap a line to change it."""

    key: str
    prompt: Phrase
    send: Phrase
    lines: Mapping[str, Phrase]
    columns: int = 1

    def options(self) -> Mapping[str, Phrase]:
        """Send, then one button a line."""
        return {"send": self.send, **{EDIT + key: line for key, line in self.lines.items()}}

    def hear(self, heard: Heard) -> Json:
        """Yes, send it."""
        if isinstance(heard, Tap) and heard.option == "send":
            return True
        raise SorryError(TAP_ONE)

    def read(self, stored: Json) -> bool:
        """True once sent."""
        if stored is not True:
            raise ValueError(stored)
        return True
