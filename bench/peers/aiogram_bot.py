"""`python -m bench.peers.aiogram_bot API STORAGE`: aiogram with long polling, as its documentation shows it.

STORAGE: `memory`, `redis://…`, or `sqlite:FILE`.
"""

import asyncio
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import MemoryStorage

from bench.peers.aiogram_check_in import router


def storage(named: str) -> BaseStorage:
    """What keeps states and data."""
    if named.startswith("redis:"):
        from aiogram.fsm.storage.redis import RedisStorage

        return RedisStorage.from_url(named)
    if named.startswith("sqlite:"):
        from bench.peers.sqlite_storage import SQLiteStorage

        return SQLiteStorage(Path(named.removeprefix("sqlite:")))
    return MemoryStorage()


def dispatcher(named: str) -> Dispatcher:
    """The check-in on this storage."""
    made = Dispatcher(storage=storage(named))
    made.include_router(router())
    return made


async def main(api: str, named: str) -> None:
    """Poll until the process is ended."""
    bot = Bot("42:TEST", AiohttpSession(api=TelegramAPIServer.from_base(api)))
    await dispatcher(named).start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
