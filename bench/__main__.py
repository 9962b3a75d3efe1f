"""`python -m bench [TABLE…]`: measures, prints the tables, writes `bench/results.json`. The ratios count."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bench.figures import Sheet
from bench.machine import described
from bench.options import Options
from bench.tables import TABLES

RESULTS = Path(__file__).with_name("results.json")
WIDTH = 190


def _known(names: list[str]) -> list[str]:
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        raise typer.BadParameter(f"there is no table {unknown[0]}; there are {', '.join(TABLES)}")
    return names or list(TABLES)


def main(  # noqa: PLR0913  (the command's options)
    tables: Annotated[list[str] | None, typer.Argument(help=f"{', '.join(TABLES)}; all.", show_default=False)] = None,
    people: Annotated[int, typer.Option(help="How many people answer.")] = Options.people,
    at_once: Annotated[int, typer.Option(help="How many of them at the same time.")] = Options.at_once,
    runs: Annotated[int, typer.Option(help="How often each figure is taken.")] = Options.runs,
    only: Annotated[str, typer.Option(help="Only contestants whose names hold this.")] = "",
    wave: Annotated[int, typer.Option(help="Check-ins in the wave, at 30 a second.")] = Options.wave,
    pairs: Annotated[int, typer.Option(help="Pairs in the larger database of `tick`.")] = Options.pairs,
    due: Annotated[int, typer.Option(help="Check-ins due in a tick.")] = Options.due,
) -> None:
    """Makker beside its peers, everything in one run."""
    options = Options(people, at_once, runs, only, wave, pairs, due)
    console, machine = Console(width=WIDTH), described()
    _show(console, machine)
    sheets: list[Sheet] = []
    for name in _known(tables or []):
        sheets.append(TABLES[name](options))
        sheets[-1].show(console)
        _keep(machine, sheets)


def _show(console: Console, machine: dict[str, str]) -> None:
    table = Table("machine", "", show_header=False)
    for name, what in machine.items():
        table.add_row(name, what)
    console.print(table)


def _keep(machine: dict[str, str], sheets: list[Sheet]) -> None:
    """After each table, so that a long run that is broken off is not lost."""
    results = {"machine": machine, "tables": {sheet.name: sheet.as_json for sheet in sheets}}
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
