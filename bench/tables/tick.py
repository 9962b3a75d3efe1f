"""The clock: what is due among many who wait."""

from time import perf_counter

from bench.crowded import fill
from bench.databases import DATABASES, NewDatabase
from bench.figures import Sheet
from bench.makker import GROUP, NOW
from bench.options import Options
from bot import clock
from bot.settings import Settings
from bot.store import migrate
from bot.store.opening import open_ready

SMALLER = 100
"""How many times smaller the other database is."""


def tick(options: Options) -> Sheet:
    """The same check-ins due, in a small database and in a large one."""
    says = (
        f"One tick with {options.due} check-ins due: each becomes a conversation and a message, in a transaction of "
        f"its own. Goal: less than 3 times as long among {options.pairs:,} pairs."
    )
    sheet = Sheet("tick", says)
    few, many = max(options.due, options.pairs // SMALLER), options.pairs
    for name, database in DATABASES.items():
        with database() as new:
            small, large = (_seconds(new, pairs, options.due) for pairs in (few, many))
        sheet.add(name, **{f"among_{few:,}_s": small, f"among_{many:,}_s": large}, ratio=large / small)
    return sheet


def _seconds(new: NewDatabase, pairs: int, due: int) -> float:
    settings = Settings(coordinator_chat=GROUP, database_url=new())
    migrate.upgrade(settings.database_url)
    engine = open_ready(settings, NOW)
    fill(engine, pairs, NOW, due)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")  # its own housekeeping would come in the middle
    began = perf_counter()
    done = clock.tick(engine, settings, NOW)
    took = perf_counter() - began
    engine.dispose()
    assert done >= due, f"{done} of {due}"
    return took
