"""What was measured: tables of figures with their spread, as text and as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text


@dataclass(frozen=True)
class Spread:
    """One figure, measured several times."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The one in the middle."""
        return median(self.runs)

    def __str__(self) -> str:
        if len(self.runs) == 1:
            return short(self.median)
        return f"{short(self.median)} ({short(min(self.runs))}–{short(max(self.runs))})"

    @property
    def as_json(self) -> dict[str, Any]:
        """Minimum, median, maximum and the runs."""
        return {"min": min(self.runs), "median": self.median, "max": max(self.runs), "runs": list(self.runs)}


Cell = Spread | float | int | str


@dataclass(frozen=True)
class Row:
    """One line of a table: who or what, and the figures by their names. Units stand in the names."""

    who: str
    cells: dict[str, Cell]


@dataclass
class Sheet:
    """One table."""

    name: str
    says: str
    """How it was measured, in a sentence or two."""
    rows: list[Row] = field(default_factory=list)

    def add(self, who: str, **cells: Cell) -> None:
        """One more line; `_` in a name is a space."""
        self.rows.append(Row(who, {name.replace("_", " "): cell for name, cell in cells.items()}))

    @property
    def columns(self) -> Sequence[str]:
        """All names, in the order in which they first came."""
        return list(dict.fromkeys(name for row in self.rows for name in row.cells))

    def show(self, console: Console) -> None:
        """Print it."""
        table = Table(self.name, *self.columns, title_justify="left")
        for row in self.rows:
            table.add_row(row.who, *(_text(row.cells.get(name, "")) for name in self.columns))
        console.print(Group(table, Text(f"{self.says}\n")))

    @property
    def as_json(self) -> dict[str, Any]:
        """The table for programs."""
        rows = [{"who": row.who, **{name: _plain(it) for name, it in row.cells.items()}} for row in self.rows]
        return {"says": self.says, "rows": rows}


def short(number: float) -> str:
    """Three figures that count, no more."""
    size = abs(number)
    places = 0 if size >= 100 else 1 if size >= 10 else 2  # noqa: PLR2004
    return f"{number:,.{places}f}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all does not exceed; 0 where there are none."""
    found = sorted(values)
    return found[min(len(found) - 1, int(len(found) * share))] if found else 0.0


def _text(cell: Cell) -> str:
    return short(cell) if isinstance(cell, float) else str(cell)


def _plain(cell: Cell) -> Any:
    return cell.as_json if isinstance(cell, Spread) else cell
