"""A chat as lines of plain text."""

import textwrap
import unicodedata
from dataclasses import replace

from bot.simulator.chats import Chat, Event
from bot.simulator.media import Media
from bot.simulator.model import Edit, Message, Note, Shown, Tap

MARKS = {"document": "📎", "voice": "🎤", "photo": "🖼", "sticker": ""}


GAP = "   "


def render(chat: Chat, width: int = 72, *, as_it_was: bool = False) -> str:
    """The chat, oldest first: names on the left, buttons in brackets, taps as “✓ taps”.

    As now shown, without what was deleted; `as_it_was`: each message as it came, edits where they happened.
    """
    events = [event for event in chat.history if as_it_was or _is_on_screen(event)]
    names = max((columns(event.sender.name) for event in events), default=0)
    lines: list[str] = []
    for event in events:
        margin = event.sender.name + " " * (names - columns(event.sender.name))
        for line in lines_of(event, max(20, width - names - len(GAP) - 2), as_it_was=as_it_was):
            lines.append(f"  {margin}{GAP}{line}".rstrip())
            margin = " " * names
    return "\n".join(lines)


def _is_on_screen(event: Event) -> bool:
    return not isinstance(event, Edit) and not (isinstance(event, Message) and event.deleted)


def columns(text: str) -> int:
    """How wide the text is in a terminal."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def lines_of(event: Event, width: int, *, as_it_was: bool = True) -> list[str]:
    """One event of a chat, its lines at most `width` columns wide."""
    match event:
        case Tap():
            answer = wrap(f"⌁ {event.answer.text}", width) if event.answer else []
            return [f"✓ taps “{event.label}”", *answer]
        case Note():
            return [f"— {event.what}"]
        case Edit():
            # Where only the keyboard changed the words are not news; a keyboard taken away is none at all.
            same_words = event.shown.text == event.before.text
            lines = _look(replace(event.shown, text="") if same_words else event.shown, width - 2)
            return [f"{'  ' if number else '✎ '}{line}" for number, line in enumerate(lines)]
    return _message(event, event.first if as_it_was else event.shown, width)


def _message(item: Message, shown: Shown, width: int) -> list[str]:
    lines = []
    if item.reply_to is not None:
        lines.append(textwrap.shorten(f"↪ {item.reply_to.text}", width, placeholder=" …"))
    if item.media is not None:
        lines.append(_file(item.media))
    lines += [_service(name, value) for name, value in item.content.items()]
    return [*lines, *_look(shown, width)] or [""]


def _look(shown: Shown, width: int) -> list[str]:
    lines = wrap(shown.text, width)
    for row in shown.keyboard:
        lines += _row([f"[ {button.label} ]" for button in row], width)
    return lines


def _row(buttons: list[str], width: int) -> list[str]:
    """One row of buttons, on as many lines as it takes."""
    lines = [""]
    for button in buttons:
        longer = f"{lines[-1]} {button}".lstrip()
        if columns(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(button)
    return lines


def _file(media: Media) -> str:
    match media.kind:
        case "voice":
            minutes, seconds = divmod(int(media.extras.get("duration", 0)), 60)
            return f"🎤 {minutes}:{seconds:02d}"
        case "sticker":
            return f"{media.extras.get('emoji', '')} (sticker)"
    return f"{MARKS[media.kind]} {media.name}".rstrip()


def _service(name: str, value: object) -> str:
    match name, value:
        case "contact", {"phone_number": phone}:
            return f"☎ {phone}"
        case "location", {"latitude": latitude, "longitude": longitude}:
            return f"📍 {latitude}, {longitude}"
        case "new_chat_members", _:
            return "— joins"
        case "left_chat_member", _:
            return "— leaves"
        case "forum_topic_created", {"name": topic}:
            return f"— opens the topic “{topic}”"
    return f"— {name.replace('_', ' ')}"


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken between words; within one that is longer."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in filter(None, paragraph.split(" ")):
            if line and columns(f"{line} {word}") <= width:
                line = f"{line} {word}"
                continue
            lines += [line] if line else []
            *full, line = _pieces(word, width)
            lines += full
        lines.append(line)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if columns(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
