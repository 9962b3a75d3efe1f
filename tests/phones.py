"""Small people for the tests of turns: phones that read the outbox, without Telegram in between.

world = World(engine, settings, now)
amina = world.phone(1001, "en")
amina.starts("CODE")
amina.taps("English")
assert amina.sees("Hello! I am Makker")
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, select

from bot import turn
from bot.clock import tick
from bot.domain.member import Role
from bot.settings import Settings
from bot.store.outbox import Outgoing
from bot.store.queries import code_hash
from bot.store.session import transaction
from bot.store.tables import Audit, Invitation
from bot.talk.heard import (
    CameOrWent,
    Command,
    Edited,
    FromGroup,
    FromMember,
    Heard,
    Incoming,
    Press,
    Thing,
    Unusable,
    Voice,
    Words,
    read_button,
)

MINE = 5_000_000
"""Messages of people are numbered from here, so that they are never taken for ours."""
ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200e\u200f")


def bare(text: str) -> str:
    """The text without the invisible characters that keep directions apart."""
    return text.translate(ISOLATES)


@dataclass
class Bubble:
    """One message on the screen."""

    row: int
    message_id: int
    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    """Callback data by label."""
    reply_to: int = 0
    document: str = ""
    voice: str = ""
    topic: int = 0
    """The row that opened the topic in which it stands."""
    mentions: dict[str, int] = field(default_factory=dict)
    """Whose phone rings: accounts by the words that stand for them."""


@dataclass
class Phone:
    """A chat, and whoever holds the phone."""

    world: "World"
    chat_id: int
    language: str = "en"
    username: str = ""
    screen: list[Bubble] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    """The names of topics, by the rows that opened them."""
    closed: set[int] = field(default_factory=set)
    """The rows of topics that are closed."""
    pinned: int = 0
    """The row of the pinned message."""
    in_group: bool = True
    """Whether whoever holds the phone is in the coordinators' group, which matters to coordinators only."""
    left: bool = False
    """Whether Makker has left this chat."""
    own_commands: dict[str, str] = field(default_factory=dict)
    """The list behind the menu button, where this chat has one of its own."""

    def starts(self, code: str = "") -> None:
        """Press Start, from an invitation where there is one."""
        self.hears(Command("start", code))

    def writes(self, text: str, to: "Bubble | None" = None) -> int:
        """Send words, as a reply where `to` says so; the message's number."""
        return self.hears(Words(text), reply_to=to.message_id if to else 0)

    def speaks(self, file_id: str = "voice-1", seconds: int = 8) -> None:
        """Send a voice message."""
        self.hears(Voice(file_id, seconds))

    def sends_sticker(self) -> None:
        """Send what no question takes."""
        self.hears(Unusable(Thing.sticker))

    def edits(self, message: int = 0, text: str = "Something else") -> None:
        """Change an old message."""
        self.hears(Edited(message, text))

    def taps(self, label: str) -> None:
        """Tap the newest button whose label holds these words; LookupError where there is none."""
        self.taps_on(self.button(label))

    def taps_on(self, data: str) -> None:
        """Send this callback data, stale or forged."""
        found = read_button(data)
        assert found is not None, data
        self.hears(found, callback=True)

    def button(self, label: str) -> str:
        """The callback data of the newest button whose label holds these words."""
        for bubble in reversed(self.screen):
            for shown, data in bubble.buttons.items():
                if label in bare(shown):
                    return data
        raise LookupError(f"no button {label!r} on:\n{self}")

    def hears(self, heard: Heard, *, callback: bool = False, reply_to: int = 0) -> int:
        """Let one update reach the bot, and its answers the phones; the number of the message it was."""
        number = self.world.next_update()
        tapped, message = str(number) if callback else "", MINE + number
        said = FromMember(number, self.chat_id, heard, self.language, self.username, tapped, message, reply_to)
        self.world.hear(replace(said, in_group=self.in_group))
        return MINE + number

    @property
    def last(self) -> str:
        """The newest message's text."""
        return bare(self.screen[-1].text) if self.screen else ""

    def sees(self, words: str) -> bool:
        """Whether these words stand anywhere on the screen."""
        return words in str(self)

    def forget(self) -> None:
        """Scroll the screen empty, so that `sees` tells what is new."""
        self.screen.clear()

    def __str__(self) -> str:
        return "\n\n".join(f"{bare(bubble.text)}\n{list(map(bare, bubble.buttons))}" for bubble in self.screen)


