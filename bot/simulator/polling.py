"""getUpdates: https://core.telegram.org/bots/api#getupdates."""

import asyncio
from typing import Any

from bot.simulator.media import Json
from bot.simulator.refusal import Refusal, bad_request
from bot.simulator.update import KINDS
from bot.simulator.updates import Updates

LONGEST_POLL = 50  # seconds, as the Bot API server has it
MOST = 100
TWO_POLLS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


WEBHOOK_COMES = "Conflict: terminated by setWebhook request"


class _Bell(asyncio.Event):
    """Rung for whoever waits; `reason` says why, where that is an error."""

    reason = ""


class Polling:
    """One long poll at a time; a second ends the first."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._bell = _Bell()
        self._closing = False

    async def get(self, args: Json) -> list[Json]:
        """The next updates, waiting up to `timeout` seconds of real time for one to come."""
        self.end(TWO_POLLS)
        bell = self._bell = _Bell()
        if "allowed_updates" in args:
            self._updates.allow(kinds(args["allowed_updates"]))
        offset, limit = args.get("offset", 0), max(1, min(MOST, args.get("limit", MOST)))
        batch = self._updates.ready(offset, limit)
        if not batch and not self._closing:
            await self._wait(bell, min(LONGEST_POLL, args.get("timeout", 0)))
            if bell.reason:
                raise Refusal(409, bell.reason)
            batch = self._updates.ready(0, limit)  # what came meanwhile is not confirmed, whatever its id
        return batch

    def end(self, reason: str) -> None:
        """End the poll that waits, if one does, with 409 and this reason."""
        self._bell.reason = reason
        self._bell.set()

    def close(self) -> None:
        """Send whoever waits home."""
        self._closing = True
        self._bell.set()

    async def _wait(self, bell: asyncio.Event, seconds: float) -> None:
        if seconds <= 0:
            return
        waits = {asyncio.ensure_future(bell.wait()), asyncio.ensure_future(self._updates.arrival())}
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


def kinds(value: Any) -> list[str]:
    """`allowed_updates`, checked: Telegram knows more kinds, but a misspelt one would go unnoticed."""
    if not isinstance(value, list):
        raise bad_request("can't parse allowed_updates JSON object")
    for kind in value:
        if kind not in KINDS:
            raise bad_request(f"unknown update type {kind}")
    return value
