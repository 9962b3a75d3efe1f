"""How fast we may write. Sources: core.telegram.org/bots/faq, "My bot is hitting limits"; there are no promises."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Rate:
    """`burst` messages at once, then `per_second`."""

    burst: int
    per_second: float


EVERYBODY = Rate(burst=29, per_second=30.0)
PERSON = Rate(burst=4, per_second=1.0)
GROUP = Rate(burst=19, per_second=20 / 60)
"""Each burst is one less than the limit: a program that was killed may have sent one that it did not note."""

SET_BACK = timedelta(minutes=2)
"""By how much a clock that was set back is noticed. Messages of the last minute are counted when the program starts."""

DUST = 1e-6
"""What floating-point numbers may lack of one whole message."""


@dataclass
class _Bucket:
    """Tokens: one a message. Below zero they are promised already.

    A message under way keeps its token, because nobody knows yet when Telegram counts it.
    """

    rate: Rate
    left: float
    at: datetime
    under_way: int = 0

    def refill(self, now: datetime) -> None:
        if self.at - now > SET_BACK:
            self.at = now  # or nobody would be written to until it is as late again
        passed = max(0.0, (now - self.at).total_seconds())
        room = float(self.rate.burst - self.under_way)
        self.left, self.at = min(room, self.left + passed * self.rate.per_second), max(now, self.at)

    def take(self, now: datetime) -> None:
        self.refill(now)
        self.left -= 1
        self.under_way += 1

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
        """Count one message to a chat; seconds until it may go, which others' messages make. `done` follows."""
        if self._everybody is None:
            self._everybody = _Bucket(EVERYBODY, EVERYBODY.burst, now)
        wait = self._everybody.wait(now)
        self._everybody.take(now)
        self._chat(chat_id, now).take(now)
        return wait

    def done(self, chat_id: int, now: datetime) -> None:
        """A message that was counted has arrived, or never will."""
        for bucket in (self._everybody, self._chat(chat_id, now)):
            if bucket is not None:
                bucket.refill(now)
                bucket.under_way -= 1

    def resting(self, now: datetime) -> dict[int, float]:
        """Chats that take no message now, and for how many seconds; forgets those that take as many as ever."""
        waits = {chat_id: bucket.wait(now) for chat_id, bucket in self._chats.items()}
        self._chats = {
            chat_id: bucket
            for chat_id, bucket in self._chats.items()
            if bucket.left < bucket.rate.burst or bucket.under_way
        }
        return {chat_id: wait for chat_id, wait in waits.items() if wait > 0}

    def _chat(self, chat_id: int, now: datetime) -> _Bucket:
        rate = GROUP if chat_id < 0 else PERSON
        return self._chats.setdefault(chat_id, _Bucket(rate, rate.burst, now))
