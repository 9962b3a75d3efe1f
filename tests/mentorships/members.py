"""What people do in their own chat: tap, write, speak, change their minds, go away and come back."""

from collections.abc import Sequence
from typing import TypeVar

from bot.talk.heard import Command, Edited, Heard, Left, Press, Returned, Tap, Voice, Words, read_button
from tests.mentorships.life import Life, command
from tests.mentorships.town import Asked
from tests.phones import Bubble, Phone, bare

Thing = TypeVar("Thing")


def taps(life: Life, phone: Phone, data: str) -> None:
    """A button, live or not."""
    heard: Heard = read_button(data) or Press("")
    label = life.town.buttons.get(phone.chat_id, {}).get(data, data)
    is_live = any(data in bubble.buttons.values() for bubble in phone.screen)
    newest = phone.screen[-1].buttons.values() if phone.screen else ()
    on = next((bare(bubble.text) for bubble in phone.screen if data in bubble.buttons.values()), label)
    about = {"asked": _asked(life, phone, heard, on)} if isinstance(heard, Tap) else {}
    did = f"taps “{label}”" if is_live else f"taps the old button “{label}”"
    row = phone.screen[-1].row if phone.screen else 0
    life.hears(phone, did, heard, tapped=True, is_live=is_live, is_newest=data in newest, on_row=row, **about)


def _asked(life: Life, phone: Phone, tap: Tap, text: str) -> Asked | None:
    """The question of a button, for whoever it was sent to."""
    if tap.conversation not in life.rows.talks:
        return None
    own = life.rows.chat_of(life.rows.owner_of(tap.conversation)) == phone.chat_id
    return Asked(tap.conversation, tap.version, tap.key, text) if own else None


def taps_newest(life: Life, phone: Phone, place: int) -> None:
    """One of the buttons at the bottom of the chat."""
    bubble = next((it for it in reversed(phone.screen) if it.buttons), None)
    if bubble:
        taps(life, phone, _nth(list(bubble.buttons.values()), place))


def taps_anywhere(life: Life, phone: Phone, place: int) -> None:
    """A button that still stands somewhere in the chat."""
    buttons = [data for bubble in reversed(phone.screen) for data in bubble.buttons.values()]
    if buttons:
        taps(life, phone, _nth(buttons, place))


def taps_old(life: Life, phone: Phone, place: int) -> None:
    """A button that stood in this chat at any time."""
    buttons = list(life.town.buttons.get(phone.chat_id, {}))
    if buttons:
        taps(life, phone, _nth(buttons[::-1], place))


def taps_foreign(life: Life, phone: Phone, place: int) -> None:
    """A button of somebody else's, or of the coordinators': passed on, or made up."""
    buttons = [data for chat, own in life.town.buttons.items() if chat != phone.chat_id for data in own]
    if buttons:
        taps(life, phone, _nth(buttons[::-1], place))


def forges(life: Life, phone: Phone, place: int, off: int) -> None:
    """A button of one's own with other numbers in it."""
    buttons = [data for data in life.town.buttons.get(phone.chat_id, {}) if data.startswith("q:")]
    if buttons:
        _q, talk, version, key, option = _nth(buttons[::-1], place).split(":", 4)
        taps(life, phone, f"q:{talk}:{max(int(version, 16) + off, 0):x}:{key}:{option}")


def writes(life: Life, phone: Phone, words: str = "") -> None:
    """Words that nobody else would write."""
    words = words or life.secret()
    life.hears(phone, f"writes “{words}”", Words(words), words=words)


def says(life: Life, phone: Phone, text: str) -> None:
    """Words that many people write."""
    shown = text if len(text) <= 40 else f"{text[:20]}… ({len(text)} letters)"
    life.hears(phone, f"writes “{shown}”", Words(text))


def replies(life: Life, phone: Phone, place: int) -> None:
    """Words in answer to an earlier message of Makker's."""
    if phone.screen:
        bubble, words = _nth(phone.screen[::-1], place), life.secret()
        asked = life.town.questions.get((phone.chat_id, bubble.message_id))
        did = f"answers “{_first_line(bubble)}” with “{words}”"
        life.hears(phone, did, Words(words), words=words, asked=asked, reply_to=bubble.message_id)


def speaks(life: Life, phone: Phone, seconds: int = 9) -> None:
    """A voice message."""
    words = life.secret()
    life.hears(phone, f"says “{words}”, {seconds} seconds long", Voice(words, seconds), words=words)


def sends(life: Life, phone: Phone, thing: Heard) -> None:
    """Something that is no answer."""
    life.hears(phone, f"sends {type(thing).__name__} {getattr(thing, 'thing', '')}".rstrip(), thing)


def changes_message(life: Life, phone: Phone, place: int) -> None:
    """Change a message that one wrote before."""
    messages = life.sent.get(phone.chat_id)
    if messages:
        words, message = life.secret(), _nth(messages[::-1], place)
        did = f"changes an earlier message to “{words}”"
        life.hears(phone, did, Edited(message, words), words=words, message=message)


def commands(life: Life, phone: Phone, line: str) -> None:
    """A command."""
    heard: Command = command(line)
    life.hears(phone, f"writes {line}", heard)


def blocks(life: Life, phone: Phone) -> None:
    """Block Makker."""
    life.town.loses(phone)
    life.town.blocked.add(phone.chat_id)
    life.hears(phone, "blocks Makker", Left())


def comes_back(life: Life, phone: Phone) -> None:
    """Be there again, and unblock Makker if need be."""
    life.town.gone.discard(phone.chat_id)
    if phone.chat_id in life.town.blocked:
        life.town.blocked.discard(phone.chat_id)
        life.hears(phone, "unblocks Makker", Returned())


def _nth(things: Sequence[Thing], place: int) -> Thing:
    return things[place % len(things)]


def _first_line(bubble: Bubble) -> str:
    return bare(bubble.text).splitlines()[0] if bubble.text else "…"
