"""What is left of a story: rows and messages, to be held beside those of another run."""

import json
import re
from collections import Counter
from typing import Any

from sqlalchemy import Engine, Table
from sqlmodel import SQLModel, col, or_, select

from bot.simulator import Message, Simulator
from bot.store.session import transaction
from bot.store.tables import Desk, Outgoing

OF_DELIVERY = {"message", "message_id", "attempts", "sent_at", "not_before", "state", "failure"}
"""Columns that say how a message went out."""
MADE_BY_CHANCE = re.compile(r"[0-9a-f-]{36}@makker|AwAC\w+|[\w-]{64}")
"""Calendar ids, Telegram's file ids, hashes of invitation codes."""


OF_THE_OVERVIEW = {"overview_at", "overview_shown_at"}
"""When the pinned overview was drawn anew: it follows the minutes, not the story."""


def rows(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """All that the database holds, but for how messages went out and which updates are remembered.

    The pinned overview is drawn when the clock looks, once a minute at most, so its rows follow the minutes and not
    the story: they are left out, and messages are numbered as if they had never been.
    """
    with transaction(engine) as session:
        pinned = select(Desk.overview)
        about = select(Outgoing.id).where(or_(col(Outgoing.id).in_(pinned), col(Outgoing.edits).in_(pinned)))
        kept = session.exec(select(Outgoing.id).where(col(Outgoing.id).not_in(about)).order_by(col(Outgoing.id))).all()
        numbers = {old: new for new, old in enumerate(kept, start=1)}
        return {
            table.name: [
                _comparable({**row._asdict(), **_renumbered(table, row._asdict(), numbers)})
                for row in session.connection().execute(table.select())
                if table.name != "outgoing" or row.id in numbers
            ]
            for table in SQLModel.metadata.sorted_tables
            if table.name != "seen_update"
        }


def _renumbered(table: Table, row: dict[str, Any], numbers: dict[int | None, int]) -> dict[str, Any]:
    """The row's own number or its references, where they are messages'."""
    about = [
        column.name
        for column in table.columns
        if any(key.column.table.name == "outgoing" for key in column.foreign_keys)
        or (table.name == "outgoing" and column.name == "id")
    ]
    return {name: numbers.get(row[name]) for name in about}


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in OF_DELIVERY | OF_THE_OVERVIEW}
    return dict(json.loads(MADE_BY_CHANCE.sub("…", json.dumps(kept, default=str, ensure_ascii=False))))


def messages(sim: Simulator) -> Counter[tuple[int, str]]:
    """What the bot wrote, by chat, but for the pinned overview: words, or a file's name."""
    sent = (
        event
        for chat in sim.world.chats.values()
        for event in chat.history
        if isinstance(event, Message) and event.sender is sim.bot and not event.pinned
    )
    return Counter((item.chat.id, item.first.text or (item.document.name if item.document else "")) for item in sent)
