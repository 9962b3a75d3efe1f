"""A conversation as a script: who says what, and what the person sees; no Telegram, database or clock.

A story is written as it looks on the phone::

    Makker: May we keep your answers?
            • Only the coordinators can read them.
            [Yes, I agree] [I want to ask first] [No, thank you]
    > [Yes, I agree]
    Makker: What should we call you? …
    > Amina

Every `Makker:` opens one paragraph; its further lines are indented. `…` at the end of a line stands for its
rest, and at the end of a paragraph for the paragraph's. Buttons in brackets are the question's own, all of
them, in order; where a story names none, they are not compared. `>` is what the person does: a tap (an emoji
before a label need not be written), typed words, or `🎤`, a voice message.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from inspect import cleandoc
from textwrap import dedent

from bot.domain.effects import Effect
from bot.talk.buttons import plain
from bot.talk.conversation import Conversation, Turn
from bot.talk.engine import Speak, hear, look
from bot.talk.heard import Heard, Tap, Voice, Words
from bot.talk.phrase import Phrase
from bot.talk.questions import SKIP

SPEAKER, DOES, SPEAKS, AND_SO_ON = "Makker:", ">", "🎤", "…"
MARKS = dict.fromkeys((0x200E, 0x200F, *range(0x2066, 0x206A)))
"""Direction marks: nobody sees them, so no story writes them."""
BUTTON = re.compile(r"\[([^\]]+)\]")


class StoryError(AssertionError):
    """What the person sees is not what the story says."""


@dataclass
class Scene:
    """What the person sees, paragraph by paragraph, and what they do then; nothing, where the story ends."""

    paragraphs: list[list[str]] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    does: str = ""


class Script:
    """One person in one conversation."""

    def __init__(
        self, conversation: Conversation, now: datetime, say: Speak, readers: Iterable[Speak] = (), language: str = ""
    ) -> None:
        """`say` is how the person reads; `readers` are all the languages in which a button may be typed."""
        self.language = language
        self.now, self.say, self.readers = now, say, tuple(readers) or (say,)
        self.effects: list[Effect] = []
        self.turn = self._taken(look(conversation, now))

    def _taken(self, turn: Turn) -> Turn:
        self.effects += turn.effects
        return turn

    @property
    def conversation(self) -> Conversation:
        """Where the conversation stands."""
        return self.turn.conversation

    @property
    def paragraphs(self) -> list[list[str]]:
        """What the last turn said and asks, line by line, without empty lines."""
        said = (*self.turn.say, self.turn.ask.prompt) if self.turn.ask else self.turn.say
        return [[line.strip() for line in self._read(phrase).splitlines() if line.strip()] for phrase in said]

    @property
    def text(self) -> str:
        """The same as one text."""
        return "\n".join(line for paragraph in self.paragraphs for line in paragraph)

    @property
    def buttons(self) -> dict[str, Tap]:
        """Every button in sight, by its label."""
        return {self._read(label): self.button(it) for it, label in {**self.turn.options, **self.turn.beside}.items()}

    @property
    def own_buttons(self) -> list[str]:
        """The labels of the question's own buttons."""
        return [self._read(label) for option, label in self.turn.options.items() if option != SKIP]

    def button(self, option: str) -> Tap:
        """A tap on this option of the question that is open, offered or not."""
        key = self.turn.ask.key if self.turn.ask else ""
        return Tap(self.conversation.id, self.conversation.version, key, option)

    def _read(self, phrase: Phrase) -> str:
        return self.say(phrase).translate(MARKS)

    def taps(self, label: str) -> "Script":
        """The person taps the button with this label."""
        fitting = [tap for text, tap in self.buttons.items() if label == text or plain(label) == plain(text)]
        if len(fitting) != 1:
            raise StoryError(f"no one button says “{label}”: {', '.join(self.buttons)}")
        return self.hears(fitting[0])

    def writes(self, words: str) -> "Script":
        """The person writes."""
        return self.hears(Words(words, self.language))

    def hears(self, heard: Heard) -> "Script":
        """Anything else that the person does."""
        self.turn = self._taken(hear(self.conversation, heard, self.now, self.readers))
        return self

    def does(self, line: str) -> "Script":
        """What stands behind `>` in a story."""
        if tap := BUTTON.fullmatch(line):
            return self.taps(tap[1])
        return self.hears(Voice("voice", 9)) if line == SPEAKS else self.writes(line)


def story_of(flow: Callable[..., object]) -> str:
    """The story that a flow opens with: in its own docstring, or in its module's."""
    told = [cleandoc(text or "") for text in (flow.__doc__, sys.modules[flow.__module__].__doc__)]
    return next((text for text in told if SPEAKER in text), "")


def scenes(story: str) -> list[Scene]:
    """A story, scene by scene; what stands before its first `Makker:` is a title."""
    lines = story.splitlines()
    first = next((place for place, line in enumerate(lines) if line.lstrip().startswith(SPEAKER)), len(lines))
    told = [Scene()]
    for line in dedent("\n".join(lines[first:])).splitlines():
        if told[-1].does and line.strip():
            told.append(Scene())
        _write(told[-1], line)
    return told


def _write(scene: Scene, line: str) -> None:
    bare = line.strip()
    if line.startswith(SPEAKER):
        scene.paragraphs.append([line.removeprefix(SPEAKER).strip()])
    elif line.startswith(DOES):
        scene.does = line.removeprefix(DOES).strip()
    elif bare and not BUTTON.sub("", bare).strip():
        scene.buttons += BUTTON.findall(bare)
    elif bare:
        scene.paragraphs[-1].append(bare)


def play(story: str, script: Script) -> Script:
    """Play a story from the top; StoryError at the first thing that the person would see differently."""
    for scene in scenes(story):
        if not _same(scene.paragraphs, script.paragraphs, _same_paragraph):
            raise StoryError(f"the story says:\n{_shown(scene.paragraphs)}\nMakker says:\n{_shown(script.paragraphs)}")
        if scene.buttons and scene.buttons != script.own_buttons:
            raise StoryError(f"the story shows {scene.buttons}\nMakker shows {script.own_buttons}")
        if scene.does:
            script.does(scene.does)
    return script


def _same(told: Sequence[object], seen: Sequence[object], alike: Callable[..., bool]) -> bool:
    return len(told) == len(seen) and all(map(alike, told, seen))


def _same_paragraph(told: list[str], seen: list[str]) -> bool:
    if told[-1].endswith(AND_SO_ON):
        seen = seen[: len(told)]
    return _same(told, seen, _same_line)


def _same_line(told: str, seen: str) -> bool:
    if told.endswith(AND_SO_ON):
        return seen.startswith(told.removesuffix(AND_SO_ON).rstrip())
    return told == seen


def _shown(paragraphs: list[list[str]]) -> str:
    return "\n".join(
        f"{SPEAKER if not place else '       '} {line}" for it in paragraphs for place, line in enumerate(it)
    )
