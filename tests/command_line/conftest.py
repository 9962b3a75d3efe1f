"""The program as an operator runs it: a process, its settings in the environment."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from bot.settings import ROOT
from bot.simulator import Group, Person, Simulator
from bot.watch import SystemWatch

DESK = -1000
WITHOUT = ("MAKKER_", "HTTP_PROXY", "http_proxy")


@dataclass
class Ended:
    """A program that has run to its end."""

    code: int
    out: str
    err: str

    @property
    def sentences(self) -> list[str]:
        """What it said on standard error, without the log."""
        return [line for line in self.err.splitlines() if not line.startswith("{")]


@dataclass
class Makker:
    """Runs `makker` with these settings."""

    settings: dict[str, str]
    started: list[asyncio.subprocess.Process] = field(default_factory=list)

    def but(self, **settings: str) -> "Makker":
        """The same with other settings; an empty one is unset."""
        changed = {**self.settings, **{f"MAKKER_{name.upper()}": value for name, value in settings.items()}}
        return Makker({name: value for name, value in changed.items() if value}, self.started)

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        """Start it and leave it running."""
        outer = {name: value for name, value in os.environ.items() if not name.startswith(WITHOUT)}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=ROOT,
            env={**outer, **self.settings},
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
        )
        self.started.append(process)
        return process

    async def __call__(self, *arguments: str, types: str = "") -> Ended:
        """Run it to its end; whoever runs it types this line, if anything."""
        return await ended(await self.start(*arguments), types)


async def ended(process: asyncio.subprocess.Process, types: str = "") -> Ended:
    """What a program said, and its exit code, once it has ended."""
    async with asyncio.timeout(60):
        out, err = await process.communicate(f"{types}\n".encode() if types else None)
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


@pytest.fixture
def sim() -> Simulator:
    return Simulator(SystemWatch())


@pytest_asyncio.fixture
async def url(sim: Simulator) -> AsyncIterator[str]:
    async with sim.serve() as address:
        yield address


@pytest.fixture
def desk(sim: Simulator) -> Group:
    return sim.group(DESK, "Coordinators")


@pytest.fixture
def amina(sim: Simulator) -> Person:
    return sim.person(1001, "Amina", language_code="en")


@pytest_asyncio.fixture
async def makker(url: str, desk: Group, database_url: str) -> AsyncIterator[Makker]:
    settings = {
        "MAKKER_BOT_TOKEN": "42:TEST",
        "MAKKER_TELEGRAM_API": url,
        "MAKKER_DATABASE_URL": database_url,
        "MAKKER_COORDINATOR_CHAT": str(DESK),
    }
    program = Makker(settings)
    yield program
    for process in program.started:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]
