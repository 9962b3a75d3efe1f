"""What a flow holds in its hand.

A flow is a plain function of the answers given so far. It runs from the top every time; the first
question without a usable answer is the one to ask (`bot.talk.engine`). A flow does nothing itself: it
asks, says, and names effects, which are carried out when it ends or at a commit point.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from bot.domain.effects import Effect, Json
from bot.talk.phrase import Phrase
from bot.talk.question import Question

T = TypeVar("T")

_KEY = re.compile(r"[a-z][a-z0-9_]{0,23}")


class WaitingError(BaseException):  # so that `except Exception` in a flow cannot eat it
    """The flow has come to a question without an answer."""

    def __init__(self, question: Question[Any]) -> None:
        """`question` is the one to ask."""
        self.question = question


@dataclass(frozen=True)
class CalendarEntry:
    """A meeting for somebody's calendar (RFC 5545). `sequence` grows with each change of the same `uid`."""

    uid: str
    title: Phrase
    about: Phrase
    place: Phrase
    starts_at: datetime
    ends_at: datetime
    sequence: int = 0
    cancelled: bool = False


@dataclass
class Talk:
    """The answers so far, and what the flow says and does with them: ask, say, do, commit."""

    answers: Mapping[str, Json]
    now: datetime
    committed: frozenset[str] = frozenset()
    asked: dict[str, Question[Any]] = field(default_factory=dict)
    """The questions whose answers were used so far, in order."""
    floor: int = 0
    """How many of them Back cannot cross."""
    notes: list[Phrase] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)
    calendar: list[CalendarEntry] = field(default_factory=list)
    pending: list[Effect] = field(default_factory=list)
    due: list[Effect] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)

    @property
    def open_path(self) -> list[str]:
        """The keys of the answers that Back can still reach."""
        return list(self.asked)[self.floor :]

    def ask(self, question: Question[T]) -> T:
        """The answer, once there is one."""
        if question.key in self.asked or not _KEY.fullmatch(question.key):
            raise ValueError(f"bad or repeated key {question.key!r}")
        if question.key in self.answers:
            question = question.resumed(self.answers[question.key])
            try:
                value = question.read(self.answers[question.key])
            except (ValueError, TypeError, KeyError):
                pass  # half an answer, asked differently in an earlier release, a day that has passed: ask again
            else:
                self.asked[question.key] = question
                self.voices.clear()
                self.notes.clear()  # said before, when that question was asked
                return value
        raise WaitingError(question)

    def say(self, phrase: Phrase) -> None:
        """Say this before the next question, once."""
        self.notes.append(phrase)

    def hand_over(self, entry: CalendarEntry) -> None:
        """Give the person an entry for their calendar, as a file."""
        self.calendar.append(entry)

    def play(self, voice: str) -> None:
        """Let the person hear a voice message (a Telegram file id) before the next question, once."""
        self.voices.append(voice)

    def do(self, effect: Effect) -> None:
        """Have this done when the flow ends, or at the next commit point."""
        self.pending.append(effect)

    def commit(self, point: str) -> None:
        """Have everything so far done now, once. Back and edit cannot cross this point any more."""
        if point not in self.committed:
            self.due += self.pending
        self.reached.append(point)
        self.pending.clear()
        self.floor = len(self.asked)


Flow = Callable[[Talk], None]
