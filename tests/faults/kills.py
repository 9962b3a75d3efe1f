"""`kill -9` at random points of a busy stream, and what became of every answer.

`python -m tests.faults.kills` kills fifty times in each of four ways and prints what it found; another number as its
argument kills so often. The ordinary suite kills ten times in each.
"""

import asyncio
import os
import random
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import select

from bench.crowded import fill
from bench.makker import GROUP, NOW
from bench.questions import SOURCE
from bench.telegram.__main__ import FIRST_PERSON
from bot.demo.process import LOOK, Nursery, nursery
from bot.domain.member import Role
from bot.simulator import DropAfter, DropBefore, Simulator
from bot.store import migrate, questionnaires, sending
from bot.store.session import open_engine, transaction
from bot.store.tables import Answer, Member, Talking
from bot.watch import SharedWatch
from tests.faults.crowd import Crowd
from tests.postgres import running_postgres

KILLS, SEED = 50, 6
ANSWERS = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery")
LONGEST_LIFE = 30
"""How many of these requests a life may last."""
PEOPLE_A_KILL = 2
"""So that the stream is still busy at the last one: a life sees five or six of their twelve answers."""
SOON = 0.03
"""Real seconds after a request within which the process may be killed: wherever it is then."""
PATIENCE = 60.0
"""Real seconds for ten kills; only a bot that hangs takes them."""
TOKEN = "42:TEST"


@dataclass(frozen=True)
class Figures:
    """What was found."""

    kills: int
    answers: int
    lost: int
    doubled: int
    """Questions that came twice or out of turn, and answers that nobody gave."""
    again: int
    """Messages that came a second time: sent, and the process dead before it could note it."""
    most: int
    """How many of them at most in one chat after one kill."""

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.answers} answers: {self.lost} lost, {self.doubled} doubled; "
            f"{self.again} messages came a second time, at most {self.most} in a chat after a kill"
        )


class Victim:
    """`makker run`, killed at a random point of each of its lives, and started again."""

    def __init__(self, sim: Simulator, bots: Nursery, settings: dict[str, str], chance: random.Random) -> None:
        """Nothing runs yet."""
        self._sim, self._bots, self._settings, self._chance = sim, bots, settings, chance
        self._counted = self._left = self._pid = 0
        self.life = 0
        self.killed = 0

    async def die(self) -> None:
        """Live once more, to be killed."""
        await self.live()
        self._left = self._chance.randint(1, LONGEST_LIFE)
        before = self.killed
        await _end_of(self._pid)
        assert self.killed == before + 1, "the bot ended by itself"
        await asyncio.sleep(LOOK)  # what it had sent still arrives, and belongs to this life
        self._sim.faults.clear()

    async def live(self) -> None:
        """Live once more."""
        self.life += 1
        self._pid = await self._bots.start(self._settings, None)

    def count(self) -> None:
        """Count the requests since the last look; at the one that was chosen, the end is near."""
        new, self._counted = self._sim.calls[self._counted :], len(self._sim.calls)
        if self._left > 0:
            self._left -= sum(call.method in ANSWERS for call in new)
            if self._left <= 0:
                self._doom()

    def _doom(self) -> None:
        """With the next request on its way, or before its answer is heard, or at any moment."""
        match self._chance.randrange(3):
            case 0:
                self._sim.faults.next(fault=DropBefore(self.kill))
            case 1:
                self._sim.faults.next(fault=DropAfter(self.kill))
            case _:
                asyncio.get_running_loop().call_later(self._chance.random() * SOON, self.kill)

    def kill(self) -> None:
        """`kill -9`."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
            self.killed += 1


async def _end_of(pid: int) -> None:
    """Return when this process has ended."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(handle, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(handle)
        os.close(handle)


