"""Where the phones are written down: a terminal with a margin for the time, and a column for each phone.

All phones stand side by side where they have room. Else a pair's two stand beside the coordinators', under a
heading that says whose they are; in a narrow terminal one stands under the other.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot.demo.layout import Line, beside

MARGIN, BETWEEN = 7, " │ "
"""Columns of text before the first phone, and what stands between two."""
WIDEST, COMFORTABLE, NARROWEST = 36, 30, 24
"""Columns of text on a phone: never more; what all side by side need; what a pair's and the coordinators' need."""
COORDINATORS = "Coordinators"
QUIET = "dim"


class News(NamedTuple):
    """What is new on a phone, and since when."""

    at: datetime
    lines: Sequence[Line]


class Sheet:
    """The terminal."""

    def __init__(self, console: Console, pairs: Sequence[Sequence[str]], zone: ZoneInfo) -> None:
        """`pairs`: the names over the columns, beside those of the coordinators."""
        self._console = console
        self._zone = zone
        everybody = [*(name for pair in pairs for name in pair), COORDINATORS]
        all_fit = self._room(len(everybody)) >= COMFORTABLE
        self._rows: Sequence[Sequence[str]] = [everybody] if all_fit else [[*pair, COORDINATORS] for pair in pairs]
        self._row: Sequence[str] = self._rows[0]
        room = self._room(len(self._row))
        self._beside = room >= NARROWEST
        self._page = MARGIN + len(self._row) * WIDEST + (len(self._row) - 1) * len(BETWEEN)
        self.width = min(room, WIDEST) if self._beside else min(console.width, self._page) - MARGIN
        """Columns of text for each phone."""
        self._day: date | None = None

    def _room(self, phones: int) -> int:
        return (self._console.width - MARGIN - len(BETWEEN) * (phones - 1)) // phones

    def title(self, words: str) -> None:
        """A line over what comes next."""
        self._console.print()
        self._console.print(Text(f"{' ' * MARGIN}{words}", "bold italic"))

    def show(self, news: Mapping[str, News]) -> None:
        """What is new, by the name of the phone."""
        if not self._beside:
            for name, it in news.items():
                self._turn_the_page(it.at)
                self._write(it.at, [[Line(f"{name}:", QUIET), *it.lines]])
            return
        left = dict(news)
        for row in self._rows_with(news):
            cells = [left.pop(name, None) for name in row]
            at = min(it.at for it in cells if it)
            self._turn_to(row, at)
            self._write(at, [it.lines if it else () for it in cells])

    def _rows_with(self, news: Mapping[str, News]) -> Sequence[Sequence[str]]:
        """The rows on whose phones something is new; what only the coordinators read stands in the row of before."""
        rows = [row for row in self._rows if any(name in news for name in row if name != COORDINATORS)]
        return rows or ([self._row] if news else [])

    def _turn_to(self, row: Sequence[str], at: datetime) -> None:
        """A heading where the day or the phones are others than before."""
        is_new_day = self._turn_the_page(at)
        if row != self._row and not is_new_day:
            self._console.print()
        if row != self._row or is_new_day:
            self._write(None, [[Line(name, "bold underline")] for name in row])
        self._row = row

    def _turn_the_page(self, at: datetime) -> bool:
        """A line for each new day; whether it is one."""
        day = at.astimezone(self._zone).date()
        if day == self._day:
            return False
        self._day = day
        self._console.print()
        ruled = Rule(format_date(day, "EEEE d MMMM y", "en"), align="left")
        self._console.print(ruled, width=min(self._console.width, self._page))
        return True

    def _write(self, at: datetime | None, cells: Sequence[Sequence[Line]]) -> None:
        margin = f"{at.astimezone(self._zone):%H:%M}" if at else ""
        for row in beside(cells, self.width):
            text = Text(margin.ljust(MARGIN), QUIET)
            for place, line in enumerate(row):
                text.append(BETWEEN if place else "", QUIET)
                text.append(line.text, line.style)
            text.rstrip()
            self._console.print(text, soft_wrap=True)
            margin = ""
