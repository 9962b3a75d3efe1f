"""Questionnaires: a programme's own questions, as data. One published version never changes.

How to write one is told at the top of `bot/questionnaires/mentee.toml`; `bot.flows.questionnaire_file` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.domain.case import Rule, Severity, Signal
from bot.domain.checkin import Moment
from bot.domain.effects import Json, Told
from bot.domain.member import Role
from bot.flows import words
from bot.talk.days import Day
from bot.talk.figures import Number
from bot.talk.own_words import Story
from bot.talk.phrase import FullDay, Phrase, _, as_is, listed
from bot.talk.question import Question
from bot.talk.questions import Choice, Maybe, Scale
from bot.talk.several import Several

Value = int | str | tuple[str, ...] | date | Told | None

TREND: Mapping[str, Phrase] = {"better": _("Better"), "same": _("The same"), "worse": _("Worse")}

YEARS_BACK, YEARS_AHEAD = 60, 5
"""How far away a day may be that is asked for."""
ANY_DAY = date(2000, 1, 1)
"""Today, where that makes no difference."""


@dataclass(frozen=True)
class Condition:
    """Asked only where the answer to `key` is like this; a skipped answer fits no condition."""

    key: str
    at_most: int | None = None
    at_least: int | None = None
    equals: str | None = None
    includes: str | None = None

    def holds(self, told: Mapping[str, Value]) -> bool:
        """Whether the answers so far lead here."""
        match told.get(self.key):
            case int() as number:
                return (self.at_most is None or number <= self.at_most) and (
                    self.at_least is None or number >= self.at_least
                )
            case str() as chosen:
                return chosen == self.equals
            case tuple() as several:
                return self.includes in several
        return False


@dataclass(frozen=True)
class Item:
    """One question as the coordinator wrote it."""

    key: str
    kind: str
    ask: Phrase
    moments: frozenset[Moment] = frozenset(Moment)
    """The rounds in which it is asked."""
    ask_at: Mapping[Moment, Phrase] = field(default_factory=dict)
    """How it is asked in some of them, where that is different."""
    labels: tuple[Phrase, ...] = ()
    """A scale's points in words, the lowest first."""
    choices: Mapping[str, Phrase] | None = None
    in_work: frozenset[str] = frozenset()
    """The choices of somebody who has a job."""
    lowest: int = 0
    highest: int = 0
    unit: Phrase | None = None
    ahead: bool = False
    """Whether the day that is asked for is still to come."""
    when: Condition | None = None
    trust: bool = False
    """Whether a low score is told to the coordinators at once."""
    picture: Phrase | None = None
    """What the scale is called in the picture of somebody's progress; None: it is not in it."""

    def question(self, today: date) -> Question[Any]:
        """The question itself; every one can be skipped."""
        return Maybe(self._asked(today))

    def _asked(self, today: date) -> Question[Any]:
        match self.kind:
            case "scale":
                return Scale(self.key, self.ask, self.labels)
            case "choice" | "trend":
                return Choice(self.key, self.ask, self.choices or {})
            case "several":
                return Several(self.key, self.ask, self.choices or {})
            case "number":
                return Number(self.key, self.ask, self.lowest, self.highest)
            case "date":
                first = today if self.ahead else _years_away(today, -YEARS_BACK)
                return Day(self.key, self.ask, today, first, _years_away(today, YEARS_AHEAD) if self.ahead else today)
            case _:
                return Story(self.key, self.ask)

    def shown(self, stored: Json) -> Phrase:
        """A stored answer in words; ValueError where it is not one of this question's, or only half of one."""
        chosen = self.choices or {}
        match self._read(stored):
            case int() as number if self.kind == "scale":
                return self.labels[number - 1]
            case int() as number:
                return Phrase("{number} {unit}", holes={"number": number, "unit": self.unit or Phrase("")})
            case str() as choice:
                return chosen[choice]
            case tuple() as several:
                return listed([chosen[choice] for choice in several])
            case date() as day:
                return as_is(FullDay(day))
            case told:
                return words.told(told)

    def _read(self, stored: Json) -> Value:
        """A day is read whenever it was: what day it may be is checked when somebody answers."""
        if self.kind == "date" and isinstance(stored, dict):
            return date.fromisoformat(str(stored["day"]))
        value: Value = self.question(ANY_DAY).read(stored)
        return value

    def signal(self, value: Value, low_at_most: int) -> Signal | None:
        """What this answer means for the coordinators; `low_at_most` is the programme's."""
        if not self.trust or not isinstance(value, int) or value > low_at_most:
            return None
        return Signal(Rule.low_trust, Severity.high, {"points": value})


def _years_away(today: date, years: int) -> date:
    """The first of January, so that no leap day is in the way."""
    return date(today.year + years, 1, 1)


@dataclass(frozen=True)
class Questions:
    """A whole questionnaire for one role."""

    role: Role
    version: int
    items: tuple[Item, ...]

    def at(self, moment: Moment) -> tuple[Item, ...]:
        """What is asked in a round of this kind, in the words of that round."""
        asked = (item for item in self.items if moment in item.moments)
        return tuple(replace(item, ask=item.ask_at.get(moment, item.ask)) for item in asked)
