"""Words: what a flow and a sentence cost, without a database."""

from collections.abc import Callable
from datetime import UTC, datetime
from timeit import timeit
from zoneinfo import ZoneInfo

from bench.figures import Sheet, Spread
from bench.options import Options
from bot.flows import words
from bot.settings import LANGUAGES
from bot.talk.engine import look
from bot.talk.reader import Reader
from tests.flows.cast import curtain
from tests.flows.retell import moves, written

LOOKS, TEXTS = 1_000, 5_000
MICRO = 1e6


def texts(options: Options) -> Sheet:
    """A flow run from the top over all its answers, and a sentence with a day, an hour and a place."""
    sheet = Sheet("texts", "Microseconds each, without a database.")
    script = curtain("sign_up")
    for move in moves(written("sign_up", "en"))[:-1]:
        script.does(move)
    talk, now = script.conversation, script.now
    spread = _micro(lambda: look(talk, now), LOOKS, options)
    sheet.add(f"a flow from the top over {len(talk.answers)} answers", microseconds=spread)
    phrase = words.meeting(datetime(2026, 11, 27, 13, tzinfo=UTC), "library")
    for language in LANGUAGES:
        to = Reader(language, ZoneInfo("Europe/Copenhagen"))
        spread = _micro(lambda to=to: to.say(phrase), TEXTS, options)  # type: ignore[misc]
        sheet.add(f"a text with day, hour and place in {language}", microseconds=spread)
    return sheet


def _micro(do: Callable[[], object], times: int, options: Options) -> Spread:
    return Spread(tuple(timeit(do, number=times) / times * MICRO for _ in range(options.runs)))