class Group(Phone):
    """The coordinators' group."""

    def taps(self, label: str, by: str = "Karen", *, is_coordinator: bool = True, telegram_id: int = 0) -> None:
        """A member of the group, or somebody who is not, taps."""
        heard = read_button(data := self.button(label)) or Press("")
        on = next(bubble.message_id for bubble in reversed(self.screen) if data in bubble.buttons.values())
        self.acts(heard, by, is_coordinator=is_coordinator, on=on, callback=True, telegram_id=telegram_id)

    def acts_as(self, phone: Phone, label: str, name: str, *, is_coordinator: bool = True) -> None:
        """Somebody whose own phone we know taps here."""
        self.taps(label, name, is_coordinator=is_coordinator, telegram_id=phone.chat_id)

    def replies(self, text: str, to: Bubble | None = None, by: str = "Karen", telegram_id: int = 0) -> None:
        """Reply to a message, the newest unless another is named."""
        self.acts(Words(text), by, reply_to=(to or self.screen[-1]).message_id, telegram_id=telegram_id)

    def speaks(self, file_id: str = "voice-2", seconds: int = 8, to: Bubble | None = None) -> None:
        """Reply with a voice message, to the newest message unless another is named."""
        self.acts(Voice(file_id, seconds), "Karen", reply_to=(to or self.screen[-1]).message_id)

    def commands(self, line: str, by: str = "Karen") -> None:
        """Write `/name argument`."""
        name, _space, argument = line.removeprefix("/").partition(" ")
        self.acts(Command(name, argument), by)

    def sees_come(self, phone: Phone, name: str) -> None:
        """Somebody comes into the group."""
        phone.in_group = True
        self.world.hear(CameOrWent(self.world.next_update(), phone.chat_id, name, inside=True))

    def sees_go(self, phone: Phone, name: str) -> None:
        """Somebody leaves the group."""
        phone.in_group = False
        self.world.hear(CameOrWent(self.world.next_update(), phone.chat_id, name, inside=False))

    def acts(
        self,
        heard: Heard,
        by: str,
        *,
        is_coordinator: bool = True,
        callback: bool = False,
        on: int = 0,
        reply_to: int = 0,
        telegram_id: int = 0,
    ) -> None:
        """Let one update from the group reach the bot; a name has an account of its own unless another is named."""
        number = self.world.next_update()
        self.world.hear(
            FromGroup(
                number,
                telegram_id=telegram_id or sum(by.encode()),
                name=by,
                heard=heard,
                is_coordinator=is_coordinator,
                on=on,
                reply_to=reply_to,
                callback_id=str(number) if callback else "",
            )
        )


