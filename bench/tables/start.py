"""From the start of the program to its first request for updates, and what it then holds in memory."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from bench import databases
from bench.contestants import MEMORY, Running
from bench.figures import Sheet, Spread
from bench.makker import Makker
from bench.options import Options
from bench.play import boot
from bench.processes import ROOT, environment, python, running

MEMBERS = 10_000
MEMORY_OF_IT = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmRSS')))"
IMPORTS = ("telegram.ext", "aiogram", "sqlmodel", "bot.serve")

Cost = tuple[float, float]
"""Seconds, and MiB."""


def start(options: Options) -> Sheet:
    """A bare aiogram bot, Makker with many members, and what imports have to do with it."""
    says = (
        "From exec to the first getUpdates, and the memory (resident) of the process a second later. Makker has "
        f"{MEMBERS:,} members, of whom none is due. Imports: `python -c`, and the memory in the end."
    )
    sheet = Sheet("start", says)
    bare = _add(sheet, "aiogram, memory", lambda: boot(lambda api, folder: MEMORY.run(api, folder, 0)), options)
    ours = _add(sheet, f"Makker, SQLite, {MEMBERS:,} members", lambda: boot(_makker), options)
    sheet.add("Makker, of aiogram", seconds=ours[0] / bare[0], MiB=ours[1] / bare[1])
    _add(sheet, "python, nothing imported", lambda: _run(MEMORY_OF_IT), options)
    for name in IMPORTS:
        _add(sheet, f"import {name}", lambda name=name: _run(f"import {name}; {MEMORY_OF_IT}"), options)  # type: ignore[misc]
    return sheet


def _add(sheet: Sheet, name: str, once: Callable[[], Cost], options: Options) -> Cost:
    runs = [once() for _ in range(options.runs)]
    seconds, memory = Spread(tuple(it[0] for it in runs)), Spread(tuple(it[1] for it in runs))
    sheet.add(name, seconds=seconds, MiB=memory)
    return seconds.median, memory.median


@contextmanager
def _makker(api: str, folder: Path) -> Iterator[Running]:
    with databases.sqlite() as new:
        makker = Makker(new(), folder, MEMBERS // 2, due=0)
        makker.prepare()
        with running(python("bot", "run"), folder / "bot.log", makker.settings(api)) as program:
            yield Running(program)


def _run(program: str) -> Cost:
    command = [*python("x")[:1], "-c", program]
    began = perf_counter()
    said = subprocess.run(command, cwd=ROOT, env=environment({}), check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return perf_counter() - began, int(said.stdout) / 1024
