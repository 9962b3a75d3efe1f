"""A question that is answered with a whole number, in the digits of any script."""

import re
from dataclasses import dataclass

from bot.domain.effects import Json
from bot.talk.heard import Heard, Words
from bot.talk.phrase import Phrase, _
from bot.talk.question import Question, SorryError

HIGHEST = 999_999
_ONE_NUMBER = re.compile(r"[^\d\-−+.,٫٬/]*(\d{1,6})[^\d\-−+.,٫٬/]*[.!]?")
"""A number among words: `12`, `about ١٢ hours.`; not `-3`, `2-3`, `2.5`, `1.000` or `1/2`."""


@dataclass(frozen=True)
class Number(Question[int]):
    """A whole number from `lowest` to `highest`, both included."""

    key: str
    prompt: Phrase
    lowest: int = 0
    highest: int = HIGHEST

    def hear(self, heard: Heard) -> Json:
        """The number, apart from the points of a scale (those are kept as bare numbers)."""
        found = _ONE_NUMBER.fullmatch(heard.text.strip()) if isinstance(heard, Words) else None
        if found and self.lowest <= int(found[1]) <= self.highest:
            return {"number": int(found[1])}
        raise SorryError(_("Please write one whole number, from {low} to {high}.")(low=self.lowest, high=self.highest))

    def read(self, stored: Json) -> int:
        """The number."""
        number = stored.get("number") if isinstance(stored, dict) else None
        if isinstance(number, bool) or not isinstance(number, int) or not self.lowest <= number <= self.highest:
            raise ValueError(stored)
        return number