class World:
    """All phones, one database, one clock."""

    def __init__(self, engine: Engine, settings: Settings, now: datetime) -> None:
        """The coordinators' group is there from the start."""
        self.engine, self.settings, self.now = engine, settings, now
        self._number, self._message_id = 0, 99
        self.group = Group(self, settings.coordinator_chat)
        self.phones: dict[int, Phone] = {settings.coordinator_chat: self.group}
        self.failures: set[int] = set()
        """Chats that refuse every message."""

    def phone(self, telegram_id: int, language: str = "en", username: str = "") -> Phone:
        """Somebody's phone."""
        return self.phones.setdefault(telegram_id, Phone(self, telegram_id, language, username))

    def invitation(self, role: Role, language: str = "") -> str:
        """The code of a new invitation."""
        code = f"{role}-{self.next_update()}"
        with transaction(self.engine) as session:
            session.add(
                Invitation(code_hash=code_hash(code), role=role, programme="", language=language, created_at=self.now)
            )
        return code

    def next_update(self) -> int:
        """The number of the next update."""
        self._number += 1
        return self._number

    def next_message(self) -> int:
        """The number of the next message that Makker sends."""
        self._message_id += 1
        return self._message_id

    def hear(self, incoming: Incoming) -> None:
        """Take the turn, then deliver what it says."""
        turn.hear(self.engine, self.settings, incoming, self.now)
        self.deliver()

    def waits(self, **duration: float) -> None:
        """Let time pass; do what falls due at its end."""
        self.moves_to(self.now + timedelta(**duration))

    def moves_to(self, moment: datetime) -> None:
        """Set the clock; do what is due."""
        self.now = moment
        tick(self.engine, self.settings, self.now)
        self.deliver()

    def audited(self) -> list[tuple[str, str]]:
        """What coordinators did and read, and whom it was about, in that order."""
        with transaction(self.engine) as session:
            return list(session.exec(select(Audit.action, Audit.subject).order_by(col(Audit.id))).all())

    def deliver(self) -> None:
        """Send what waits in the outbox."""
        with transaction(self.engine) as session:
            waiting = select(Outgoing).where(Outgoing.state == "waiting").order_by(col(Outgoing.id))
            for row in session.exec(waiting):
                if row.chat_id in self.failures:
                    row.state = "failed"
                    continue
                phone = self.phone(row.chat_id)
                row.state, row.sent_at = "sent", self.now
                self._show(phone, row)

    def _show(self, phone: Phone, row: Outgoing) -> None:
        match row.method:
            case "answerCallbackQuery":
                phone.toasts.append(bare(row.payload.get("text", "")))
            case "editMessageText" | "editMessageCaption" | "editMessageReplyMarkup":
                self._edit(phone, row)
            case "pinChatMessage":
                phone.pinned = row.edits or 0
            case "createForumTopic":
                row.message_id = self.next_message()
                phone.topics[row.id or 0] = row.payload["name"]
            case "closeForumTopic":
                phone.closed.add(row.topic or 0)
            case "reopenForumTopic":
                phone.closed.discard(row.topic or 0)
            case "leaveChat":
                phone.left = True
            case "setMyCommands":
                phone.own_commands = {it["command"]: it["description"] for it in row.payload["commands"]}
            case _:
                row.message_id = self.next_message()
                assert row.id is not None
                phone.screen.append(
                    Bubble(
                        row.id,
                        row.message_id,
                        row.payload.get("text") or row.payload.get("caption", ""),
                        _buttons(row.payload),
                        row.answers or 0,
                        row.payload.get("document", {}).get("text", ""),
                        row.payload.get("voice", ""),
                        row.topic or 0,
                        _mentions(row.payload),
                    )
                )

    @staticmethod
    def _edit(phone: Phone, row: Outgoing) -> None:
        for bubble in phone.screen:
            if bubble.row == row.edits:
                bubble.text = row.payload.get("text") or row.payload.get("caption", bubble.text)
                bubble.buttons = _buttons(row.payload)


def _buttons(payload: dict[str, Any]) -> dict[str, str]:
    keys = payload.get("reply_markup", {}).get("inline_keyboard", [])
    return {key["text"]: key["callback_data"] for row in keys for key in row}


def _mentions(payload: dict[str, Any]) -> dict[str, int]:
    """Telegram counts in UTF-16 units of two bytes."""
    text, found = payload.get("text", "").encode("utf-16-le"), payload.get("entities", [])
    places = [(2 * it["offset"], 2 * (it["offset"] + it["length"]), it["user"]["id"]) for it in found]
    return {text[start:end].decode("utf-16-le"): account for start, end, account in places}


def press(data: str) -> Press:
    """A card's button, read."""
    found = read_button(data)
    assert isinstance(found, Press)
    return found
