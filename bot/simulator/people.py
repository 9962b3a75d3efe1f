"""People with phones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from bot.simulator import formatting, wire
from bot.simulator.buttons import choose
from bot.simulator.chats import Chat
from bot.simulator.model import Alert, Button, Message, Note, Tap
from bot.simulator.phone import Phone, plain
from bot.simulator.screen import render

LONGEST_TEXT = 4096  # a phone cuts what is longer into several messages
START_CODE = re.compile(r"[A-Za-z0-9_-]{0,64}")  # https://core.telegram.org/bots/features#deep-linking


@dataclass(eq=False)
class Person(Phone):
    """A person. What they do reaches the bot as updates; what the bot does shows in `chat`.

    Everything here is called in the simulator's event loop. `chat=` names a group they are in; without it
    they are in their private chat with the bot. ValueError when a phone would not let them.
    """

    alerts: list[Alert] = field(default_factory=list)

    def starts(self, code: str = "") -> Message:
        """Press Start, from a link with `code` where there is one; unblocks a blocked bot."""
        if not START_CODE.fullmatch(code):
            raise ValueError(f"Telegram would drop this start code: {code!r}")
        if self.chat.blocked:
            self.unblocks()
        self.chat.started = True
        return self.writes(f"/start {code}".rstrip())

    def writes(
        self,
        text: str,
        *,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        thread: int | None = None,
    ) -> Message:
        """Write; a text beyond 4 096 characters goes out in pieces, and the last is returned."""
        while formatting.utf16_length(text) > LONGEST_TEXT:
            self.send(chat, reply_to, thread, shown=plain(text[: LONGEST_TEXT // 2]))
            text = text[LONGEST_TEXT // 2 :]
        return self.send(chat, reply_to, thread, shown=plain(text))

    def replies(self, text: str, *, chat: Chat | None = None) -> Message:
        """Write into the reply that the bot's message opened (`force_reply`); ValueError where none is open."""
        place = chat or self.chat
        opened, place.opened_reply = place.opened_reply, None
        if opened is None:
            raise ValueError(f"no reply is open for {self.name}")
        return self.writes(text, reply_to=opened)

    def taps(
        self,
        button: str | Callable[[Button], bool],
        message: Message | None = None,
        *,
        chat: Chat | None = None,
    ) -> Tap | Message | Note:
        """Tap a button: on `message`, else on the newest message that shows it.

        `button`: the label, its beginning or a part of it when only one button of that message has it, or
        a test. LookupError, with the labels on the screen, when there is none or more than one.
        """
        place = message.chat if message is not None else chat or self.chat
        self.must_be_in(place)
        keys = [key for row in place.reply_keyboard for key in row if key.label == button]
        if keys and message is None:
            return self._presses(keys[0])
        found, key = choose(place.messages if message is None else [message], button)
        return self._tap(found, key)

    def taps_data(self, data: str, message: Message) -> Tap:
        """Send `data` as if a button of `message` held it: a stale tap, or a forged one."""
        self.must_be_in(message.chat)
        label = next((b.label for b in message.buttons if b.data == data), data)
        tap = Tap(
            self.world.watch.now(),
            self,
            label,
            data,
            message,
            self.world.next_query_id(),
            update_id=0,
            offered=data in message.offered,
        )
        message.chat.history.append(tap)
        self.world.taps[tap.query_id] = tap
        tap.update_id = self.world.push("callback_query", wire.callback_query(tap))
        return tap

    def edits(self, message: Message, text: str) -> None:
        """Change a message of one's own; the bot hears `edited_message`."""
        self._must_be_mine(message)
        message.change(plain(text), self.world.watch.now())
        if self.world.hears(message):
            self.world.push("edited_message", wire.message(message))

    def deletes(self, message: Message) -> None:
        """Delete a message; Telegram does not tell the bot."""
        message.deleted = True

    def blocks(self) -> None:
        """Stop the bot: it hears `my_chat_member`, and every send is refused."""
        self._set_blocked(True)

    def unblocks(self) -> None:
        """Let the bot write again."""
        self._set_blocked(False)

    def deletes_account(self) -> None:
        """Leave Telegram; every send is refused from now on, and the bot is not told."""
        self.deactivated = True

    def screen(self, width: int = 72, *, chat: Chat | None = None) -> str:
        """The chat as plain text, oldest first, lines at most `width` columns."""
        return render(chat or self.chat, width)

    def story(self, width: int = 72, *, chat: Chat | None = None) -> str:
        """As `screen`, but each message as it was when it came, and every edit where it happened."""
        return render(chat or self.chat, width, as_it_was=True)

    def _presses(self, key: Button) -> Message:
        match key.wish:
            case "request_contact":
                return self.sends_contact(f"+45{self.id:08d}"[:11])
            case "request_location":
                return self.sends_location()
        return self.writes(key.label)

    def _tap(self, message: Message, key: Button) -> Tap | Message | Note:
        if key.data is not None:
            return self.taps_data(key.data, message)
        link = urlsplit(key.url or "")
        if link.netloc == "t.me" and link.path == f"/{self.world.bot.username}":
            return self.starts(*parse_qs(link.query).get("start", []))
        note = Note(self.world.watch.now(), self, f"opens {key.url}")
        message.chat.history.append(note)
        return note

    def _set_blocked(self, blocked: bool) -> None:
        if self.chat.blocked is blocked:
            return
        self.chat.blocked = blocked
        bot = wire.user(self.world.bot)
        member = {"user": bot, "status": "member"}
        banned = {"user": bot, "status": "kicked", "until_date": 0}
        now = self.world.watch.now()
        body = {
            "chat": self.chat.as_json(),
            "from": wire.user(self),
            "date": self.world.timestamp(),
            "old_chat_member": member if blocked else banned,
            "new_chat_member": banned if blocked else member,
        }
        self.chat.history.append(Note(now, self, "blocks the bot" if blocked else "unblocks the bot"))
        self.world.push("my_chat_member", body)

    def _must_be_mine(self, message: Message) -> None:
        if message.sender is not self:
            raise ValueError(f"{self.name} did not write this: {message.text!r}")