async def killed_while_busy(bots: Nursery, url: str, clock: Path, kills: int, *, webhook: bool) -> Figures:
    """Kill so often while many people answer, then let them come to their end.

    `url`: a database with our schema and nothing in it; `clock`: where a virtual clock may lie.
    """
    engine, people = open_engine(url), kills * PEOPLE_A_KILL
    sim = Simulator(SharedWatch(clock, NOW), TOKEN)
    sim.group(GROUP, "Coordinators")
    _prepare(engine, people)
    crowd = Crowd(sim, range(FIRST_PERSON, FIRST_PERSON + people))
    async with asyncio.timeout(PATIENCE * (1 + kills / 10)), sim.serve() as api:
        settings = {**_settings(api, url, clock), **(_webhook() if webhook else {})}
        victim = Victim(sim, bots, settings, random.Random(SEED + webhook))
        async with _watching(sim, crowd, victim):
            for _life in range(kills):
                await victim.die()
            await victim.live()
            await _end_of_the_stream(engine, sim, crowd)
        victim.kill()
    found = _figures(engine, crowd, kills)
    engine.dispose()
    return found


async def _end_of_the_stream(engine: Engine, sim: Simulator, crowd: Crowd) -> None:
    """Return when everybody is done, and nothing waits any more."""
    while True:
        if crowd.is_done and not sim.pending and await asyncio.to_thread(_nothing_waits, engine):
            return
        await asyncio.sleep(LOOK)


@asynccontextmanager
async def _watching(sim: Simulator, crowd: Crowd, victim: Victim) -> AsyncIterator[None]:
    """At whatever happens people look at their phones, and the executioner counts."""

    async def watch() -> None:
        while True:
            crowd.read(victim.life)
            victim.count()
            await sim.world.bell.next_ring()

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


def _prepare(engine: Engine, people: int) -> None:
    """So many mentees whose check-in is due now."""
    fill(engine, people, NOW)
    with transaction(engine) as session:
        questionnaires.publish(session, Role.mentee, 1000, SOURCE.read_text("utf-8"), NOW)


def _settings(api: str, url: str, clock: Path) -> dict[str, str]:
    return {
        "MAKKER_BOT_TOKEN": TOKEN,
        "MAKKER_TELEGRAM_API": api,
        "MAKKER_DATABASE_URL": url,
        "MAKKER_COORDINATOR_CHAT": str(GROUP),
        "MAKKER_CLOCK": str(clock),
        "MAKKER_TICK_SECONDS": "0.1",
    }


def _webhook() -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    url = f"http://{address}/telegram"
    return {"MAKKER_LISTEN": address, "MAKKER_WEBHOOK_URL": url, "MAKKER_WEBHOOK_SECRET": "hush"}


def _nothing_waits(engine: Engine) -> bool:
    with transaction(engine) as session:
        return not sending.how_many_wait(session, NOW.replace(year=NOW.year + 1))


def _figures(engine: Engine, crowd: Crowd, kills: int) -> Figures:
    said, kept = crowd.said(), _kept(engine)
    again = [count for reader in crowd.readers for count in reader.again.values()]
    return Figures(
        kills,
        answers=sum(map(len, said.values())),
        lost=sum(kept.get(who, {}).get(key) != it for who, answers in said.items() for key, it in answers.items()),
        doubled=crowd.seen.double + crowd.seen.wrong + sum(map(len, kept.values())) - sum(map(len, said.values())),
        again=sum(again),
        most=max(again, default=0),
    )


def _kept(engine: Engine) -> dict[int, dict[str, str]]:
    """Everybody's answers in the database by their questions."""
    found: dict[int, dict[str, str]] = {}
    joined = select(Member.telegram_id, Answer.key, Answer.value).where(
        Answer.conversation_id == Talking.id, Talking.member_id == Member.id
    )
    with transaction(engine) as session:
        for who, key, value in session.exec(joined):
            found.setdefault(who, {})[key] = value["text"] if isinstance(value, dict) else str(value)
    return found


async def everywhere(kills: int, say: Callable[[str], object]) -> None:
    """On both databases, by polling and by webhook."""
    with tempfile.TemporaryDirectory(prefix="makker-kills-") as place, running_postgres() as server:
        folder = Path(place)
        async with nursery(folder / "log") as bots:
            for kind in ("SQLite", "PostgreSQL"):
                for webhook in (False, True):
                    url = server.new_database() if kind == "PostgreSQL" else f"sqlite:///{folder}/{webhook}.db"
                    migrate.upgrade(url)
                    found = await killed_while_busy(bots, url, folder / "clock", kills, webhook=webhook)
                    say(f"{kind}, {'webhook' if webhook else 'polling'}: {found}\n")


if __name__ == "__main__":
    asyncio.run(everywhere(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS, sys.stdout.write))
