"""What stands in the database, as it is: nothing of the bot's own queries and rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Select, select
from sqlmodel import SQLModel

from bot.store.session import transaction
from bot.store.tables import (
    Agreement,
    Answer,
    Attendance,
    Audit,
    Case,
    Closing,
    Goodbye,
    Meeting,
    Member,
    Note,
    Pair,
    Prompt,
    Round,
    Side,
    Talking,
)

Row = Mapping[str, Any]
Slot = tuple[int, str]
"""Where an answer stands: in which conversation, under which key."""


@dataclass(frozen=True)
class Rows:
    """All rows at one moment, by their keys."""

    members: Mapping[int, Row]
    talks: Mapping[int, Row]
    answers: Mapping[Slot, Row]
    pairs: Mapping[int, Row]
    sides: Mapping[tuple[int, int], Row]
    """By pair and member."""
    agreements: Mapping[int, Row]
    meetings: Mapping[int, Row]
    attendances: Mapping[tuple[int, int], Row]
    """By meeting and member."""
    rounds: Mapping[int, Row]
    cases: Mapping[int, Row]
    notes: Mapping[int, Row]
    prompts: Mapping[int, Row]
    goodbyes: Mapping[int, Row]
    closings: Mapping[int, Row]
    audits: Mapping[int, Row]

    def member_at(self, chat: int) -> Row | None:
        """Whoever talks in this chat."""
        return next((it for it in self.members.values() if it["telegram_id"] == chat), None)

    def chat_of(self, member: int) -> int:
        """Where this person talks with Makker."""
        return int(self.members[member]["telegram_id"])

    def owner_of(self, talk: int) -> int:
        """Whose conversation it is; 0: nobody's any more."""
        return int(self.talks[talk]["member_id"]) if talk in self.talks else 0

    def partners(self, member: int, states: tuple[str, ...]) -> set[int]:
        """Everybody with whom a person has a pair in one of these states."""
        pairs = {pair for pair, one in self.sides if one == member and self.pairs[pair]["state"] in states}
        return {one for pair, one in self.sides if pair in pairs and one != member}

    def sides_of(self, pair: int) -> list[int]:
        """The two of a pair."""
        return [member for of, member in self.sides if of == pair]


TABLES: Mapping[str, tuple[type[SQLModel], tuple[str, ...]]] = {
    "members": (Member, ("id",)),
    "talks": (Talking, ("id",)),
    "answers": (Answer, ("conversation_id", "key")),
    "pairs": (Pair, ("id",)),
    "sides": (Side, ("pair_id", "member_id")),
    "agreements": (Agreement, ("id",)),
    "meetings": (Meeting, ("id",)),
    "attendances": (Attendance, ("meeting_id", "member_id")),
    "rounds": (Round, ("id",)),
    "cases": (Case, ("id",)),
    "notes": (Note, ("id",)),
    "prompts": (Prompt, ("outgoing_id",)),
    "goodbyes": (Goodbye, ("id",)),
    "closings": (Closing, ("id",)),
    "audits": (Audit, ("id",)),
}


ALL: Mapping[str, tuple[Select[Any], tuple[str, ...]]] = {
    name: (select(table.__table__), keys)  # type: ignore[attr-defined]
    for name, (table, keys) in TABLES.items()
}


def read(engine: Engine) -> Rows:
    """Everything, now."""
    with transaction(engine) as session:
        connection = session.connection()
        found = {name: (connection.execute(query).mappings().all(), keys) for name, (query, keys) in ALL.items()}
        return Rows(**{name: _by_key(rows, keys) for name, (rows, keys) in found.items()})


def _by_key(rows: Iterable[Any], keys: tuple[str, ...]) -> dict[Any, Row]:
    if len(keys) == 1:
        return {row[keys[0]]: row for row in rows}
    return {tuple(row[key] for key in keys): row for row in rows}
