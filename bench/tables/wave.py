"""Check-ins to many people within Telegram's limits, while some of them already answer."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from bench.contestants import Contestant, Running
from bench.databases import DATABASES, NewDatabase
from bench.figures import Sheet, percentile
from bench.makker import Makker
from bench.options import Options
from bench.play import Outcome, play
from bench.processes import python, running
from bench.telegram.__main__ import Order
from bot.watch import SystemWatch

REPLIES = 2.0
"""Answers a second while the wave goes out."""
LIMIT = 30.0
"""Messages a second that Telegram takes. Source: core.telegram.org/bots/faq"""
NOON = 12


def wave(options: Options) -> Sheet:
    """Real time, a Telegram that refuses what is too fast."""
    says = (
        f"{options.wave} check-ins due at once, sent in real time to a Telegram that takes {LIMIT:.0f} messages a "
        f"second and refuses more; meanwhile {REPLIES:.0f} people a second answer. Pace: all messages, from one second "
        "after the first to the last check-in. `--wave 10000` takes six minutes for each database."
    )
    sheet = Sheet("wave", says)
    for name, database in DATABASES.items():
        makker = Contestant(f"Makker, {name}", "", partial(_run, database), start=False)
        order = Order(options.wave, per_second=REPLIES, is_wave=True)
        _add(sheet, makker.name, play(makker, order))
    return sheet


def _add(sheet: Sheet, name: str, outcome: Outcome) -> None:
    result = outcome.result
    waits = {f"replies_p{share}_ms": percentile(result.waits, share / 100) * 1000 for share in (50, 99)}
    refused = result.calls.get("429", 0)
    pace = {"messages_a_second": result.pace, "of_the_limit": result.pace / LIMIT}
    sheet.add(name, **pace, refused_with_429=refused, replies=result.answers, **waits, mistakes=outcome.mistakes)


@contextmanager
def _run(
    database: Callable[[], AbstractContextManager[NewDatabase]], api: str, folder: Path, people: int
) -> Iterator[Running]:
    now = SystemWatch().now()
    with database() as new:
        makker = Makker(new(), folder, people, now=now)
        makker.prepare()
        settings = makker.settings(api) | {"MAKKER_CLOCK": "", "MAKKER_TIMEZONE": _where_it_is_noon(now)}
        with running(python("bot", "run"), folder / "bot.log", settings) as program:
            yield Running(program)


def _where_it_is_noon(now: datetime) -> str:
    """A zone in which nobody sleeps. In `Etc` the signs are the other way round."""
    return f"Etc/GMT{now.hour - NOON:+d}"
