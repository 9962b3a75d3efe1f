"""The conversation engine.

A flow is a plain function of the answers given so far. It runs from the top every time; the first
question without a usable answer is the one to ask. Nothing here sends, stores or reads a clock.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto
from typing import Any, TypeVar

from bot.domain.effects import Effect, Json
from bot.talk.heard import Heard, Tap
from bot.talk.phrase import Phrase, _
from bot.talk.question import Question, SorryError
from bot.talk.questions import EDIT

T = TypeVar("T")

BACK, STOP, LATER, HELP = "<back", "<stop", "<later", "<help"
"""The options that every conversation has beside its questions' own."""

PASSED = _("That button belongs to an earlier question. Nothing has changed.")
NOTED = _("I have already noted that.")
MOVED = _("Something has changed since I asked. Here is the question.")

_KEY = re.compile(r"[a-z][a-z0-9_]{0,23}")


class _WaitingError(BaseException):  # so that `except Exception` in a flow cannot eat it
    def __init__(self, question: Question[Any]) -> None:
        self.question = question


@dataclass(frozen=True)
class CalendarEntry:
    """A meeting for somebody's calendar (RFC 5545). `sequence` grows with each change of the same `uid`."""

    uid: str
    title: Phrase
    place: Phrase
    starts_at: datetime
    ends_at: datetime
    sequence: int = 0


@dataclass
class Talk:
    """What a flow holds in its hand: ask, say, do, commit."""

    answers: Mapping[str, Json]
    now: datetime
    committed: frozenset[str] = frozenset()
    path: list[str] = field(default_factory=list)
    """The keys of the answers used so far, in order."""
    floor: int = 0
    """How much of the path Back cannot cross."""
    notes: list[Phrase] = field(default_factory=list)
    calendar: list[CalendarEntry] = field(default_factory=list)
    pending: list[Effect] = field(default_factory=list)
    due: list[Effect] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)

    def ask(self, question: Question[T]) -> T:
        """The answer, once there is one."""
        if question.key in self.path or not _KEY.fullmatch(question.key):
            raise ValueError(f"bad or repeated key {question.key!r}")
        if question.key in self.answers:
            try:
                value = question.read(self.answers[question.key])
            except (ValueError, TypeError, KeyError):
                pass  # asked differently in an earlier release, or the day has passed: ask again
            else:
                self.path.append(question.key)
                self.notes.clear()  # said before, when that question was asked
                return value
        raise _WaitingError(question)

    def say(self, phrase: Phrase) -> None:
        """Say this before the next question, once."""
        self.notes.append(phrase)

    def hand_over(self, entry: CalendarEntry) -> None:
        """Give the person an entry for their calendar, as a file."""
        self.calendar.append(entry)

    def do(self, effect: Effect) -> None:
        """Have this done when the flow ends, or at the next commit point."""
        self.pending.append(effect)

    def commit(self, point: str) -> None:
        """Have everything so far done now, once. Back and edit cannot cross this point any more."""
        if point not in self.committed:
            self.due += self.pending
        self.reached.append(point)
        self.pending.clear()
        self.floor = len(self.path)


