"""A world whose network can fail, and that remembers all that ever reached a phone."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Engine
from sqlmodel import col, select

from bot import turn
from bot.settings import Settings
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from bot.talk.heard import Tap, read_button
from tests.phones import Bubble, Phone, World, bare

OF_NO_CHAT = ("answerCallbackQuery", "setMyCommands")
CHANGES = ("editMessageText", "editMessageReplyMarkup", "editMessageCaption")


@dataclass(frozen=True)
class Shared:
    """Never changes: a copied world shares it."""

    def __deepcopy__(self, _memo: object) -> Self:
        return self


@dataclass(frozen=True)
class Asked(Shared):
    """A question as somebody had it before their eyes."""

    conversation: int
    version: int
    key: str
    text: str


@dataclass(frozen=True)
class Seen(Shared):
    """One thing that reached a phone: a message, a change of one, a line over a tapped button."""

    chat: int
    method: str
    row: int
    changes: int
    text: str
    all_of_it: str
    """Whatever can be read, heard or opened in it."""
    buttons: tuple[str, ...]
    at: datetime

    @property
    def is_message(self) -> bool:
        """Whether the phone rang."""
        return self.method.startswith("send")

    @property
    def asked(self) -> Asked | None:
        """The question that it puts."""
        return asked_with(self.buttons, self.text)

    def __str__(self) -> str:
        return f"{self.method.removeprefix('send')}: {self.text.splitlines()[0] if self.text else '…'}"


def asked_with(buttons: tuple[str, ...], text: str) -> Asked | None:
    """The question to which these buttons belong; None where they belong to none."""
    taps = [tap for data in buttons if isinstance(tap := read_button(data), Tap)]
    return Asked(taps[0].conversation, taps[0].version, taps[0].key, text) if taps else None


def asked_in(bubble: Bubble) -> Asked | None:
    """The question that can be tapped on a message."""
    return asked_with(tuple(bubble.buttons.values()), bare(bubble.text))


class Town(World):
    """Everybody's phones, and the weather between them and Makker."""

    def __init__(self, engine: Engine, settings: Settings, now: datetime) -> None:
        """Everybody can be reached."""
        super().__init__(engine, settings, now)
        self.held: set[int] = set()
        """Chats to which nothing gets through just now."""
        self.gone: set[int] = set()
        """People who cannot be reached: they blocked Makker, or their account is away."""
        self.blocked: set[int] = set()
        """Those of them who blocked it: Telegram says so when they do, and when they come back."""
        self.unchanged: set[int] = set()
        """Messages that Makker would have changed, had they been reachable: their buttons are out of date."""
        self.seen: list[Seen] = []
        self.questions: dict[tuple[int, int], Asked] = {}
        """The question that each message put when it came, by chat and message."""
        self.texts: dict[tuple[int, str], list[str]] = {}
        """All messages that put a question, by conversation and key."""
        self.buttons: dict[int, dict[str, str]] = {}
        """Every button that ever stood in a chat, and what it said, the oldest first."""

    def loses(self, phone: Phone) -> None:
        """From now on this phone cannot be reached: what stands on it stays as it is, whatever becomes of it."""
        self.gone.add(phone.chat_id)
        self.unchanged |= {bubble.row for bubble in phone.screen}

    def made_at(self, row: int) -> datetime | None:
        """When a message was made."""
        with transaction(self.engine) as session:
            found = session.get(Outgoing, row)
        return found.created_at if found else None

    def deliver(self) -> None:
        """Send what waits in the outbox, as the postman does."""
        while self._deliver_once():
            pass

    def _deliver_once(self) -> bool:
        refused, missing = set(), []
        with transaction(self.engine) as session:
            waiting = select(Outgoing).where(Outgoing.state == "waiting").order_by(col(Outgoing.id))
            for row in session.exec(waiting):
                if row.chat_id in self.held:
                    continue
                if row.chat_id in self.gone and row.method not in OF_NO_CHAT:
                    row.state = "failed"
                    refused.add(row.chat_id)
                elif self._is_missing(row):
                    row.state = "failed"
                    missing.append(row.edits or 0)
                else:
                    row.state, row.sent_at = "sent", self.now
                    self._show(self.phone(row.chat_id), row)
        for chat in refused:
            turn.undeliverable(self.engine, self.settings, chat, self.now)
        for card in missing:
            turn.card_gone(self.engine, self.settings, card, self.now)
        return bool(refused or missing)

    def _is_missing(self, row: Outgoing) -> bool:
        """Whether somebody has deleted the message that is to be changed."""
        screen = self.phone(row.chat_id).screen
        return row.method in CHANGES and not any(bubble.row == row.edits for bubble in screen)

    def _show(self, phone: Phone, row: Outgoing) -> None:
        super()._show(phone, row)
        payload: dict[str, Any] = row.payload
        keys = payload.get("reply_markup", {}).get("inline_keyboard", [])
        seen = Seen(
            chat=row.chat_id,
            method=row.method,
            row=row.id or 0,
            changes=row.edits or 0,
            text=bare(str(payload.get("text") or payload.get("caption") or "")),
            all_of_it=bare(json.dumps(payload, ensure_ascii=False)),
            buttons=tuple(key["callback_data"] for line in keys for key in line),
            at=row.created_at,
        )
        self.seen.append(seen)
        if seen.asked and seen.text:
            self.texts.setdefault((seen.asked.conversation, seen.asked.key), []).append(seen.text)
        told = {key["callback_data"]: bare(key["text"]) for line in keys for key in line}
        self.buttons.setdefault(row.chat_id, {}).update(told)
        if seen.is_message and seen.asked and row.message_id:
            self.questions[row.chat_id, row.message_id] = seen.asked
