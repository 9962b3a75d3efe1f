"""Under the hood of one message: the update, the turn and its rows, the calls to Telegram."""

import json
from contextlib import suppress
from typing import Any

from sqlmodel import SQLModel, col, select

from bot.demo.journal import Change, Transaction
from bot.phones.events import EVENTS
from bot.phones.house import House
from bot.phones.view import Json
from bot.simulator import Call, Message
from bot.store import due
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from bot.store.tables import SeenUpdate

KEYS = {table.name: [column.name for column in table.primary_key] for table in SQLModel.metadata.sorted_tables}
"""By table, the columns that tell one row from another."""
LONGEST_VALUE = 400
"""Letters of one value: a picture is longer, and nobody reads it here."""


def inside(house: House, chat_id: int, message_id: int) -> Json:
    """All that is known about a message. KeyError or ValueError where there is none."""
    message = house.sim.world.chats[chat_id].find(message_id)
    if message is None:
        raise ValueError("the message is gone")
    ours = message.sender is house.sim.bot
    updates = house.sim.world.updates.about(chat_id, message_id)
    turns = _turns(house, message) if ours else _turns_of(house, [update.id for update in updates])
    return {
        "chat": chat_id,
        "message": message_id,
        "ours": ours,
        "updates": [_short(update.as_json()) for update in updates],
        "turns": [_turn(turn) for turn in turns],
        "calls": [_call(call) for call in _calls(house, message, turns)],
    }


def _turns_of(house: House, updates: list[int]) -> list[Transaction]:
    return [turn for turn in house.journal.read() if _update_of(turn) in updates]


def _turns(house: House, message: Message) -> list[Transaction]:
    """The transactions that decided a message of the bot's, and those that changed it later."""
    with transaction(house.engine) as session:
        query = select(Outgoing.id).where(Outgoing.chat_id == message.chat.id, Outgoing.message_id == message.id)
        numbers = set(session.exec(query).all())
        edits = session.exec(select(Outgoing.id).where(col(Outgoing.edits).in_(numbers))).all()
    wanted = {number for number in {*numbers, *edits} if number}
    return [turn for turn in house.journal.read() if wanted & _puts(turn)]


def _puts(turn: Transaction) -> set[int]:
    """The outgoing rows that a transaction wrote."""
    return {row.after["id"] for row in turn if row.table == Outgoing.__tablename__ and row.after and not row.before}


def _update_of(turn: Transaction) -> int | None:
    seen = (row.after for row in turn if row.table == SeenUpdate.__tablename__ and row.after and not row.before)
    return next((row["update_id"] for row in seen), None)


def _calls(house: House, message: Message, turns: list[Transaction]) -> list[Call]:
    """The calls that made or changed the message, or that went out because of it, with those that failed before."""
    messages = {(message.chat.id, message.id)} | _sent_by(house, turns)
    taps = {tap.query_id for tap in message.chat.taps if tap.message is message}
    calls = house.sim.calls
    said = {_says(call) for call in calls if _about(call) in messages and _says(call)[2]}
    return [
        call
        for call in calls
        if _about(call) in messages or _says(call) in said or call.params.get("callback_query_id") in taps
    ]


def _about(call: Call) -> tuple[Any, Any]:
    """The chat and the message that a call made or changed."""
    return call.params.get("chat_id"), call.message_id or call.params.get("message_id")


def _says(call: Call) -> tuple[str, str, str]:
    """What a call wanted to say, and where: one that failed has made no message, and is known by this."""
    return (
        str(call.params.get("chat_id")),
        call.method,
        str(call.params.get("text") or call.params.get("caption") or ""),
    )


def _sent_by(house: House, turns: list[Transaction]) -> set[tuple[int, int]]:
    numbers = {number for turn in turns for number in _puts(turn)}
    with transaction(house.engine) as session:
        rows = session.exec(select(Outgoing).where(col(Outgoing.id).in_(numbers))).all()
        return {(row.chat_id, row.message_id) for row in rows if row.message_id}


def _turn(turn: Transaction) -> Json:
    rows = [_row(row) for row in _together(turn)]
    return {"update": _update_of(turn), "at": _moment(turn), "due": _due(turn), "rows": rows}


def _together(turn: Transaction) -> list[Change]:
    """Each row once: as it was before the transaction, and as it was after it."""
    found: dict[tuple[str, str], Change] = {}
    for row in turn:
        key = row.table, _key(row)
        first = found[key].before if key in found else row.before
        found[key] = Change(row.table, first, row.after)
    return [row for row in found.values() if row.before != row.after]


def _key(row: Change) -> str:
    """What tells it from the others of its table."""
    values = row.after or row.before or {}
    return " ".join(str(values[name]) for name in KEYS[row.table])


def _moment(turn: Transaction) -> str | None:
    """When it was, as the rows themselves say."""
    names = ("at", "created_at", "opened_at")
    return next((row.after[name] for row in turn for name in names if row.after and row.after.get(name)), None)


def _due(turn: Transaction) -> str | None:
    """The timer that went off, where the clock and no update began it."""
    if _update_of(turn) is not None:
        return None
    for timer in due.TIMERS:
        for row in turn:
            if row.table == timer.table.__tablename__ and row.before and row.before[timer.column]:
                return EVENTS[timer]
    return None


def _row(row: Change) -> Json:
    before, after = row.before or {}, row.after or {}
    values = {name: value for name, value in (after or before).items() if value not in (None, "", "null", "[]", "{}")}
    if row.before and row.after:
        values = {name: value for name, value in after.items() if before.get(name) != value}
    return {
        "table": row.table,
        "id": _key(row),
        "kind": "changed_row" if row.before and row.after else "new_row" if row.after else "gone_row",
        "values": {name: _text(value) for name, value in values.items()},
        "before": {name: _text(before[name]) for name in values if row.before and row.after},
    }


def _call(call: Call) -> Json:
    return {
        "at": int(call.moment.timestamp() * 1000),
        "method": call.method,
        "code": call.code,
        "description": call.description or (type(call.fault).__name__ if call.fault else ""),
        "params": _short(call.params),
    }


def _short(value: Any) -> str:
    """JSON to read: long texts are cut."""
    return json.dumps(_cut(value), ensure_ascii=False, indent=1, default=_in_words)


def _cut(value: Any) -> Any:
    match value:
        case str():
            return _text(value)
        case dict():
            return {name: _cut(it) for name, it in value.items()}
        case list():
            return [_cut(it) for it in value]
    return value


def _in_words(value: object) -> str:
    return f"<{type(value).__name__}>"


def _text(value: Any) -> str:
    """What a column holds, to read: SQLite's JSON is text with its letters written as numbers."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        with suppress(ValueError):
            value = json.loads(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]} …"
