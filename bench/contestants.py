"""Who is measured: Makker and its peers, each on its storage, named with how durable that is."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench import databases
from bench.makker import Makker
from bench.processes import Program, python, running

Kept = Callable[[], int]
"""How many answers are kept in the end, where that can be counted."""


@dataclass(frozen=True)
class Running:
    """A bot that runs."""

    program: Program
    kept: Kept | None = None


@dataclass(frozen=True)
class Contestant:
    """A bot on a storage."""

    name: str
    durability: str
    """When an answer is safe."""
    run: Callable[[str, Path, int], AbstractContextManager[Running]]
    """Runs it against a Bot API, with a folder for its files, for so many people."""
    start: bool = True
    """Whether people begin with `/start`; Makker writes to them first."""
    missing: str = ""
    """Why it cannot be measured here, in one line."""


@contextmanager
def _nothing(api: str, folder: Path, _people: int) -> Iterator[Running]:
    with running(python("bench.peers.nothing", api), folder / "bot.log") as program:
        yield Running(program)


@contextmanager
def _aiogram_memory(api: str, folder: Path, _people: int) -> Iterator[Running]:
    with running(python("bench.peers.aiogram_bot", api, "memory"), folder / "bot.log") as program:
        yield Running(program)


@contextmanager
def _aiogram_redis(api: str, folder: Path, _people: int) -> Iterator[Running]:
    with databases.redis() as url, running(python("bench.peers.aiogram_bot", api, url), folder / "bot.log") as program:
        yield Running(program)


@contextmanager
def _aiogram_sqlite(api: str, folder: Path, _people: int) -> Iterator[Running]:
    file = f"sqlite:{folder / 'states.db'}"
    with running(python("bench.peers.aiogram_bot", api, file), folder / "bot.log") as program:
        yield Running(program)


@contextmanager
def _telegram_memory(api: str, folder: Path, _people: int) -> Iterator[Running]:
    with running(python("bench.peers.telegram_bot", api), folder / "bot.log") as program:
        yield Running(program)


@contextmanager
def _telegram_pickle(api: str, folder: Path, _people: int) -> Iterator[Running]:
    file = str(folder / "states.pickle")
    with running(python("bench.peers.telegram_bot", api, file), folder / "bot.log") as program:
        yield Running(program)


@contextmanager
def _makker_sqlite(api: str, folder: Path, people: int) -> Iterator[Running]:
    with databases.sqlite() as new, _makker(new(), api, folder, people) as started:
        yield started


@contextmanager
def _makker_postgresql(api: str, folder: Path, people: int) -> Iterator[Running]:
    with databases.postgresql() as new, _makker(new(), api, folder, people) as started:
        yield started


@contextmanager
def _makker(url: str, api: str, folder: Path, people: int) -> Iterator[Running]:
    makker = Makker(url, folder, people)
    makker.prepare()
    with running(python("bot", "run"), folder / "bot.log", makker.settings(api)) as program:
        yield Running(program, makker.kept)


def _no_redis() -> str:
    if not databases.redis_server():
        return "redis-server is not installed; on Debian and Ubuntu: apt install redis-server"
    if find_spec("redis") is None:
        return "the Redis client is not installed: make bench does it"
    return ""


NOTHING = Contestant("the least that answers", "nothing is kept", _nothing)
"""How fast the fake Telegram can be."""
MEMORY = Contestant("aiogram, memory", "lost when the process ends", _aiogram_memory)
REDIS = Contestant("aiogram, Redis", "each change on the disk (fsync always)", _aiogram_redis, missing=_no_redis())
SQLITE = Contestant("aiogram, SQLite", "each change on the disk (synchronous=FULL)", _aiogram_sqlite)
MAKKER = Contestant("Makker, SQLite", "each turn on the disk (synchronous=FULL)", _makker_sqlite, start=False)
ALL = (
    NOTHING,
    MEMORY,
    REDIS,
    SQLITE,
    Contestant("python-telegram-bot, memory", "lost when the process ends", _telegram_memory),
    Contestant("python-telegram-bot, pickle", "on the disk once a minute, and at the end", _telegram_pickle),
    MAKKER,
    Contestant("Makker, PostgreSQL", "each turn on the disk (fsync)", _makker_postgresql, start=False),
)
