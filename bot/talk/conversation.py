"""Where a conversation stands, and what comes of something that was heard in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from bot.domain.effects import Effect, Json
from bot.talk.buttons import BACK, HELP, LATER, STOP
from bot.talk.phrase import Phrase
from bot.talk.question import Question
from bot.talk.talk import CalendarEntry, Flow


@dataclass(frozen=True)
class Editing:
    """A line of the summary that is being changed, and what it was."""

    key: str
    was: Json


@dataclass(frozen=True)
class Conversation:
    """Where one conversation stands, as it is stored."""

    id: int
    flow: Flow
    answers: Mapping[str, Json] = field(default_factory=dict)
    version: int = 0
    """Grows whenever an answer is written or taken back."""
    asked: str = ""
    """The question that the person last saw (`Question.seen_as`)."""
    committed: frozenset[str] = frozenset()
    editing: Editing | None = None
    offers: tuple[str, ...] = (BACK, LATER, STOP, HELP)
    """The buttons beside the questions' own."""


class Outcome(Enum):
    """What became of what was heard."""

    asked = auto()
    finished = auto()
    stopped = auto()
    later = auto()
    help = auto()
    """The person wants help first; the conversation waits."""
    repeated = auto()
    """A second tap on the same button: nothing to say."""


@dataclass(frozen=True)
class Turn:
    """What to write down, what to say, what to ask."""

    conversation: Conversation
    outcome: Outcome
    say: tuple[Phrase, ...] = ()
    ask: Question[Any] | None = None
    options: Mapping[str, Phrase] = field(default_factory=dict)
    """The question's own buttons."""
    beside: Mapping[str, Phrase] = field(default_factory=dict)
    """Back, Later, Stop, Help, as far as they are offered here."""
    effects: tuple[Effect, ...] = ()
    voices: tuple[str, ...] = ()
    """Voice messages to be heard first."""
    calendar: tuple[CalendarEntry, ...] = ()
    answered: Phrase | None = None
    """The label of the button that was the answer."""
    redrawn: bool = False
    """Whether it is the same question as before, with other buttons: half an answer was given."""
    toast: Phrase | None = None
    """A line for the person who tapped; shown once, not kept in the chat."""
