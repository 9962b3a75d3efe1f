"""`makker demo`: the page is there until Ctrl-C."""

import asyncio
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.demo.process import nursery
from bot.phones.playground import playground
from bot.phones.server import listening

OPEN = """\
Makker on three phones: {address}
Open it in a browser on this machine. Ctrl-C ends it."""
FOR_REAL = """
For real: get a token from @BotFather, add the bot to your coordinators' group as an administrator, then

    MAKKER_BOT_TOKEN=… MAKKER_COORDINATOR_CHAT=-100… makker run

and in another terminal, with the same settings: makker invite --role mentee"""


def serve(say: Callable[[str], object], story: str, language: str, host: str, port: int) -> None:
    """Serve the page until Ctrl-C; `say` hears its address. Where the port is taken, it takes a free one.

    `story`: what waits to be played, "" for an empty start. `language`: what everybody reads, "" for their own.
    """
    with tempfile.TemporaryDirectory(prefix="makker-demo-") as folder:
        asyncio.run(_serve(Path(folder), say, (story, language), host, port))


async def _serve(folder: Path, say: Callable[[str], object], first: tuple[str, str], host: str, port: int) -> None:
    this = asyncio.current_task()
    assert this is not None
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, this.cancel)
    try:
        async with (
            nursery(folder / "bot.log") as bots,
            playground(bots, folder) as ground,
            listening(ground, host, port) as address,
        ):
            await ground.begin(*first, held=True)
            say(OPEN.format(address=address))
            await asyncio.Event().wait()
    except asyncio.CancelledError:
        say(FOR_REAL)
