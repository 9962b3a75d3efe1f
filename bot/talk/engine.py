"""The conversation engine: where a conversation stands, and what becomes of what was heard.

Nothing here sends, stores or reads a clock. `look` runs the flow; `hear` takes one tap or message.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.effects import Json
from bot.talk.buttons import BACK, CLOSE, HELP, LATER, NAVIGATION, STOP, meant, own_options
from bot.talk.conversation import Conversation, Editing, Outcome, Turn
from bot.talk.heard import Heard, Tap, Words
from bot.talk.phrase import Phrase, _
from bot.talk.question import BLANK, Question, SorryError
from bot.talk.questions import EDIT
from bot.talk.talk import Talk, WaitingError

PASSED = _("That button belongs to an earlier question. Nothing has changed.")
NOTED = _("I have already noted that.")
MOVED = _("My questions have changed. Please answer this one.")

Speak = Callable[[Phrase], str]
"""What turns a phrase into text for one reader."""


def look(conversation: Conversation, now: datetime, *first: Phrase, again: bool = False) -> Turn:
    """Where the conversation stands. With `again`, what was said before the question is not repeated."""
    talk, question = _walk(conversation, now)
    kept = conversation.answers if question else {key: conversation.answers[key] for key in talk.asked}
    then = replace(
        conversation,
        answers=kept,
        asked=question.seen_as if question else "",
        committed=conversation.committed | frozenset(talk.reached),
    )
    offered = [it for it in conversation.offers if it != BACK or talk.open_path or conversation.editing]
    return Turn(
        conversation=then,
        outcome=Outcome.asked if question else Outcome.finished,
        say=first if again and question else (*first, *talk.notes),
        ask=question,
        options=own_options(question, talk.open_path) if question else {},
        beside={it: NAVIGATION[it] for it in offered} if question else {},
        effects=tuple(talk.due),
        voices=() if again and question else tuple(talk.voices),
        calendar=tuple(talk.calendar),
    )


def _walk(conversation: Conversation, now: datetime) -> tuple[Talk, Question[Any] | None]:
    """The flow, run from the top to its end or to the question that is open."""
    talk = Talk(conversation.answers, now, conversation.committed)
    try:
        conversation.flow(talk)
    except WaitingError as waiting:
        return talk, waiting.question
    talk.due += talk.pending
    return talk, None


def hear(conversation: Conversation, heard: Heard, now: datetime, readers: Iterable[Speak] = ()) -> Turn:
    """One thing was heard. Never writes down an answer to a question that the person did not see.

    Words that are a visible button's label, as one of the `readers` reads it, are a tap on that button.
    """
    standing = look(conversation, now, again=True)
    seen = standing.ask is not None and conversation.asked == standing.ask.seen_as
    if isinstance(heard, Tap) and not (seen and _fits(heard, conversation, standing)):
        if is_noted(conversation, heard, now):
            return Turn(conversation, Outcome.repeated, toast=NOTED)
        return replace(standing, toast=PASSED)
    if standing.ask is None:
        return standing
    if not seen:
        return look(conversation, now, MOVED)
    if isinstance(heard, Words):
        in_words = {option: label for option, label in standing.options.items() if not option.startswith(BLANK)}
        option = meant(heard.text, {**in_words, **standing.beside}, readers)
        heard = Tap(conversation.id, conversation.version, standing.ask.key, option) if option else heard
    return _take(conversation, heard, standing.ask, now)


def _fits(tap: Tap, conversation: Conversation, standing: Turn) -> bool:
    """Whether the tap is on the question as it stands, on a button that it shows."""
    if standing.ask is None or tap.option not in {**standing.options, **standing.beside}:
        return False
    return (tap.conversation, tap.version, tap.key) == (conversation.id, conversation.version, standing.ask.key)


def is_noted(conversation: Conversation, tap: Tap, now: datetime) -> bool:
    """Whether the tap says what is already written down."""
    talk, open_question = _walk(conversation, now)
    half = open_question if open_question and tap.key == open_question.key in conversation.answers else None
    question = talk.asked.get(tap.key, half)
    try:
        return question is not None and question.hear(tap) == conversation.answers[tap.key]
    except SorryError:
        return False


def _take(conversation: Conversation, heard: Heard, question: Question[Any], now: datetime) -> Turn:
    match heard:
        case Tap(option=option) if option.startswith(BLANK):
            return Turn(conversation, Outcome.repeated)
        case Tap(option=option) if option in (STOP, CLOSE):
            return Turn(replace(conversation, asked=""), Outcome.stopped)
        case Tap(option=option) if option == LATER:
            return Turn(conversation, Outcome.later)
        case Tap(option=option) if option == HELP:
            return Turn(conversation, Outcome.help)
        case Tap(option=option) if option == BACK:
            return _back(conversation, now)
        case Tap(option=option) if option.startswith(EDIT):
            return _edit(conversation, option.removeprefix(EDIT), now)
    return _answer(conversation, heard, question, now)


def _answer(conversation: Conversation, heard: Heard, question: Question[Any], now: datetime) -> Turn:
    try:
        written = question.hear(heard)
    except SorryError as sorry:
        return look(conversation, now, sorry.why, again=True)
    answers = {**conversation.answers, question.key: written}
    if not _is_whole(question, written):
        return replace(look(replace(conversation, answers=answers), now, again=True), redrawn=True)
    editing = conversation.editing if conversation.editing and conversation.editing.key != question.key else None
    then = replace(conversation, answers=answers, version=conversation.version + 1, editing=editing)
    label = question.shown(heard.option) if isinstance(heard, Tap) else None
    return replace(look(then, now), answered=label)


def _is_whole(question: Question[Any], written: Json) -> bool:
    """Whether what was written down answers the question."""
    try:
        question.read(written)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def reword(conversation: Conversation, key: str, words: Words, now: datetime) -> Turn | None:
    """The same question answered in other words; None where that answer can no longer be changed."""
    talk, _question = _walk(conversation, now)
    if key not in talk.open_path:
        return None
    try:
        written = talk.asked[key].hear(words)
    except SorryError as sorry:
        return look(conversation, now, sorry.why, again=True)
    answers = {**conversation.answers, key: written}
    return look(replace(conversation, answers=answers, version=conversation.version + 1), now, again=True)


def _back(conversation: Conversation, now: datetime) -> Turn:
    """One question back; out of an edit, back to the summary with the old answer."""
    if conversation.editing:
        answers = {**conversation.answers, conversation.editing.key: conversation.editing.was}
        then = replace(conversation, answers=answers, version=conversation.version + 1, editing=None)
        return look(then, now, again=True)
    return look(_without(conversation, _walk(conversation, now)[0].open_path[-1]), now, again=True)


def _edit(conversation: Conversation, key: str, now: datetime) -> Turn:
    editing = Editing(key, conversation.answers[key])
    return look(replace(_without(conversation, key), editing=editing), now, again=True)


def _without(conversation: Conversation, key: str) -> Conversation:
    answers = {k: v for k, v in conversation.answers.items() if k != key}
    return replace(conversation, answers=answers, version=conversation.version + 1)
