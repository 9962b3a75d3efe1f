"""Updates on their way to the bot: numbered, kept until confirmed, in order."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

from bot.simulator.bell import Bell
from bot.simulator.media import Json
from bot.simulator.update import KINDS, NOT_UNLESS_ASKED, Update
from bot.watch import Watch

LIFETIME = timedelta(days=1)
"""How long an update waits for the bot: https://core.telegram.org/bots/api#getting-updates."""
LIFETIME_OF_A_TAP = timedelta(seconds=150)
"""A tap waits no longer than this. Source: `add_new_callback_query` in Client.cpp of tdlib/telegram-bot-api."""


class Updates:
    """The queue between the phones and the bot."""

    def __init__(self, watch: Watch, bell: Bell, first_id: int = 100_000_001) -> None:
        """`bell` rings whenever something comes or goes."""
        self._watch = watch
        self._bell = bell
        self._next_id = first_id
        self._waiting: list[Update] = []
        self._all: dict[int, Update] = {}
        self._taken: set[int] = set()
        self._asked_for = frozenset(KINDS) - NOT_UNLESS_ASKED
        self.allowed: list[str] | None = None
        self._arrived = asyncio.Event()
        self._quiet = asyncio.Event()
        self._quiet.set()

    @property
    def pending(self) -> int:
        """How many the bot has not confirmed and Telegram has not given up."""
        self._expire()
        return len(self._waiting)

    @property
    def newest(self) -> int:
        """The id of the last one; KeyError while there is none."""
        return self._all[max(self._all, default=0)].id

    @property
    def pushed(self) -> int:
        """How many there have ever been."""
        return len(self._all)

    def allow(self, kinds: list[str]) -> None:
        """Send only `kinds` from now on; an empty list means Telegram's default."""
        self.allowed = kinds or None
        self._asked_for = frozenset(kinds) if kinds else frozenset(KINDS) - NOT_UNLESS_ASKED

    def push(self, kind: str, body: Json) -> int:
        """Queue an update and return its id; 0 when the bot did not ask for this kind."""
        if kind not in self._asked_for:
            return 0
        lifetime = LIFETIME_OF_A_TAP if kind == "callback_query" else LIFETIME
        update = Update(self._next_id, kind, body, self._watch.now() + lifetime)
        self._next_id += 1
        self._all[update.id] = update
        self._enqueue(update)
        return update.id

    def skip_ids(self, count: int) -> None:
        """Leave a gap of `count` in the ids, as Telegram sometimes does."""
        self._next_id += count

    def number_from(self, update_id: int) -> None:
        """Give the next update this id: https://core.telegram.org/bots/api#update, `update_id`."""
        self._next_id = update_id

    def redeliver(self, update_id: int) -> None:
        """Send an update once more under its old id; KeyError when there was none."""
        known = self._all[update_id]
        self._enqueue(Update(known.id, known.kind, known.body, self._watch.now() + LIFETIME_OF_A_TAP, again=True))

    def ready(self, offset: int, limit: int = 100) -> list[Json]:
        """Confirm everything before `offset`, and hand out the next `limit` updates.

        A negative offset counts from the end of the queue and forgets what lies before.
        """
        self._expire()
        if offset < 0:
            self._take(self._waiting[:offset])
        else:
            self._take(u for u in self._waiting if u.id < offset and (not u.again or u.delivered))
        batch = self._waiting[:limit]
        for update in batch:
            update.delivered = True
        return [update.as_json() for update in batch]

    def heads(self) -> list[Update]:
        """The oldest update of every queue: a webhook gets these side by side."""
        self._expire()
        heads: dict[tuple[str, int], Update] = {}
        for update in self._waiting:
            heads.setdefault(update.queue, update)
        return list(heads.values())

    def confirm(self, update: Update) -> None:
        """The bot has it."""
        self._take([update])

    def drop(self) -> None:
        """Forget all that waits (`drop_pending_updates`)."""
        self._take(self._waiting)

    def is_confirmed(self, update_id: int) -> bool:
        """Whether the bot has told Telegram that it need not send this one again."""
        return update_id in self._taken and all(update.id != update_id for update in self._waiting)

    def about(self, chat_id: int, message_id: int) -> list[Update]:
        """Every update about a message, oldest first: that it came, that it was changed, that it was tapped."""
        return [update for update in self._all.values() if update.subject == (chat_id, message_id)]

    async def arrival(self) -> None:
        """Return when something waits."""
        await self._arrived.wait()

    async def quiet(self) -> None:
        """Return when nothing waits."""
        await self._quiet.wait()

    def _enqueue(self, update: Update) -> None:
        self._waiting.append(update)
        self._note_change()

    def _take(self, updates: Iterable[Update]) -> None:
        gone = set(updates)
        self._taken |= {update.id for update in gone}
        self._forget(gone)

    def _expire(self) -> None:
        now = self._watch.now()
        self._forget({update for update in self._waiting if update.expires <= now})

    def _forget(self, gone: set[Update]) -> None:
        if gone:
            self._waiting = [update for update in self._waiting if update not in gone]
            self._note_change()

    def _note_change(self) -> None:
        self._bell.ring()
        for event, is_so in ((self._arrived, bool(self._waiting)), (self._quiet, not self._waiting)):
            if is_so:
                event.set()
            else:
                event.clear()
