"""Starts `makker run` once for every line on standard input, and writes each one's process id.

Python and its libraries are loaded once, here; each bot is a process of its own all the same, forked before
anything is opened. Loading them anew for each would take seconds.
"""

import gc
import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from runpy import run_module
from typing import Any

from sqlalchemy.orm import configure_mappers

from bot.demo import journal


def main() -> None:
    """Until standard input ends; whoever still lives then, ends too."""
    for name in ("bot.serve", "typer"):
        import_module(name)
    configure_mappers()  # else each bot would, with its first query
    gc.freeze()  # what is loaded is nobody's garbage: no bot looks through it, so that no bot has to copy it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever dies is gone at once
    born = []
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _live(json.loads(line))
        born.append(pid)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
    for pid in born:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _live(order: dict[str, Any]) -> None:
    """As an operator would start it. `order`: the settings, and the file in which it writes what it changes."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # only process ids go where the parent reads
    os.environ.update(order["settings"])
    if order["journal"]:
        journal.keep(Path(order["journal"]))
    sys.argv = ["makker", "run"]
    run_module("bot", run_name="__main__")


if __name__ == "__main__":
    main()
