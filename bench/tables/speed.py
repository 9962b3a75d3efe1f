"""Answers a second over real HTTP, long polling, many people at once."""

from collections import defaultdict

from bench.contestants import MEMORY, REDIS
from bench.figures import Sheet, Spread, percentile
from bench.options import Options
from bench.play import Outcome, play
from bench.telegram.__main__ import Order


def speed(options: Options) -> Sheet:
    """The contestants take turns, run after run, so that whatever slows the machine down slows all of them."""
    played: dict[str, list[Outcome]] = defaultdict(list)
    for _ in range(options.runs):
        for it in options.contestants:
            if not it.missing:
                order = Order(options.people, it.start, at_once=options.at_once)
                played[it.name].append(play(it, order))
    options.speeds |= {name: Spread(tuple(it.speed for it in outcomes)) for name, outcomes in played.items()}
    says = (
        f"{options.people} people, {options.at_once} at once, 6 answers each, over HTTP with long polling; "
        "all have the first question before them when the clock starts. Median of the runs (slowest–fastest). "
        "CPU: of the bot's own process."
    )
    sheet = Sheet("speed", says)
    for it in options.contestants:
        if it.missing:
            sheet.add(it.name, kept=it.durability, mistakes=it.missing)
        else:
            _add(sheet, it.name, it.durability, played[it.name], options)
    return sheet


def _add(sheet: Sheet, name: str, durability: str, outcomes: list[Outcome], options: Options) -> None:
    sheet.add(
        name,
        kept=durability,
        answers_a_second=options.speeds[name],
        of_aiogram_in_memory=_ratio(name, MEMORY.name, options),
        of_aiogram_with_Redis=_ratio(name, REDIS.name, options),
        median_wait_ms=Spread(tuple(percentile(it.result.waits, 0.5) * 1000 for it in outcomes)),
        CPU_ms_an_answer=Spread(tuple(it.cpu_ms for it in outcomes)),
        requests_an_answer=outcomes[0].requests,
        mistakes="; ".join(dict.fromkeys(it.mistakes for it in outcomes)),
    )


def _ratio(name: str, other: str, options: Options) -> float | str:
    """Of the medians of one run of the benchmark."""
    if other not in options.speeds:
        return ""
    return options.speeds[name].median / options.speeds[other].median
