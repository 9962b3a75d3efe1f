"""What somebody at a terminal waits for."""

import subprocess
import tempfile
from pathlib import Path
from time import perf_counter

from bench import databases
from bench.figures import Sheet, Spread
from bench.makker import Makker
from bench.options import Options
from bench.processes import ROOT, environment, fake_telegram, python
from bench.telegram.__main__ import Order

COMMANDS = (("--help",), ("invite", "--role", "mentee"), ("doctor",))


def commands(options: Options) -> Sheet:
    """From exec to the end."""
    sheet = Sheet("commands", "From exec to the end, on SQLite, with a Telegram that answers at once. Goal: 0.5 s.")
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as name, databases.sqlite() as new:
        makker = Makker(new(), Path(name), people=10)
        makker.prepare()
        with fake_telegram(Order(), Path(name, "telegram.log")) as telegram:
            settings = makker.settings(telegram.api)
            for command in COMMANDS:
                runs = tuple(_seconds(command, settings) for _ in range(options.runs))
                sheet.add(f"makker {' '.join(command)}", seconds=Spread(runs))
    return sheet


def _seconds(arguments: tuple[str, ...], settings: dict[str, str]) -> float:
    command = python("bot", *arguments)
    began = perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment(settings), check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return perf_counter() - began
