"""Conversations, their answers, and the updates that have taken effect."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, text
from sqlmodel import Field, SQLModel

from bot.store.tables.columns import json, when


class SeenUpdate(SQLModel, table=True):
    """An update that has taken effect; the same one again changes nothing."""

    __tablename__ = "seen_update"

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    at: datetime = when(null=False, index=True)


class Talking(SQLModel, table=True):
    """A conversation with one member. `state`: waiting | open | done | stopped | expired."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_open", "member_id", "place", sqlite_where=text("state = 'open'"),
              postgresql_where=text("state = 'open'")),
        Index("ix_conversation_waiting", "member_id", sqlite_where=text("state = 'waiting'"),
              postgresql_where=text("state = 'waiting'")),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    flow: str
    facts: dict[str, Any] = json()
    """What the flow was told when it began; frozen."""
    state: str = "waiting"
    place: int = 0
    """The open conversation with the highest place is the one that the person sees."""
    version: int = 0
    asked: str = ""
    """The question whose buttons are on the screen; empty where another conversation has the word."""
    aside: bool = False
    """Whether its question made room for something else, and comes back afterwards."""
    committed: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    editing: dict[str, Any] | None = json(null=True)
    shown: int | None = Field(default=None, foreign_key="outgoing.id")
    """The message that shows the question as it stands."""
    case_id: int | None = Field(default=None, foreign_key="case.id")
    """The case that this conversation raised."""
    opened_at: datetime = when(null=False)
    open_at: datetime | None = when(index=True)
    """When a waiting one is to be opened, if it may be then."""
    nudge_at: datetime | None = when(index=True)
    expire_at: datetime | None = when(index=True)


class Answer(SQLModel, table=True):
    """One answer, as its question wrote it down."""

    __tablename__ = "answer"

    conversation_id: int = Field(foreign_key="conversation.id", primary_key=True)
    key: str = Field(primary_key=True)
    value: Any = Field(sa_column=Column(JSON(none_as_null=False), nullable=False))
    message: int | None = Field(default=None, sa_column=Column(BigInteger))
    """The message that said it, as Telegram numbers it; None for a tap."""
    reworded: str | None = None
    """What that message says since the person changed it; not the answer unless they want it to be."""
    at: datetime = when(null=False)
