"""A phone: what leaves it as messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.simulator import formatting
from bot.simulator.chats import Chat, Group, PrivateChat
from bot.simulator.files import Upload
from bot.simulator.model import Message, Shown, User
from bot.simulator.tune import tune

if TYPE_CHECKING:
    from bot.simulator.world import World

PICTURE = b"\xff\xd8\xff\xe0 a small picture"


@dataclass(eq=False)
class Phone(User):
    """An account with a private chat with the bot, and what it can send."""

    world: World = field(kw_only=True, repr=False)
    chat: PrivateChat = field(kw_only=True, repr=False)

    def speaks(
        self,
        seconds: int = 5,
        *,
        chat: Chat | None = None,
        thread: int | None = None,
        recording: bytes = b"",
    ) -> Message:
        """Send a voice message of so many seconds; without a `recording`, a tune of ours."""
        upload = Upload("", "audio/ogg", recording or tune())
        return self._file(chat, "voice", upload, {"duration": seconds}, thread)

    def sends_photo(self, content: bytes = PICTURE, caption: str = "", *, chat: Chat | None = None) -> Message:
        """Send a picture."""
        return self._file(chat, "photo", Upload("", "image/jpeg", content), {}, caption=caption)

    def sends_document(
        self,
        name: str = "letter.pdf",
        content: bytes = b"%PDF-1.4",
        caption: str = "",
        *,
        chat: Chat | None = None,
    ) -> Message:
        """Send a file."""
        return self._file(chat, "document", Upload(name, "", content), {}, caption=caption)

    def sends_sticker(self, emoji: str = "👍", *, chat: Chat | None = None) -> Message:
        """Send a sticker."""
        looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._file(chat, "sticker", Upload("", "image/webp", b"RIFF"), {**looks, "emoji": emoji})

    def sends_contact(self, phone: str, user: User | None = None, *, chat: Chat | None = None) -> Message:
        """Share a contact: one's own, or `user`'s."""
        whose = user or self
        contact = {"phone_number": phone, "first_name": whose.name, "user_id": whose.id}
        return self.send(chat, content={"contact": contact})

    def sends_location(
        self, latitude: float = 55.676, longitude: float = 12.568, *, chat: Chat | None = None
    ) -> Message:
        """Share a place, in degrees."""
        return self.send(chat, content={"location": {"latitude": latitude, "longitude": longitude}})

    def _file(
        self,
        chat: Chat | None,
        kind: str,
        upload: Upload,
        extras: dict[str, Any],
        thread: int | None = None,
        caption: str = "",
    ) -> Message:
        media = self.world.files.keep(kind, upload, extras)
        return self.send(chat, thread=thread, media=media, shown=plain(caption))

    def send(
        self, chat: Chat | None, reply_to: Message | None = None, thread: int | None = None, **what: Any
    ) -> Message:
        """Send one message, whatever it holds; ValueError when the phone would not let them."""
        place = chat or (reply_to.chat if reply_to is not None else self.chat)
        self.must_be_in(place)
        if thread is None and reply_to is not None:
            thread = reply_to.thread
        if thread is not None and not (isinstance(place, Group) and thread in place.topics):
            raise ValueError(f"there is no topic {thread}")
        number = self.world.next_message_id(place)
        now = self.world.watch.now()
        return self.world.deliver(Message(number, now, self, place, reply_to=reply_to, thread=thread, **what))

    def must_be_in(self, chat: Chat) -> None:
        """ValueError when nothing of this account can reach the chat."""
        if self.deactivated:
            raise ValueError(f"{self.name} has no account any more")
        if isinstance(chat, Group):
            if not chat.has(self):
                raise ValueError(f"{self.name} is not in {chat.title}")
            return
        if chat is not self.chat:
            raise ValueError(f"{self.name} cannot see this chat")
        if self.chat.blocked:
            raise ValueError(f"{self.name} has blocked the bot")
        # Whoever writes first has let the bot write back.
        self.chat.started = True


def plain(text: str) -> Shown:
    """What a message of these words shows: nothing but them, and commands as links."""
    return Shown(text, formatting.escape(text), formatting.commands(text))
