"""What a turn costs: `python -m docs.figures.turns`."""

import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from timeit import timeit

from sqlmodel import func, select

from bot.domain.member import Role
from bot.store import migrate
from bot.store.session import open_engine, transaction
from bot.store.tables import SeenUpdate
from bot.talk.engine import look
from tests.flows.cast import curtain
from tests.flows.retell import moves, written
from tests.worlds import new_world, signs_up

PEOPLE, LOOKS = 20, 2_000


def main() -> None:
    """The engine alone, then whole turns on a SQLite file."""
    script = curtain("sign_up")
    for move in moves(written("sign_up", "en"))[:-1]:
        script.does(move)
    talk, now = script.conversation, script.now
    each = timeit(lambda: look(talk, now), number=LOOKS) / LOOKS
    sys.stdout.write(f"the flow, run from the top over {len(talk.answers)} answers: {each * 1e6:.0f} µs\n")
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(_sign_ups(f"sqlite:///{Path(folder, 'figures.db')}"))


def _sign_ups(url: str) -> str:
    migrate.upgrade(url)
    engine = open_engine(url)
    world = new_world(engine)
    began, worked = perf_counter(), process_time()
    for number in range(PEOPLE):
        signs_up(world, Role.mentee, "Amina", 5_000 + number)
    took, work = perf_counter() - began, process_time() - worked
    with transaction(engine) as session:
        turns = session.exec(select(func.count()).select_from(SeenUpdate)).one()
    engine.dispose()
    per_turn = f"{work / turns * 1000:.1f} ms of processor time"
    return f"{turns} turns on SQLite, one after the other: {turns / took:.0f} a second, {per_turn} each\n"


if __name__ == "__main__":
    main()
