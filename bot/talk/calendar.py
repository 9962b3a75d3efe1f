"""A day: one of the nearest, one from a month that is drawn with buttons, or one that is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from bot.domain.effects import Json
from bot.talk.day_words import read_day
from bot.talk.days import not_a_day, too_far
from bot.talk.heard import Heard, Tap, Words
from bot.talk.languages import Language
from bot.talk.phrase import Month, Phrase, ShortDay, Weekday, as_is
from bot.talk.question import BLANK, Question

WEEK = 7
TO_MONTH, MONTH = "<m.", "month"
HEADING, HEAD = f"{BLANK}m", f"{BLANK}w"
NEAR, NEAREST, NEAR_COLUMNS = "near.", 4, 2
"""The nearest days stand above the month with weekday and month: most people want one of them."""


@dataclass(frozen=True)
class Calendar(Question[date]):
    """One of `days`, which follow each other: one month at a time, only weeks in which a day can be chosen."""

    key: str
    prompt: Phrase
    days: Sequence[date]
    marked: frozenset[date] = frozenset()
    """Days with a dot, because something is known about them; the prompt says what."""
    month: date | None = None
    """The first of the month that is shown; None: the first one that has a day."""
    latest: bool = False
    """Begin with the last month instead: the days are past ones."""

    @property
    def _shown(self) -> date:
        return self.month or _first_of(self._first)

    @property
    def _offered(self) -> list[date]:
        return [day for day in self.days if _first_of(day) == self._shown]

    @property
    def _near(self) -> dict[str, date]:
        """The nearest days, by the option that stands for each."""
        nearest = reversed(self.days[-NEAREST:]) if self.latest else self.days[:NEAREST]
        return {f"{NEAR}{day}": day for day in nearest}

    @property
    def _beside(self) -> dict[str, Phrase]:
        """The months before and after, as far as they have a day."""
        months = [month for month, _days in groupby(self.days, _first_of)]
        place = months.index(self._shown)
        before = [(months[place - 1], "‹ {month}")] if place else []
        after = [(month, "{month} ›") for month in months[place + 1 : place + 2]]
        return {
            f"{TO_MONTH}{month:%Y-%m}": Phrase(arrow, holes={"month": Month(month, with_year=False)})
            for month, arrow in before + after
        }

    def options(self) -> Mapping[str, Phrase]:
        """The nearest days, the month, weekdays (from Monday; `rows` puts them in order), days, other months."""
        near = {option: self._marked(day, ShortDay(day)) for option, day in self._near.items()}
        monday = self._shown - timedelta(days=self._shown.weekday())
        heads = {f"{HEAD}{day}": as_is(Weekday(monday + timedelta(days=day))) for day in range(WEEK)}
        days = {str(day): self._marked(day, day.day) for day in self._offered}
        return {**near, HEADING: as_is(Month(self._shown)), **heads, BLANK: Phrase("·"), **days, **self._beside}

    def _marked(self, day: date, shown: object) -> Phrase:
        return Phrase("{it}•" if day in self.marked else "{it}", holes={"it": shown})

    def rows(self, options: Sequence[str], language: Language) -> list[list[str]]:
        """A row a week, beginning with the reader's first weekday; from the right where one reads so.

        Telegram lays buttons out from the left in every language.
        """
        first = language.first_weekday
        heads = [f"{HEAD}{(first + day) % WEEK}" for day in range(WEEK)]
        weeks = [heads, *self._weeks(first)]
        beside = [option for option in options if option.startswith(TO_MONTH)]
        grid = [*weeks, beside] if beside else weeks
        nearest = list(self._near)
        near = [nearest[place : place + NEAR_COLUMNS] for place in range(0, len(nearest), NEAR_COLUMNS)]
        rows = [*near, [HEADING], *grid]
        return [row[::-1] for row in rows] if language.right_to_left else rows

    def _weeks(self, first: int) -> list[list[str]]:
        begins = sorted({day - timedelta(days=(day.weekday() - first) % WEEK) for day in self._offered})
        weeks = [[begin + timedelta(days=day) for day in range(WEEK)] for begin in begins]
        return [[str(day) if day in self._offered else BLANK for day in week] for week in weeks]

    def resumed(self, stored: Json) -> "Calendar":
        """At the month that was turned to."""
        months = {f"{day:%Y-%m}": _first_of(day) for day in self.days}
        turned = months.get(str(stored.get(MONTH))) if isinstance(stored, dict) else None
        return replace(self, month=turned or self.month)

    def shown(self, option: str) -> Phrase | None:
        """The day with its month."""
        return as_is(ShortDay(date.fromisoformat(option.removeprefix(NEAR))))

    def hear(self, heard: Heard) -> Json:
        """The day, or the month that was turned to."""
        match heard:
            case Tap(option=option) if option in {f"{TO_MONTH}{day:%Y-%m}" for day in self.days}:
                return {MONTH: option.removeprefix(TO_MONTH)}
            case Tap(option=option) if (tapped := option.removeprefix(NEAR)) in map(str, self.days):
                return tapped
            case Words(text, language) if day := self._written(text.strip(), language):
                if not self.days[0] <= day <= self.days[-1]:
                    raise too_far(self.days[0], self.days[-1])
                if day in self.days:
                    return str(day)
        raise not_a_day(self._first)

    @property
    def _first(self) -> date:
        """The day that comes to mind first: the nearest one."""
        return self.days[-1 if self.latest else 0]

    def _written(self, text: str, language: str) -> date | None:
        """The day that somebody wrote; a number alone is the nearest day with that number."""
        if text.isdecimal():
            nearest = reversed(self.days) if self.latest else self.days
            return next((day for day in nearest if day.day == int(text)), None)
        return read_day(text, language, self._first, future=not self.latest)

    def read(self, stored: Json) -> date:
        """The day; ValueError for one that is no longer offered."""
        for day in self.days:
            if str(day) == stored:
                return day
        raise ValueError(stored)


def _first_of(day: date) -> date:
    return day.replace(day=1)
