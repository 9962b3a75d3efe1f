"""Starts `makker run` once for every line on standard input, and writes each one's process id.

Python and its libraries are loaded once, here; each bot is a process of its own all the same, forked before
anything is opened. Loading them anew for each would take the test minutes.
"""

import os
import signal
import sys
from importlib import import_module

from bot import __main__


def main() -> None:
    """Until standard input ends."""
    import_module("bot.serve")  # takes seconds; each bot would load it anew
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever dies is gone at once
    for _ in sys.stdin:
        pid = os.fork()
        if not pid:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # only process ids go where the test reads
            __main__.app(["run"])
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
