"""A question that takes any number of its choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.domain.effects import Json
from bot.talk.heard import Heard, Tap
from bot.talk.languages import Language
from bot.talk.phrase import Phrase, _, listed
from bot.talk.question import Question, SorryError

S_co = TypeVar("S_co", bound=str, covariant=True)

DONE, CHOSEN = "done", "chosen"


@dataclass(frozen=True)
class Several(Question[tuple[S_co, ...]]):
    """Any of several: a tap chooses one or takes it back, Done ends it."""

    key: str
    prompt: Phrase
    choices: Mapping[S_co, Phrase]
    columns: int = 1
    chosen: frozenset[str] = frozenset()

    def options(self) -> Mapping[str, Phrase]:
        """One button a choice; Done, once there is one. A button says what its tap makes of the choice."""
        buttons = {}
        for choice, label in self.choices.items():
            if choice in self.chosen:
                buttons[f"-{choice}"] = Phrase("✓ {it}", holes={"it": label})
            else:
                buttons[f"+{choice}"] = label
        return {**buttons, DONE: _("✅ Done")} if self.chosen else buttons

    def rows(self, options: Sequence[str], language: Language) -> list[list[str]]:
        """The choices, then Done on its own."""
        choices = [option for option in options if option != DONE]
        return [*super().rows(choices, language), *([[DONE]] if DONE in options else [])]

    def resumed(self, stored: Json) -> "Several[S_co]":
        """With what was chosen so far."""
        so_far = stored.get(CHOSEN) if isinstance(stored, dict) else stored
        known = set(map(str, so_far)) if isinstance(so_far, list) else set()
        return replace(self, chosen=frozenset(known.intersection(self.choices)))

    def shown(self, option: str) -> Phrase | None:
        """What was chosen."""
        return listed([label for choice, label in self.choices.items() if choice in self.chosen])

    def hear(self, heard: Heard) -> Json:
        """A list of choices after Done; until then, what is chosen so far."""
        match heard:
            case Tap(option=option) if option == DONE and self.chosen:
                return [str(choice) for choice in self.choices if choice in self.chosen]
            case Tap(option=option) if option[:1] in ("+", "-") and option[1:] in self.choices:
                one = {option[1:]}
                now = self.chosen | one if option[0] == "+" else self.chosen - one
                return {CHOSEN: [str(choice) for choice in self.choices if choice in now]}
        raise SorryError(_("Please tap what fits, then tap Done."))

    def read(self, stored: Json) -> tuple[S_co, ...]:
        """The choices, in the order in which they are offered."""
        if not isinstance(stored, list) or not set(stored) <= set(self.choices):
            raise ValueError(stored)
        return tuple(choice for choice in self.choices if choice in stored)
