"""People who answer a check-in, and look closely at what they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.questions import END, FIRST, MANY, QUESTIONS, Question, after


@dataclass(frozen=True)
class Move:
    """What a person does: a tap on the button with this callback data, or words."""

    data: str = ""
    words: str = ""


@dataclass
class Seen:
    """What people saw that they should not have seen."""

    wrong: int = 0
    """Another question than the one that follows what was said, or without its buttons."""
    double: int = 0
    """Something that had come already."""


@dataclass
class Person:
    """Answers six questions, each in their own way. `number` is the chat's id."""

    number: int
    seen: Seen
    waits_for: Question | None = FIRST
    """What must come next; None: the end."""
    asked: Question | None = None
    """The question in front of them."""
    buttons: Mapping[str, str] = field(default_factory=dict)
    """Of that question: callback data by label."""
    said: dict[str, str] = field(default_factory=dict)
    """Answers by their questions: a choice's key, or words."""
    is_done: bool = False

    def sees(self, text: str, buttons: Mapping[str, str]) -> bool:
        """Look at a message; whether it is the right next one."""
        found = next((it for it in QUESTIONS.values() if it.ask in text), None)
        if found is None and END not in text:
            return False  # nothing that is waited for: a greeting, a hint
        if self.asked is not None or self.is_done:
            self.seen.double += 1
            return False
        if found != self.waits_for or not self._all_there(buttons):
            self.seen.wrong += 1
            return False
        self.asked, self.buttons, self.is_done = found, buttons, found is None
        return True

    def _all_there(self, buttons: Mapping[str, str]) -> bool:
        return self.waits_for is None or set(self.waits_for.choices.values()) <= buttons.keys()

    def moves(self) -> Move:
        """Answer the question in front of them; from now on the next one is waited for."""
        question = self.asked
        assert question is not None
        place = len(self.said)
        assert place < MANY
        answer = self._answer(question, place)
        self.said[question.key], self.asked = answer, None
        self.waits_for = after(question.key, answer)
        if question.choices:
            return Move(data=self.buttons[question.choices[answer]])
        return Move(words=answer)

    def _answer(self, question: Question, place: int) -> str:
        if not question.choices:
            return f"Answer {place + 1} of {self.number}: we looked at a job advertisement."
        keys = list(question.choices)
        return keys[(self.number // (place + 1)) % len(keys)]
