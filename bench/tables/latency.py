"""From a tap to the next question, at half the load."""

from bench.contestants import MEMORY, NOTHING
from bench.figures import Sheet, Spread, percentile
from bench.options import Options
from bench.play import Outcome, play
from bench.tables.speed import speed
from bench.telegram.__main__ import Order

SHARE = 0.5


def latency(options: Options) -> Sheet:
    """Answers come at random moments, whether the bot keeps up or not; a wait counts from the planned moment."""
    if not options.speeds:
        speed(options)
    says = (
        "Answers at random moments (Poisson), at half of what the bot can do, but no more than half of what aiogram "
        "can do in memory: whoever is faster is measured at the same load. From the moment when the answer was to be "
        "given until the next question has come."
    )
    sheet = Sheet("latency", says)
    for it in options.contestants:
        if it.name in options.speeds and it is not NOTHING:
            rate = _rate(it.name, options)
            order = Order(options.people, it.start, per_second=rate)
            _add(sheet, it.name, rate, [play(it, order) for _ in range(options.runs)])
    return sheet


def _rate(name: str, options: Options) -> float:
    own = options.speeds[name].median
    return SHARE * min(own, options.speeds[MEMORY.name].median if MEMORY.name in options.speeds else own)


def _add(sheet: Sheet, name: str, rate: float, outcomes: list[Outcome]) -> None:
    waits = {f"p{share}_ms": _waits(outcomes, share / 100) for share in (50, 99)}
    mistakes = "; ".join(dict.fromkeys(it.mistakes for it in outcomes))
    sheet.add(name, answers_a_second=rate, **waits, mistakes=mistakes)


def _waits(outcomes: list[Outcome], share: float) -> Spread:
    return Spread(tuple(percentile(it.result.waits, share) * 1000 for it in outcomes))
