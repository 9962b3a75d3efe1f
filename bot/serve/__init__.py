"""The running bot: what receives, what sends, what looks at the clock, wired together."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from sqlalchemy import Engine

from bot import turn
from bot.serve.service import Service
from bot.settings import SettingError, Settings
from bot.store import locks
from bot.store.moves import Moves
from bot.store.opening import one_sentence, open_ready
from bot.store.writer import Writer
from bot.telegram.client import call, client
from bot.telegram.commands import set_commands
from bot.telegram.group import is_forum
from bot.telegram.inbox import ALLOWED_UPDATES
from bot.telegram.meter import Meter
from bot.telegram.outbox import Outbox
from bot.telegram.plain import TOKEN_REFUSED
from bot.telegram.polling import Polling
from bot.telegram.reception import Reception, where
from bot.telegram.threads import in_thread
from bot.telegram.web import application, listening
from bot.watch import Watch

__all__ = ["Service", "run", "serving", "tick"]

log = structlog.get_logger()

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
"""Seconds between two tries to learn the bot's name at the start."""

SENDING_TIME = 300
"""Real seconds that `tick` waits for its messages to go out. What has not gone then goes with the next."""

ANOTHER_RUNS = "MAKKER_DATABASE_URL names a database that another “makker run” already works on."


@asynccontextmanager
async def serving(
    settings: Settings, watch: Watch, *, scheduler: bool = True, receiving: bool = True
) -> AsyncIterator[Service]:
    """A running bot. Without `scheduler`, `Service.tick` is the caller's; without `receiving` it only sends.

    SettingError where a setting, or what it names, cannot be used.
    """
    async with AsyncExitStack() as stack:
        engine = await in_thread(lambda: open_ready(settings, watch.now()))
        stack.callback(engine.dispose)
        if receiving and engine.dialect.name == "sqlite":
            stack.enter_context(_sole_run(engine))
        bot = client(settings)
        stack.push_async_callback(bot.session.close)
        moves, meter = Moves(engine), Meter()
        writer = Writer(engine)
        stack.callback(writer.close)
        service = Service(engine, settings, watch, Outbox(bot, engine, settings, watch, moves, meter, writer), meter)
        stack.push_async_callback(service.stop)
        service.start(service.outbox.run())
        if receiving:
            await _receive(stack, service, bot, moves)
        if scheduler:
            service.start(_look_at_the_clock(service))
        yield service


@contextmanager
def _sole_run(engine: Engine) -> Iterator[None]:
    """Two at once on one file would wait for each other all the time; `tick` and `invite` come and go."""
    lock = locks.lock(engine, "run")
    with one_sentence():
        taken = lock.take()
    if not taken:
        raise SettingError(ANOTHER_RUNS)
    try:
        yield
    finally:
        lock.release()


async def _receive(stack: AsyncExitStack, service: Service, bot: Bot, moves: Moves) -> None:
    settings, watch = service.settings, service.watch
    username = (await _insist(bot, "getMe"))["username"]
    reception = Reception(
        bot, service.engine, settings, watch, moves, username, service.meter, service.outbox.writer, service.outbox.wake
    )
    service.reception = reception
    if settings.listen:
        app = application(settings, reception, service.meter, service.trouble)
        service.address = await stack.enter_async_context(listening(settings.listen, app))
    group = moves.current(settings.coordinator_chat)
    await set_commands(bot, settings, group)
    forum = await is_forum(bot, group)
    await in_thread(lambda: turn.open_desk(service.engine, settings, watch.now(), username, is_forum=forum))
    if settings.webhook_url:
        secret = settings.webhook_secret.get_secret_value()
        await _insist(bot, "setWebhook", url=settings.webhook_url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
    else:
        service.polling = Polling(bot, reception)
        service.start(service.polling.run())


async def _insist(bot: Bot, method: str, **parameters: Any) -> Any:
    """The answer to a call without which nothing works; SettingError where Telegram refuses it."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await call(bot, method, **parameters)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise SettingError(TOKEN_REFUSED) from None
        except TelegramBadRequest as refused:
            raise SettingError(f"MAKKER_WEBHOOK_URL is refused by Telegram: {refused.message}.") from None
        except Exception as trouble:  # of the network or of Telegram: it passes
            log.warning("Telegram cannot be reached", method=method, error=type(trouble).__name__, again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def _look_at_the_clock(service: Service) -> None:
    """Again and again; real seconds, which go on when somebody sets the machine's clock back."""
    while True:
        try:
            await service.tick()
        except Exception as error:  # the next tick tries again
            log.error("the tick failed", **where(error))
        await asyncio.sleep(service.settings.tick_seconds)


async def run(settings: Settings) -> None:
    """The bot, until SIGTERM or SIGINT. SettingError where it cannot start, or cannot go on."""
    this = asyncio.current_task()
    assert this is not None
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, this.cancel)
    try:
        async with serving(settings, settings.watch()) as service:
            log.info("running", address=service.address)
            await service.ended()
    except asyncio.CancelledError:
        log.info("stopped")


async def tick(settings: Settings, at: datetime | None = None) -> int:
    """Do all work that is due now, or `at`, and have it sent, here or by a bot that runs beside; how much it was."""
    async with serving(settings, settings.watch(), scheduler=False, receiving=False) as service:
        done = await service.tick(at)
        try:
            async with asyncio.timeout(SENDING_TIME):
                await service.settled()
        except TimeoutError:
            log.warning("Telegram does not take the messages now; they are kept, and go out with the next tick")
        return done
