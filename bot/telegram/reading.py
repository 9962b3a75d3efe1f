"""What a message says to Makker."""

import re

from aiogram.enums import ContentType
from aiogram.types import Message

from bot.talk.heard import Command, Contact, Heard, Unusable, Voice, Words

COMMAND = re.compile(r"/(?P<name>\w{1,32})(@(?P<bot>\w+))?(\s+(?P<argument>.*))?", re.ASCII | re.DOTALL)
"""Source: core.telegram.org/bots/features#commands"""

SENT_BY_PEOPLE = {
    ContentType.ANIMATION,
    ContentType.AUDIO,
    ContentType.CHECKLIST,
    ContentType.DICE,
    ContentType.DOCUMENT,
    ContentType.GAME,
    ContentType.GIVEAWAY,
    ContentType.INVOICE,
    ContentType.LIVE_PHOTO,
    ContentType.LOCATION,
    ContentType.PAID_MEDIA,
    ContentType.PHOTO,
    ContentType.POLL,
    ContentType.RICH_MESSAGE,
    ContentType.STICKER,
    ContentType.STORY,
    ContentType.UNKNOWN,
    ContentType.VENUE,
    ContentType.VIDEO,
    ContentType.VIDEO_NOTE,
}
"""What deserves an answer although we cannot read it. The rest are lines of Telegram's own: pinned, joined …

A recording sent as a file or a round video is in it: Telegram would not let us pass it on as a voice message.
"""


def read_message(message: Message, username: str) -> Heard | None:
    """What was said; None for a line of Telegram's own, and for a command to another bot than `username`."""
    if message.text is not None:
        return _read_text(_clean(message.text), username)
    if message.voice is not None:
        return Voice(message.voice.file_id, message.voice.duration)
    if message.contact is not None:
        return Contact(_clean(message.contact.phone_number))
    return Unusable() if message.content_type in SENT_BY_PEOPLE else None


def _read_text(text: str, username: str) -> Heard | None:
    command = COMMAND.fullmatch(text)
    if command is None:
        return Words(text)
    if command["bot"] and command["bot"].lower() != username.lower():
        return None
    return Command(command["name"].lower(), (command["argument"] or "").strip())


def _clean(text: str) -> str:
    return text.replace("\0", "")  # PostgreSQL keeps no text with NUL in it
