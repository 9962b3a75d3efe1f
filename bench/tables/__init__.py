"""The tables: one file each, one function each, which measures and returns a `Sheet`."""

from collections.abc import Callable

from bench.figures import Sheet
from bench.options import Options
from bench.tables.alone import alone
from bench.tables.commands import commands
from bench.tables.latency import latency
from bench.tables.rush import rush
from bench.tables.speed import speed
from bench.tables.start import start
from bench.tables.texts import texts
from bench.tables.tick import tick
from bench.tables.wave import wave
from bench.tables.where import where

TABLES: dict[str, Callable[[Options], Sheet]] = {
    "speed": speed,
    "latency": latency,
    "rush": rush,
    "alone": alone,
    "where": where,
    "wave": wave,
    "tick": tick,
    "start": start,
    "commands": commands,
    "texts": texts,
}
"""All of them, in the order in which they are measured."""
