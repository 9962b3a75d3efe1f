"""`makker demo`, as somebody without a token starts it."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession

from bot.settings import ROOT

PATIENCE = 60.0  # real seconds; only a program that hangs takes them
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]{16}/")


@asynccontextmanager
async def demo(*options: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command, running."""
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-m", "bot", "demo", "--port", "0", *options)
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=pipe, stderr=pipe)
    try:
        async with asyncio.timeout(PATIENCE):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_address_is_printed_and_ctrl_c_ends_it_with_what_to_do_for_real():
    async with demo() as process:
        assert process.stdout is not None
        found = ADDRESS.search((await process.stdout.readline()).decode())
        assert found is not None
        async with ClientSession() as session, session.get(found[0]) as answer:
            assert '<script type="module"' in await answer.text()
        process.send_signal(signal.SIGINT)
        out, err = await process.communicate()
        assert process.returncode == 0
        assert "makker run" in out.decode()
        assert err == b""


async def test_an_address_that_is_not_ours_is_refused_in_one_sentence():
    async with demo("--host", "192.0.2.1") as process:
        _, err = await process.communicate()
        assert process.returncode == 2
        assert err.decode().startswith("--host: nothing can listen at 192.0.2.1: ")
        assert err.decode().count("\n") == 1
