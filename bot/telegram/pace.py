"""How fast we may write. Sources: core.telegram.org/bots/faq, "My bot is hitting limits"; there are no promises."""

import math
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Rate:
    """`burst` messages at once, then `per_second`."""

    burst: int
    per_second: float


EVERYBODY = Rate(burst=29, per_second=30.0)
PERSON = Rate(burst=4, per_second=1.0)
GROUP = Rate(burst=19, per_second=20 / 60)
"""Each burst is one less than the limit, for a message that takes longer on its way than the next one."""

DUST = 1e-6
"""What floating-point numbers may lack of one whole message."""


@dataclass
class _Bucket:
    """Tokens: one a message. Below zero they are promised already."""

    rate: Rate
    left: float
    at: datetime

    def refill(self, now: datetime) -> None:
        passed = max(0.0, (now - self.at).total_seconds())
        self.left, self.at = min(float(self.rate.burst), self.left + passed * self.rate.per_second), max(now, self.at)

    def wait(self, now: datetime) -> float:
        self.refill(now)
        # Whole milliseconds: a clock would never see the dust of a division pass.
        return math.ceil(max(0.0, 1 - self.left - DUST) / self.rate.per_second * 1000) / 1000


class Pace:
    """Who may be written to when."""

    def __init__(self) -> None:
        self._everybody: _Bucket | None = None
        self._chats: dict[int, _Bucket] = {}

    def rest(self, chat_id: int, now: datetime) -> float:
        """Seconds until this chat takes one more message; 0 now."""
        return self._chat(chat_id, now).wait(now)

    def take(self, chat_id: int, now: datetime) -> float:
        """Count one message to a chat; seconds until it may go, which others' messages make."""
        everybody = self._everybody or _Bucket(EVERYBODY, EVERYBODY.burst, now)
        self._everybody = everybody
        wait = everybody.wait(now)
        everybody.left -= 1
        chat = self._chat(chat_id, now)
        chat.refill(now)
        chat.left -= 1
        return wait

    def resting(self, now: datetime) -> dict[int, float]:
        """Chats that take no message now, and for how many seconds; forgets those that take as many as ever."""
        waits = {chat_id: bucket.wait(now) for chat_id, bucket in self._chats.items()}
        self._chats = {chat_id: bucket for chat_id, bucket in self._chats.items() if bucket.left < bucket.rate.burst}
        return {chat_id: wait for chat_id, wait in waits.items() if wait > 0}

    def _chat(self, chat_id: int, now: datetime) -> _Bucket:
        rate = GROUP if chat_id < 0 else PERSON
        return self._chats.setdefault(chat_id, _Bucket(rate, rate.burst, now))