Flow = Callable[[Talk], None]


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
    """The key of the question that the person last saw."""
    committed: frozenset[str] = frozenset()
    editing: Editing | None = None


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
    can_go_back: bool = False
    effects: tuple[Effect, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    answered: Phrase | None = None
    """The label of the button that was the answer."""
    toast: Phrase | None = None
    """A line for the person who tapped; shown once, not kept in the chat."""


def look(conversation: Conversation, now: datetime, *first: Phrase, again: bool = False) -> Turn:
    """Where the conversation stands. With `again`, what was said before the question is not repeated."""
    talk = Talk(conversation.answers, now, conversation.committed)
    question: Question[Any] | None = None
    try:
        conversation.flow(talk)
        talk.due += talk.pending
    except _WaitingError as waiting:
        question = waiting.question
    kept = conversation.answers if question else {key: conversation.answers[key] for key in talk.path}
    then = replace(
        conversation,
        answers=kept,
        asked=question.key if question else "",
        committed=conversation.committed | frozenset(talk.reached),
    )
    return Turn(
        conversation=then,
        outcome=Outcome.asked if question else Outcome.finished,
        say=first if again else (*first, *talk.notes),
        ask=question,
        can_go_back=len(talk.path) > talk.floor,
        effects=tuple(talk.due),
        calendar=tuple(talk.calendar),
    )


def hear(conversation: Conversation, heard: Heard, now: datetime) -> Turn:
    """One thing was heard. Never writes down an answer to a question that the person did not see."""
    standing = look(conversation, now, again=True)
    if isinstance(heard, Tap) and not _fits(heard, conversation, standing):
        if conversation.answers.get(heard.key) in (heard.option, _number(heard.option)):
            return Turn(conversation, Outcome.repeated, toast=NOTED)
        return replace(standing, toast=PASSED)
    if standing.ask is None or conversation.asked != standing.ask.key:
        return look(conversation, now, MOVED)
    if isinstance(heard, Tap) and heard.option.startswith("<"):
        return _navigate(conversation, heard.option, standing, now)
    return _answer(conversation, heard, standing.ask, now)


def _fits(tap: Tap, conversation: Conversation, standing: Turn) -> bool:
    """Whether the tap is on the question as it stands, on an option that it offers."""
    if standing.ask is None or (tap.version, tap.key) != (conversation.version, conversation.asked):
        return False
    navigation = (STOP, LATER, HELP, *([BACK] if standing.can_go_back or conversation.editing else []))
    return tap.option in standing.ask.options() or tap.option in navigation


def _number(option: str) -> int | None:
    return int(option) if option.isdecimal() else None


def _navigate(conversation: Conversation, option: str, standing: Turn, now: datetime) -> Turn:
    match option:
        case _ if option == STOP:
            return Turn(replace(conversation, asked=""), Outcome.stopped)
        case _ if option == LATER:
            return Turn(conversation, Outcome.later)
        case _ if option == HELP:
            return Turn(conversation, Outcome.help)
        case _ if option == BACK:
            return _back(conversation, now)
        case _ if option.startswith(EDIT):
            return _edit(conversation, option.removeprefix(EDIT), now)
    assert standing.ask is not None
    return _answer(
        conversation, Tap(conversation.id, conversation.version, standing.ask.key, option), standing.ask, now
    )


def _answer(conversation: Conversation, heard: Heard, question: Question[Any], now: datetime) -> Turn:
    try:
        written = question.hear(heard)
    except SorryError as sorry:
        return look(conversation, now, sorry.why, again=True)
    answers = {**conversation.answers, question.key: written}
    editing = conversation.editing if conversation.editing and conversation.editing.key != question.key else None
    then = replace(conversation, answers=answers, version=conversation.version + 1, editing=editing)
    label = question.options().get(heard.option) if isinstance(heard, Tap) else None
    return replace(look(then, now), answered=label)


def _back(conversation: Conversation, now: datetime) -> Turn:
    """One question back; out of an edit, back to the summary with the old answer."""
    if conversation.editing:
        answers = {**conversation.answers, conversation.editing.key: conversation.editing.was}
        return look(replace(conversation, answers=answers, version=conversation.version + 1, editing=None), now)
    talk = Talk(conversation.answers, now, conversation.committed)
    with suppress(_WaitingError):
        conversation.flow(talk)
    return look(_without(conversation, talk.path[-1]), now)


def _edit(conversation: Conversation, key: str, now: datetime) -> Turn:
    editing = Editing(key, conversation.answers[key])
    return look(replace(_without(conversation, key), editing=editing), now)


def _without(conversation: Conversation, key: str) -> Conversation:
    answers = {k: v for k, v in conversation.answers.items() if k != key}
    return replace(conversation, answers=answers, version=conversation.version + 1)
