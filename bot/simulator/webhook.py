"""Webhooks: https://core.telegram.org/bots/api#setwebhook."""

import asyncio
import re
from contextlib import suppress

import aiohttp

from bot.simulator.calls import Complaint
from bot.simulator.media import Json
from bot.simulator.polling import kinds
from bot.simulator.refusal import bad_request
from bot.simulator.update import Update
from bot.simulator.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
PAUSE = 0.02  # seconds of real time between two tries; Telegram's own pauses would only slow tests down
PATIENCE = aiohttp.ClientTimeout(total=60)  # seconds of real time for one answer


class Webhook:
    """Delivers each update until the bot answers 2xx: in order within a queue, the queues side by side."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._secret = ""
        self._connections = 40
        self._last_error: Json = {}
        self._delivery: asyncio.Task[None] | None = None
        self.url = ""
        self.complaints: list[Complaint] = []

    async def set(self, args: Json) -> bool:
        """Set the webhook; an empty url removes it."""
        url, secret = args.get("url", ""), args.get("secret_token", "")
        if url and not url.startswith(("https://", "http://")):
            raise bad_request("bad webhook: invalid webhook URL specified")
        if secret and not SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if "allowed_updates" in args:
            self._world.updates.allow(kinds(args["allowed_updates"]))
        await self.remove(args)
        self.url, self._secret = url, secret
        self._connections = args.get("max_connections", 40)
        if url:
            self._delivery = asyncio.create_task(self._deliver())
        return True

    async def remove(self, args: Json) -> bool:
        """Remove the webhook; polling works again."""
        if self._delivery is not None:
            self._delivery.cancel()
            with suppress(asyncio.CancelledError):
                await self._delivery
        self.url, self._delivery, self._last_error = "", None, {}
        if args.get("drop_pending_updates"):
            self._world.updates.drop()
        return True

    def describe(self) -> Json:
        """A WebhookInfo."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": self._world.updates.pending,
            **self._last_error,
        }
        if self.url:
            info |= {"max_connections": self._connections, "ip_address": "127.0.0.1"}
        if self._world.updates.allowed is not None:
            info["allowed_updates"] = self._world.updates.allowed
        return info

    async def _deliver(self) -> None:
        updates = self._world.updates
        busy: dict[tuple[str, int], asyncio.Task[None]] = {}
        async with aiohttp.ClientSession(timeout=PATIENCE) as session, asyncio.TaskGroup() as connections:
            while True:
                changed = connections.create_task(self._world.bell.next_ring())
                for update in updates.heads():
                    if update.queue not in busy and len(busy) < self._connections:
                        busy[update.queue] = connections.create_task(self._try(session, update))
                await asyncio.wait((changed, *busy.values()), return_when=asyncio.FIRST_COMPLETED)
                changed.cancel()
                busy = {queue: task for queue, task in busy.items() if not task.done()}

    async def _try(self, session: aiohttp.ClientSession, update: Update) -> None:
        if await self._post(session, update):
            self._world.updates.confirm(update)
        else:
            await asyncio.sleep(PAUSE)

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        try:
            async with session.post(self.url, json=update.as_json(), headers=headers) as answer:
                if answer.ok:
                    self._read(update, answer.content_type, await answer.read())
                    return True
                self._note_error(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note_error(f"Connection failed: {type(error).__name__}")
        return False

    def _note_error(self, message: str) -> None:
        self._last_error = {"last_error_date": self._world.timestamp(), "last_error_message": message}

    def _read(self, update: Update, content_type: str, body: bytes) -> None:
        # Telegram would run a method named in the answer; nobody sees it fail, so we do not and say so.
        if content_type.startswith("multipart/") or b'"method"' in body:
            what = f"update {update.id} was answered with a method, which the simulator does not run"
            self.complaints.append(Complaint(self._world.watch.now(), "webhook", what))
