"""`python -m bench.telegram ORDER`: serves one bot, as a JSON object says; prints one JSON object a line.

First the port; `polled` when the bot has first asked for updates; `ready` when everybody has the first question
before them; at last the result. Then it serves until its standard input is closed.
"""

import asyncio
import json
import sys
from dataclasses import asdict, dataclass
from typing import Any

from bench.telegram.crowd import Crowd, Result
from bench.telegram.server import Refuse

LONGEST_START = 120.0
"""Seconds until a bot must have asked for updates."""
FIRST_PERSON = 1_000_001
MOST_WARM = 20
"""People who answer before the clock is started: one in ten, but no more."""


@dataclass(frozen=True)
class Order:
    """What is to be done with the bot."""

    people: int = 0
    start: bool = False
    """Whether people ask for the first question themselves."""
    at_once: int = 0
    """How many people answer at the same time, 0: at a rate."""
    per_second: float = 0.0
    """How many answers come in a second, 0: none."""
    delay: float = 0.0
    """Seconds that Telegram takes for each call."""
    is_wave: bool = False
    """Whether people answer while others are still being asked, and Telegram's limits hold."""


def _say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


async def serve(order: Order) -> None:
    """One bot's time with a crowd."""
    numbers = range(FIRST_PERSON, FIRST_PERSON + order.people)
    crowd = Crowd(numbers, order.delay, _limits() if order.is_wave else None)
    _say(port=await crowd.telegram.serve())
    async with asyncio.timeout(LONGEST_START):
        await crowd.telegram.polled.wait()
    _say(polled=crowd.telegram.polled_at)
    if order.people:
        _say(result=asdict(await _answers(crowd, order)))
    await asyncio.to_thread(sys.stdin.read)


async def _answers(crowd: Crowd, order: Order) -> Result:
    if order.is_wave:
        _say(ready=True)
        return await crowd.in_wave(order.per_second)
    await crowd.begin(start=order.start)
    await crowd.warm_up(min(order.people // 10, MOST_WARM))
    _say(ready=True)
    return await (crowd.at_once(order.at_once) if order.at_once else crowd.at_rate(order.per_second))


def _limits() -> Refuse:
    """The simulator's."""
    from bot.simulator.limits import Limits
    from bot.simulator.refusal import Refusal
    from bot.watch import SystemWatch

    limits = Limits(SystemWatch())

    def refuse(chat_id: int) -> int:
        try:
            limits.take(chat_id)
        except Refusal as too_many:
            return int(too_many.parameters["retry_after"])
        return 0

    return refuse


if __name__ == "__main__":
    asyncio.run(serve(Order(**json.loads(sys.argv[1]))))
