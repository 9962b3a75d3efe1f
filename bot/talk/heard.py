"""What people can do: tap a button, write, speak, share a contact, send something else.

The edge (`bot.telegram`) turns every Telegram update into one `Incoming`; nothing further in
knows Telegram.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_BUTTON = 64
"""Bytes that Telegram carries in `callback_data`. Source: core.telegram.org/bots/api#inlinekeyboardbutton"""


@dataclass(frozen=True)
class Tap:
    """A tap on an option of a question: which conversation, at which version, which question, which option."""

    conversation: int
    version: int
    key: str
    option: str

    def pack(self) -> str:
        """The button's callback data, at most 64 bytes; ValueError where it would be longer."""
        packed = f"q:{self.conversation:x}:{self.version:x}:{self.key}:{self.option}"
        if len(packed.encode()) > LONGEST_BUTTON:
            raise ValueError(f"button too long for Telegram: {packed}")
        return packed


@dataclass(frozen=True)
class Press:
    """A tap on a button that belongs to no question: a member's menu (`m:`) or a card in the group (`g:`)."""

    action: str
    argument: str = ""


@dataclass(frozen=True)
class Command:
    """`/name argument`, without the slash and without `@bot`."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Words:
    """Something written. `language` is the interface language of whoever wrote it, where it is known."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Voice:
    """Something spoken: Telegram's file id, and how long it lasts in seconds."""

    file_id: str
    seconds: int


@dataclass(frozen=True)
class Contact:
    """A shared telephone number."""

    phone: str


@dataclass(frozen=True)
class Edited:
    """A message that was changed after it was sent: its `message_id`, and what it says now."""

    message: int = 0
    text: str = ""


class Thing(StrEnum):
    """What Makker cannot read as an answer."""

    picture = "picture"
    sticker = "sticker"
    film = "film"
    sound = "sound"
    file = "file"
    place = "place"
    poll = "poll"
    other = "other"


@dataclass(frozen=True)
class Unusable:
    """A sticker, picture, document, poll … Makker cannot read it as an answer."""

    thing: Thing = Thing.other


@dataclass(frozen=True)
class Forwarded:
    """Somebody else's message, passed on: nothing in it is the person's own answer."""


@dataclass(frozen=True)
class Left:
    """The person blocked the bot."""


@dataclass(frozen=True)
class Returned:
    """The person unblocked the bot."""


Heard = Tap | Press | Command | Words | Voice | Contact | Edited | Unusable | Forwarded | Left | Returned


@dataclass(frozen=True)
class FromMember:
    """Heard in a private chat.

    `language` is the phone's language, as BCP 47, or empty; `username` the person's public Telegram name
    without @, or empty.
    """

    update_id: int
    telegram_id: int
    heard: Heard
    language: str = ""
    username: str = ""
    callback_id: str = ""
    message: int = 0
    """The `message_id` of what was written or spoken, or 0."""
    reply_to: int = 0
    """The `message_id` of our message that the person answers with it, or 0."""
    in_group: bool = False
    """Whether the Bot API says that the person is in the coordinators' group; asked only where they use a link."""
    at: datetime | None = None
    """When it was written or spoken, by Telegram's clock; None where that is not known."""


@dataclass(frozen=True)
class Added:
    """Makker was put into a chat where it has nothing to do, by somebody whose phone speaks `language`."""

    update_id: int
    chat_id: int
    telegram_id: int
    language: str = ""


@dataclass(frozen=True)
class FromGroup:
    """Heard in the coordinators' group, from a person whom the Bot API confirms as a member of it or not."""

    update_id: int
    telegram_id: int
    name: str
    heard: Heard
    is_coordinator: bool
    on: int = 0
    """The `message_id` of the message whose button was tapped, or 0."""
    reply_to: int = 0
    """The `message_id` that the message answers, or 0."""
    callback_id: str = ""


@dataclass(frozen=True)
class CameOrWent:
    """Somebody came into the coordinators' group, or is not in it any more."""

    update_id: int
    telegram_id: int
    name: str
    inside: bool


@dataclass(frozen=True)
class Rights:
    """What Makker may do in the coordinators' group has changed."""

    update_id: int
    is_forum: bool
    """Whether the group has topics."""
    may_open_topics: bool
    inside: bool = True
    """Whether it is in the group at all."""


Incoming = FromMember | FromGroup | Added | CameOrWent | Rights


NUMBER = re.compile(r"[0-9a-f]{1,8}")
"""What `Tap.pack` writes; a longer one is forged, and no column would take it."""


def read_button(text: str) -> Tap | Press | None:
    """What callback data says; None where no button of ours says that."""
    match text.split(":", 4):
        case ["q", conversation, version, key, option]:
            if not (NUMBER.fullmatch(conversation) and NUMBER.fullmatch(version)):
                return None
            return Tap(int(conversation, 16), int(version, 16), key, option)
        case ["m" | "g", action]:
            return Press(action)
        case ["m" | "g", action, *rest]:
            return Press(action, ":".join(rest))
        case _:
            return None
