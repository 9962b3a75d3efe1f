"""Long polling. Telegram hears that an update is done only after its turn is committed.

aiogram's own polling confirms a batch with the next request, whether its handlers have ended or not; a kill
then loses messages.
"""

import asyncio

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError

from bot.telegram.client import call
from bot.telegram.inbox import ALLOWED_UPDATES
from bot.telegram.reception import Raw, Reception

log = structlog.get_logger()

LONG = 30
"""Seconds that Telegram may wait for something to happen."""

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
"""Seconds before the next try while Telegram cannot be reached."""

ANOTHER = "another program receives this bot's messages with the same token: stop it, or this one"


class Garbage(Exception):  # noqa: N818  (what came, not what failed)
    """An answer to getUpdates that is no list of updates."""


class Polling:
    """Fetches updates, batch after batch."""

    def __init__(self, bot: Bot, reception: Reception) -> None:
        """Nothing happens before `run`."""
        self._bot, self._reception = bot, reception
        self._next = 0
        self.is_well = False
        """Whether the last request was answered."""

    async def run(self) -> None:
        """Until cancelled. TelegramUnauthorizedError where the token is no longer good."""
        pause = FIRST_PAUSE
        while True:
            try:
                batch = await self._fetch()
            except TelegramUnauthorizedError:
                raise
            except Exception as trouble:  # of the network or of Telegram: it passes
                self.is_well = False
                await asyncio.sleep(await self._wait(trouble, pause))  # real seconds: it is a real network
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            self.is_well, pause = True, FIRST_PAUSE
            await asyncio.gather(*(self._reception.take(update) for update in batch))
            # Nothing is left to confirm after an empty answer, and after a quiet week ids may begin anew, lower.
            self._next = max((update["update_id"] for update in batch), default=-1) + 1

    async def _fetch(self) -> list[Raw]:
        found = await call(
            self._bot, "getUpdates", wait=LONG, offset=self._next, timeout=LONG, allowed_updates=ALLOWED_UPDATES
        )
        if not isinstance(found, list) or not all(isinstance(it, dict) and "update_id" in it for it in found):
            raise Garbage
        return found

    async def _wait(self, trouble: Exception, pause: float) -> float:
        """Seconds to wait after this trouble; says what it is, and does what can be done."""
        match trouble:
            case TelegramRetryAfter():
                return float(trouble.retry_after)
            case TelegramConflictError() if "webhook" in trouble.message.lower():
                log.warning("a webhook was set; it is deleted, because MAKKER_WEBHOOK_URL is not set")
                await self._delete_webhook()
            case TelegramConflictError():
                log.error(ANOTHER)
            case _:
                log.warning("Telegram cannot be reached", error=type(trouble).__name__, again_in=pause)
        return pause

    async def _delete_webhook(self) -> None:
        try:
            await call(self._bot, "deleteWebhook", drop_pending_updates=False)
        except Exception as trouble:
            log.warning("the webhook could not be deleted", error=type(trouble).__name__)
