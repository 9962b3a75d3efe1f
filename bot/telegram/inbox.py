"""What the handlers of updates know of the world, and how they speak of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiogram import Bot
from aiogram.types import Message

from bot.settings import Settings
from bot.store.moves import Moves
from bot.talk.heard import Incoming
from bot.watch import Watch

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
"""What we ask Telegram for."""

Hear = Callable[[Incoming], Awaitable[None]]
"""Takes one update into a turn; returns when that is committed."""


@dataclass(frozen=True)
class Inbox:
    """What the handlers know of the world."""

    settings: Settings
    watch: Watch
    moves: Moves
    username: str
    """The bot's own, without @."""
    hear: Hear
    albums: dict[int, str] = field(default_factory=dict)
    """The last album in each chat: its pictures come as so many messages, and one answer is enough."""

    def is_next_of_an_album(self, message: Message) -> bool:
        """Whether this message belongs to the same album as the one before."""
        album = message.media_group_id or ""
        before = self.albums.pop(message.chat.id, "")
        if album:
            self.albums[message.chat.id] = album
        return bool(album) and album == before

    @property
    def desk(self) -> int:
        """The coordinators' group, wherever it has moved."""
        return self.moves.current(self.settings.coordinator_chat)

    def is_ours(self, chat_id: int) -> bool:
        """Whether this is a group that the settings name: the coordinators' or their backup's."""
        return self.is_desk(chat_id) or chat_id == self.moves.current(self.settings.backup_chat)

    def is_desk(self, chat_id: int) -> bool:
        """Whether this is the coordinators' group."""
        return chat_id == self.desk


def answered(message: Message, bot: Bot) -> int:
    """Our own message that this one answers, or 0. In a forum every message answers its topic's first."""
    above = message.reply_to_message
    ours = above is not None and above.from_user is not None and above.from_user.id == bot.id
    return above.message_id if above is not None and ours and not above.forum_topic_created else 0
