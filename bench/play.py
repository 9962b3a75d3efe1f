"""One contestant, one crowd, one time."""

import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bench.contestants import Contestant, Running
from bench.processes import LAST_WORDS, FailedError, fake_telegram
from bench.telegram.__main__ import Order
from bench.telegram.crowd import Result


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    result: Result
    cpu_seconds: float
    """Of the bot's own process, while people answered."""
    memory: float
    """Of the bot's own process at the end, in MiB."""
    kept: int | None
    """Answers in its storage at the end, where they can be counted."""

    @property
    def speed(self) -> float:
        """Answers a second."""
        return self.result.answers / self.result.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of the processor for each answer."""
        return self.cpu_seconds / max(1, self.result.answers) * 1000

    @property
    def requests(self) -> float:
        """Requests to Telegram for each answer, without those for updates."""
        made = sum(many for method, many in self.result.calls.items() if method != "getUpdates")
        return made / max(1, self.result.answers)

    @property
    def mistakes(self) -> str:
        """What people had to complain about."""
        it = self.result
        lost = it.warmed + it.answers - self.kept if self.kept is not None else 0
        told = {"missing": it.missing, "wrong": it.wrong, "double": it.double, "not kept": lost}
        return ", ".join(f"{many} {what}" for what, many in told.items() if many) or "none"


def play(contestant: Contestant, order: Order) -> Outcome:
    """Start a Telegram and the bot, let the crowd do what the order says. FailedError where the bot does not run."""
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as name:
        folder = Path(name)
        try:
            return _play(contestant, order, folder)
        except (FailedError, OSError) as failed:
            said = "\n".join(it.read_text("utf-8")[-LAST_WORDS:] for it in folder.glob("*log"))
            raise FailedError(f"{contestant.name}: {failed}\n{said}") from failed


def _play(contestant: Contestant, order: Order, folder: Path) -> Outcome:
    with (
        fake_telegram(order, folder / "telegram.log") as telegram,
        contestant.run(telegram.api, folder, order.people) as bot,
    ):
        telegram.hear("ready")
        before = bot.program.cpu_seconds
        result = Result(**telegram.hear("result"))
        used = bot.program.cpu_seconds - before
        return Outcome(result, used, bot.program.memory, bot.kept() if bot.kept else None)


def boot(run: Callable[[str, Path], AbstractContextManager[Running]], rest: float = 1.0) -> tuple[float, float]:
    """Seconds from its start until it first asks for updates, and its memory in MiB `rest` seconds later."""
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as name:
        folder = Path(name)
        with fake_telegram(Order(), folder / "telegram.log") as telegram, run(telegram.api, folder) as bot:
            took = float(telegram.hear("polled")) - bot.program.began
            time.sleep(rest)
            return took, bot.program.memory
