"""Programs under measurement: started, looked at, ended. Nothing of theirs is imported here."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from bench.telegram.__main__ import Order

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
WITHOUT = ("MAKKER_", "HTTP_PROXY", "http_proxy")
LAST_WORDS = 1_000
"""Letters of a program's log that are shown when it has failed."""


class FailedError(Exception):
    """A program did not do what it was started for."""


@dataclass
class Program:
    """A process."""

    process: subprocess.Popen[bytes]
    began: float
    """When it was started, by the monotonic clock of the machine."""

    @property
    def cpu_seconds(self) -> float:
        """What it and its threads have used of the processor."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory(self) -> float:
        """What it has in memory, in MiB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text("utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Ours, without settings of another Makker, and with these."""
    return {name: it for name, it in os.environ.items() if not name.startswith(WITHOUT)} | dict(settings)


@contextmanager
def running(command: list[str], log: Path, settings: Mapping[str, str] | None = None) -> Iterator[Program]:
    """A program that runs until the block ends."""
    with log.open("ab") as output:
        began = time.monotonic()
        process = subprocess.Popen(  # noqa: S603  (our own programs)
            command, cwd=ROOT, env=environment(settings or {}), stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield Program(process, began)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module."""
    return [sys.executable, "-m", module, *arguments]


@dataclass
class FakeTelegram:
    """`bench.telegram` in its own process."""

    lines: IO[str]
    api: str

    def hear(self, key: str) -> Any:
        """What it says under this key, once it says it; FailedError where it ends before."""
        for line in self.lines:
            told = json.loads(line)
            if key in told:
                return told[key]
        raise FailedError(f"the fake Telegram ended before it said “{key}”")


@contextmanager
def fake_telegram(order: Order, log: Path) -> Iterator[FakeTelegram]:
    """A Telegram with a crowd, which does what the order says."""
    command = python("bench.telegram", json.dumps(asdict(order)))
    pipe = subprocess.PIPE
    with (
        log.open("ab") as errors,
        subprocess.Popen(  # noqa: S603  (our own program)
            command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            port = json.loads(process.stdout.readline())["port"]
            yield FakeTelegram(process.stdout, f"http://127.0.0.1:{port}")
        finally:
            process.stdin.close()
