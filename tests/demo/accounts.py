"""What is left of a story: rows and messages, to be held beside those of another run."""

import json
import re
from collections import Counter
from typing import Any

from sqlalchemy import Engine
from sqlmodel import SQLModel

from bot.simulator import Message, Simulator
from bot.store.session import transaction

OF_DELIVERY = {"message_id", "attempts", "sent_at", "not_before", "state", "failure"}
"""Columns that say how a message went out."""
MADE_BY_CHANCE = re.compile(r"[0-9a-f-]{36}@makker|AwAC\w+|[\w-]{64}")
"""Calendar ids, Telegram's file ids, hashes of invitation codes."""


def rows(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """All that the database holds, but for how messages went out and which updates are remembered."""
    with transaction(engine) as session:
        return {
            table.name: [_comparable(row._asdict()) for row in session.connection().execute(table.select())]
            for table in SQLModel.metadata.sorted_tables
            if table.name != "seen_update"
        }


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in OF_DELIVERY}
    return dict(json.loads(MADE_BY_CHANCE.sub("…", json.dumps(kept, default=str, ensure_ascii=False))))


def messages(sim: Simulator) -> Counter[tuple[int, str]]:
    """What the bot wrote, by chat: words, or a file's name."""
    sent = (
        event
        for chat in sim.world.chats.values()
        for event in chat.history
        if isinstance(event, Message) and event.sender is sim.bot
    )
    return Counter((item.chat.id, item.first.text or (item.document.name if item.document else "")) for item in sent)
