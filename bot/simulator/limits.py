"""How much a bot may send: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this."""

import math
from dataclasses import dataclass
from datetime import datetime

from bot.simulator.refusal import too_many_requests
from bot.watch import Watch


@dataclass
class Bucket:
    """Holds up to `burst` sends; refills `per_second`."""

    burst: int
    per_second: float
    left: float
    since: datetime

    def refill(self, now: datetime) -> None:
        """Add what has come in since the last look."""
        passed = (now - self.since).total_seconds()
        self.left = min(float(self.burst), self.left + passed * self.per_second)
        self.since = now

    def wait(self) -> int:
        """Whole seconds until one more send fits; 0 now."""
        missing = 1 - self.left
        # A hair's breadth of float dust must not cost a person a second.
        return math.ceil(missing / self.per_second) if missing > 1e-6 else 0  # noqa: PLR2004


class Limits:
    """30 sends a second over all, about 1 a second to a person (bursts of 5 pass), 20 a minute to a group.

    Telegram promises only the orders of magnitude; the burst of 5 is ours.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._buckets: dict[int, Bucket] = {}

    def take(self, chat_id: int) -> None:
        """Count one send to a chat; Refusal 429 when it is one too many."""
        private = chat_id > 0
        ours = self._bucket(chat_id, *((5, 1.0) if private else (20, 20 / 60)))
        everyone = self._bucket(0, 30, 30.0)
        wait = max(ours.wait(), everyone.wait())
        if wait:
            raise too_many_requests(wait)
        ours.left -= 1
        everyone.left -= 1

    def _bucket(self, chat_id: int, burst: int, per_second: float) -> Bucket:
        now = self._watch.now()
        bucket = self._buckets.setdefault(chat_id, Bucket(burst, per_second, burst, now))
        bucket.refill(now)
        return bucket
