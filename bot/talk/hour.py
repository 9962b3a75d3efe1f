"""A time of day, chosen by a part of the day first where that keeps the keyboard short."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from bot.domain.effects import Json
from bot.domain.timetable import PARTS, part_of
from bot.talk.heard import Heard, Tap, Words
from bot.talk.languages import Language
from bot.talk.phrase import Phrase, _, as_is
from bot.talk.question import Question, SorryError

AT_MOST, COLUMNS = 12, 4
"""Times that are shown at once: three rows on a small phone."""
TO_PART, PART = "<p.", "part"
ALL_DAY = f"{TO_PART}all"
NAMES = {"morning": _("🌅 In the morning"), "afternoon": _("☀️ In the afternoon"), "evening": _("🌆 In the evening")}
OTHER_TIMES = _("‹ Other times")
TYPED = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2}))?")  # \d is any script's digit


@dataclass(frozen=True)
class Hour(Question[time]):
    """One of these times; typed ones will do too: 14, 14:30, kl. 14.30."""

    key: str
    prompt: Phrase
    times: Sequence[time]
    part: str = ""
    """The part of the day that is shown; empty: none yet."""

    @property
    def _parts(self) -> dict[str, list[time]]:
        parts: dict[str, list[time]] = {part: [] for part in PARTS}
        for clock in self.times:
            parts[part_of(clock)].append(clock)
        return {part: times for part, times in parts.items() if times}

    @property
    def _asks_part_first(self) -> bool:
        return len(self.times) > AT_MOST and len(self._parts) > 1

    def options(self) -> Mapping[str, Phrase]:
        """The parts of the day; the times of one of them; or all there are."""
        if not self._asks_part_first:
            return _buttons(self.times)
        if self.part in self._parts:
            return {**_buttons(self._parts[self.part]), ALL_DAY: OTHER_TIMES}
        return {TO_PART + part: NAMES[part] for part in self._parts}

    def rows(self, options: Sequence[str], language: Language) -> list[list[str]]:
        """Four times a row; each longer label on its own."""
        times = [option for option in options if not option.startswith(TO_PART)]
        rows = [times[start : start + COLUMNS] for start in range(0, len(times), COLUMNS)]
        grid = [row[::-1] for row in rows] if language.right_to_left else rows
        return [*grid, *([option] for option in options if option.startswith(TO_PART))]

    def resumed(self, stored: Json) -> "Hour":
        """At the part of the day that was chosen."""
        return replace(self, part=str(stored.get(PART, ""))) if isinstance(stored, dict) else self

    def shown(self, option: str) -> Phrase | None:
        """The time."""
        return as_is(time.fromisoformat(option))

    def hear(self, heard: Heard) -> Json:
        """The time, or the part of the day to look at."""
        match heard:
            case Tap(option=option) if option.startswith(TO_PART):
                part = option.removeprefix(TO_PART)
                if option == ALL_DAY or part in self._parts:
                    return {PART: "" if option == ALL_DAY else part}
            case Tap(option=option) if option in _buttons(self.times):
                return option
            case Words(text) if (typed := _read(text)) in _buttons(self.times):
                return typed
        example = self.times[len(self.times) // 2]
        raise SorryError(_("Please tap one of the times, or write one such as {time}.")(time=example))

    def read(self, stored: Json) -> time:
        """The time; ValueError for one that is no longer offered."""
        for clock in self.times:
            if _written(clock) == stored:
                return clock
        raise ValueError(stored)


def _buttons(times: Sequence[time]) -> dict[str, Phrase]:
    return {_written(clock): as_is(clock) for clock in times}


def _written(clock: time) -> str:
    return f"{clock:%H:%M}"


def _read(text: str) -> str:
    """The one time that the words hold; nothing where they hold none, or two."""
    found = TYPED.findall(text)
    return f"{int(found[0][0]):02}:{int(found[0][1] or 0):02}" if len(found) == 1 else ""
