"""Questions that are answered in a person's own words, written or spoken."""

import re
from dataclasses import dataclass

from bot.domain.effects import Json, Told
from bot.talk.direction import is_seen
from bot.talk.heard import Heard, Voice, Words
from bot.talk.phrase import Phrase, _, n_
from bot.talk.question import Question, SorryError

EMPTY = _("Your message looks empty to me. Please write it once more.")
LONGEST_STORY = 10_000
"""Characters that are taken as one answer."""
LONGEST_VOICE = 300
"""Seconds of speech that are taken as one answer."""

_CIVIL_NUMBER = re.compile(r"(?<!\d)\d{2}[.\s]?\d{2}[.\s]?\d{2}\s?[-–]?\s?\d{4}(?!\d)")  # \d is any script's digit


def without_civil_numbers(text: str) -> str:
    """`text` with Danish civil registration numbers (CPR: six digits, four digits) hidden."""
    return _CIVIL_NUMBER.sub("••••••-••••", text)


@dataclass(frozen=True)
class Text(Question[str]):
    """A few words of one's own."""

    key: str
    prompt: Phrase
    longest: int = 1000

    def hear(self, heard: Heard) -> Json:
        """The words, without civil registration numbers."""
        if not isinstance(heard, Words):
            raise SorryError(_("Please write your answer as a message."))
        if not is_seen(heard.text):
            raise SorryError(EMPTY)
        if len(heard.text.strip()) > self.longest:
            raise SorryError(
                n_(
                    "That is a little long for me. Please write at most {n} letter.",
                    "That is a little long for me. Please write at most {n} letters.",
                    self.longest,
                )
            )
        return without_civil_numbers(heard.text.strip())

    def read(self, stored: Json) -> str:
        """The words."""
        if not isinstance(stored, str):
            raise ValueError(stored)
        return stored


@dataclass(frozen=True)
class Story(Question[Told]):
    """Free words, written or spoken."""

    key: str
    prompt: Phrase

    def hear(self, heard: Heard) -> Json:
        """The words, or the voice message's file id."""
        match heard:
            case Words(text) if len(text) > LONGEST_STORY:
                raise SorryError(_("That is a very long text. Please send it in two parts, the most important first."))
            case Words(text) if is_seen(text):
                return {"text": without_civil_numbers(text.strip())}
            case Words():
                raise SorryError(EMPTY)
            case Voice(file_id, seconds) if seconds <= LONGEST_VOICE:
                return {"voice": file_id}
            case Voice():
                raise SorryError(_("Please keep it under five minutes."))
        raise SorryError(_("Please write, or send a voice message."))

    def read(self, stored: Json) -> Told:
        """What was told."""
        if not isinstance(stored, dict):
            raise ValueError(stored)
        return Told(str(stored.get("text", "")), str(stored.get("voice", "")))
