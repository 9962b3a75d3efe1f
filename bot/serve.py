"""The running bot: what receives, what sends, what looks at the clock, wired together."""

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramUnauthorizedError
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot import clock
from bot.settings import SettingError, Settings
from bot.store import locks
from bot.store.moves import Moves
from bot.store.opening import one_sentence, open_ready
from bot.store.session import transaction
from bot.telegram.client import call, client
from bot.telegram.commands import set_commands
from bot.telegram.inbox import ALLOWED_UPDATES
from bot.telegram.meter import Meter
from bot.telegram.outbox import Outbox
from bot.telegram.polling import Polling
from bot.telegram.reception import Reception, where
from bot.telegram.web import application, listening
from bot.watch import SystemWatch, Watch

log = structlog.get_logger()

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
"""Seconds between two tries to learn the bot's name at the start."""

IDLE = 0.01
"""Real seconds between two looks whether everything that came in is committed."""

TOKEN_REFUSED = "MAKKER_BOT_TOKEN is refused by Telegram: take the bot's present token from @BotFather."  # noqa: S105
ANOTHER_RUNS = "MAKKER_DATABASE_URL names a database that another “makker run” already works on."
