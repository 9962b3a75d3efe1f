"""Chats: what was said, and who is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.simulator import wire
from bot.simulator.media import Json
from bot.simulator.model import Button, Edit, Message, Note, Tap, User

if TYPE_CHECKING:
    from bot.simulator.world import World

OUT = frozenset(("left", "kicked"))
ADMINISTRATORS = frozenset(("creator", "administrator"))

Event = Message | Edit | Tap | Note


@dataclass
class Topic:
    """One topic of a forum; its id is the id of the message that opened it."""

    id: int
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False


@dataclass(eq=False)
class Chat:
    """A chat. `history` holds everything in order: messages (also deleted ones), edits, taps, notes."""

    id: int
    kind: str
    history: list[Event] = field(default_factory=list, repr=False)
    reply_keyboard: list[list[Button]] = field(default_factory=list, repr=False)
    opened_reply: Message | None = field(default=None, repr=False)
    """The message that the phones have begun a reply to (`force_reply`)."""
    by_id: dict[int, Message] = field(default_factory=dict, repr=False)
    pinned: list[Message] = field(default_factory=list, repr=False)
    actions: list[str] = field(default_factory=list)
    """What the chat's head said of the bot: `typing`, `upload_document` …"""

    @property
    def messages(self) -> list[Message]:
        """The messages as now shown, oldest first; deleted ones are only in `history`."""
        return [item for item in self.history if isinstance(item, Message) and not item.deleted]

    @property
    def taps(self) -> list[Tap]:
        """Every button pressed here, oldest first."""
        return [item for item in self.history if isinstance(item, Tap)]

    def add(self, message: Message) -> Message:
        """Show a message."""
        self.history.append(message)
        self.by_id[message.id] = message
        return message

    def as_json(self) -> Json:
        """A Chat, as it stands in messages."""
        return {"id": self.id, "type": self.kind}

    def find(self, message_id: int) -> Message | None:
        """The message, unless it was deleted."""
        found = self.by_id.get(message_id)
        return None if found is None or found.deleted else found


@dataclass(eq=False)
class PrivateChat(Chat):
    """One person and the bot."""

    person: User | None = None
    started: bool = False
    blocked: bool = False

    def as_json(self) -> Json:
        """A Chat, with the person's name."""
        assert self.person is not None
        return super().as_json() | wire.names(self.person)


@dataclass(eq=False)
class Group(Chat):
    """A basic group or supergroup with the bot in it. `members` maps user id to Telegram's status."""

    world: World = field(kw_only=True, repr=False)
    title: str = ""
    forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    rights: set[str] = field(default_factory=lambda: set(wire.RIGHTS))
    """What the bot may do here while it is an administrator."""
    ids: Iterator[int] = field(kw_only=True, repr=False)

    def as_json(self) -> Json:
        """A Chat, with title."""
        return super().as_json() | {"title": self.title} | ({"is_forum": True} if self.forum else {})

    @property
    def bot_status(self) -> str:
        """`administrator`, `member`, `left` or `kicked`."""
        return self.members.get(self.world.bot.id, "left")

    def may(self, right: str) -> bool:
        """Whether the bot is an administrator with this right (`can_pin_messages` …)."""
        return self.bot_status in ADMINISTRATORS and right in self.rights

    def has(self, user: User) -> bool:
        """Whether the user is in."""
        return self.members.get(user.id, "left") not in OUT

    def join(self, person: User, status: str = "member") -> None:
        """Come in; the bot hears `new_chat_members`, and `chat_member` where it asked for it."""
        self.set_status(person, status, person)
        self.service(person, {"new_chat_members": [wire.user(person)]})

    def leave(self, person: User) -> None:
        """Go; the bot hears `left_chat_member`, and `chat_member` where it asked for it."""
        self.service(person, {"left_chat_member": wire.user(person)})
        self.set_status(person, "left", person)

    def promote(self, person: User) -> None:
        """Make somebody an administrator."""
        self.set_status(person, "administrator", self._owner())

    def set_bot(self, status: str, rights: set[str] | None = None) -> None:
        """Make the bot `administrator` (with `rights`), `member`, `kicked` or `left`: `my_chat_member`."""
        if rights is not None:
            self.rights = set(rights)
        self.set_status(self.world.bot, status, self._owner())

    def set_status(self, user: User, status: str, by: User) -> None:
        """Change a membership and tell the bot as Telegram does."""
        old = wire.chat_member(self, user)
        self.members[user.id] = status
        self.users[user.id] = user
        is_bot = user is self.world.bot
        if is_bot or self.bot_status in ADMINISTRATORS:  # only administrators hear of others
            body = {
                "chat": self.as_json(),
                "from": wire.user(by),
                "date": self.world.timestamp(),
                "old_chat_member": old,
                "new_chat_member": wire.chat_member(self, user),
            }
            self.world.push("my_chat_member" if is_bot else "chat_member", body)

    def open_topic(self, person: User, name: str) -> Topic:
        """A person opens a topic in the forum."""
        return self.new_topic(person, name, Topic.icon_color)

    def new_topic(self, by: User, name: str, icon_color: int) -> Topic:
        """Open a topic; its first message says so."""
        content = {"forum_topic_created": {"name": name, "icon_color": icon_color}}
        message = self.service(by, content, thread=0)
        self.topics[message.id] = Topic(message.id, name, icon_color)
        return self.topics[message.id]

    def delete_topic(self, topic: Topic | int) -> None:
        """The topic and all its messages are gone; the bot is not told."""
        thread = topic if isinstance(topic, int) else topic.id
        del self.topics[thread]
        for message in self.messages:
            if message.thread == thread:
                message.deleted = True

    def service(self, by: User, content: Json, thread: int | None = None) -> Message:
        """A line of Telegram's own in the chat; `thread=0`: the topic that this message opens."""
        number = next(self.ids)
        message = Message(number, self.world.watch.now(), by, self, content=content)
        message.thread = number if thread == 0 else thread
        self.add(message)
        if self.has(self.world.bot):
            self.world.push("message", wire.message(message))
        return message

    def upgrade(self, new_id: int | None = None) -> int:
        """A basic group becomes a supergroup with another id, which is returned.

        The old id answers `migrate_to_chat_id` from now on. ValueError when it is a supergroup.
        """
        if self.kind == "supergroup":
            raise ValueError(f"{self.title} is a supergroup already")
        old_id, self_id = self.id, new_id or -1_000_000_000_000 + self.id
        self.service(self._owner(), {"migrate_to_chat_id": self_id})
        self.world.migrate(self, self_id)
        self.service(self._owner(), {"migrate_from_chat_id": old_id})
        return self_id

    def _owner(self) -> User:
        owners = (self.users[number] for number, status in self.members.items() if status == "creator")
        return next(owners, self.world.owner)
