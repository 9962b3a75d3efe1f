"""The simulator as its users see it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web

from bot.simulator.calls import Call, Complaint, about_call, about_tap
from bot.simulator.chats import Group
from bot.simulator.faults import Faults
from bot.simulator.model import User
from bot.simulator.people import Person
from bot.simulator.server import Server
from bot.simulator.world import World
from bot.watch import Watch

CALLBACK_LIFETIME = timedelta(minutes=1)
"""How long a tap may be answered. Telegram does not say; bots report refusals after ten seconds and more."""


class Simulator:
    """Telegram on one machine: one bot, its people, their chats, and the Bot API over HTTP.

    All methods, also those of people and groups, are called in the event loop that runs `serve`. All dates
    and limits use `watch`; only long polling and webhook retries take real time.
    """

    def __init__(
        self,
        watch: Watch,
        token: str = "42:TEST",  # noqa: S107 - no secret: it opens nothing but this simulator
        username: str = "makker_bot",
        *,
        name: str = "Makker",
        limits: bool = True,
        callback_lifetime: timedelta = CALLBACK_LIFETIME,
    ) -> None:
        """`token`: its number before the colon is the bot's id. `limits=False`: never 429 of our own."""
        self.token = token
        self.bot = User(int(token.split(":")[0]), name, username, is_bot=True)
        self.world = World(watch, self.bot, limits=limits, callback_lifetime=callback_lifetime)
        self.faults = Faults()
        self._server = Server(self.world, token, self.faults)

    @asynccontextmanager
    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
        """Listen, and yield the base address (no slash at the end); port 0 takes a free one."""
        runner = web.AppRunner(self._server.app(), access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
        await runner.setup()
        try:
            site = web.TCPSite(runner, host, port)
            await site.start()
            yield f"http://{host}:{runner.addresses[0][1]}"
        finally:
            await self._server.close()
            await runner.cleanup()

    def person(
        self, user_id: int, name: str, *, username: str | None = None, language_code: str | None = None
    ) -> Person:
        """A new person, who has not pressed Start. ValueError when the id is taken."""
        self._must_be_new(user_id)
        return self.world.person(user_id, name, username, language_code)

    def group(
        self,
        chat_id: int,
        title: str,
        *,
        forum: bool = False,
        supergroup: bool = True,
        bot_status: str = "administrator",
    ) -> Group:
        """A new group with the bot in it, as `bot_status` says. ValueError when the id is taken."""
        self._must_be_new(chat_id)
        return self.world.group(chat_id, title, forum=forum, supergroup=supergroup, status=bot_status)

    @property
    def calls(self) -> list[Call]:
        """Every request with a right token, oldest first."""
        return self._server.calls

    @property
    def complaints(self) -> list[Complaint]:
        """What real Telegram would refuse, and every tap that the bot took and left hanging.

        Answers that were faults ordered by a test are not in it.
        """
        refused = [
            about_call(call)
            for call in self.calls
            if call.code >= 400 and call.fault is None  # noqa: PLR2004
        ]
        hanging = [
            about_tap(tap)
            for tap in self.world.taps.values()
            if not tap.answered and tap.update_id and self.world.updates.is_confirmed(tap.update_id)
        ]
        return refused + hanging + self._server.webhook.complaints

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return self.world.updates.pending

    async def quiet(self) -> None:
        """Return when every update is confirmed."""
        await self.world.updates.quiet()

    async def until(self, condition: Callable[[], object], within: float = 5.0) -> None:
        """Return when `condition()` holds; looked at whenever the bot asks or is answered, and at every update.

        TimeoutError after `within` seconds of real time, with what the phones show.
        """
        try:
            async with asyncio.timeout(within):
                while not condition():
                    await self.world.bell.next_ring()
        except TimeoutError:
            raise TimeoutError(f"not within {within} s; the phones show:\n{self.screens()}") from None

    def redeliver(self, update_id: int) -> None:
        """Send an update a second time. KeyError when there was none with this id."""
        self.world.updates.redeliver(update_id)

    def skip_update_ids(self, count: int = 1) -> None:
        """Leave a gap in the update ids."""
        self.world.updates.skip_ids(count)

    def number_updates_from(self, update_id: int) -> None:
        """Go on with this id, as Telegram does with any it likes when nothing has happened for a week."""
        self.world.updates.number_from(update_id)

    def screens(self) -> str:
        """All private chats, one after the other."""
        people = self.world.people.values()
        return "\n\n".join(f"{person.name}\n{person.screen()}" for person in people)

    def _must_be_new(self, number: int) -> None:
        if number in self.world.chats or number == self.bot.id:
            raise ValueError(f"{number} is taken")
