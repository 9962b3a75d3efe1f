"""Everybody at once, and a slow Telegram."""

from bench.contestants import NOTHING
from bench.figures import Sheet
from bench.options import Options
from bench.play import play
from bench.telegram.__main__ import Order

DELAY = 0.05


def rush(options: Options) -> Sheet:
    """All answer in the same moment, and go on as replies come; each call takes Telegram a while."""
    says = f"{options.people} people answer in the same moment; Telegram takes {DELAY * 1000:.0f} ms for each call."
    sheet = Sheet("rush", says)
    for it in options.contestants:
        if not it.missing and it is not NOTHING:
            played = play(it, Order(options.people, it.start, at_once=options.people, delay=DELAY))
            finished = f"{played.result.finished} of {played.result.people}"
            sheet.add(it.name, finished=finished, seconds=played.result.seconds, mistakes=played.mistakes)
    return sheet
