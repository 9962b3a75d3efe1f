"""What a message says to Makker."""

import re

from aiogram.enums import ContentType
from aiogram.types import Message

from bot.talk.heard import Command, Contact, Forwarded, Heard, Thing, Unusable, Voice, Words

COMMAND = re.compile(r"/(?P<name>\w{1,32})(@(?P<bot>\w+))?(\s+(?P<argument>.*))?", re.ASCII | re.DOTALL)
"""Source: core.telegram.org/bots/features#commands"""

SENT_BY_PEOPLE = {
    ContentType.ANIMATION: Thing.sticker,
    ContentType.AUDIO: Thing.sound,
    ContentType.CHECKLIST: Thing.poll,
    ContentType.DICE: Thing.sticker,
    ContentType.DOCUMENT: Thing.file,
    ContentType.GAME: Thing.other,
    ContentType.GIVEAWAY: Thing.other,
    ContentType.INVOICE: Thing.other,
    ContentType.LIVE_PHOTO: Thing.picture,
    ContentType.LOCATION: Thing.place,
    ContentType.PAID_MEDIA: Thing.picture,
    ContentType.PHOTO: Thing.picture,
    ContentType.POLL: Thing.poll,
    ContentType.RICH_MESSAGE: Thing.other,
    ContentType.STICKER: Thing.sticker,
    ContentType.STORY: Thing.other,
    ContentType.UNKNOWN: Thing.other,
    ContentType.VENUE: Thing.place,
    ContentType.VIDEO: Thing.film,
    ContentType.VIDEO_NOTE: Thing.film,
}
"""What deserves an answer although we cannot read it. The rest are lines of Telegram's own: pinned, joined …

A recording sent as a file or a round video is in it: Telegram would not let us pass it on as a voice message.
"""


def read_message(message: Message, username: str) -> Heard | None:
    """What was said; None for a line of Telegram's own, and for a command to another bot than `username`."""
    if message.forward_origin is not None:
        return Forwarded()
    if message.text is not None:
        return _read_text(clean(message.text), username)
    if message.voice is not None:
        return Voice(message.voice.file_id, message.voice.duration)
    if message.contact is not None:
        return Contact(clean(message.contact.phone_number))
    kind = ContentType(message.content_type)
    return Unusable(SENT_BY_PEOPLE[kind]) if kind in SENT_BY_PEOPLE else None


def _read_text(text: str, username: str) -> Heard | None:
    command = COMMAND.fullmatch(text)
    if command is None:
        return Words(text)
    if command["bot"] and command["bot"].lower() != username.lower():
        return None
    return Command(command["name"].lower(), (command["argument"] or "").strip())


def clean(text: str) -> str:
    """The text as every database can keep it."""
    return text.replace("\0", "")  # PostgreSQL keeps no text with NUL in it
