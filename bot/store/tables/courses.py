"""The course of a mentorship: what is agreed, breaks, the end and what is said at the end."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from bot.domain.agreement import AgreementState
from bot.domain.course import GoodbyeState
from bot.store.tables.columns import json, when


class Agreement(SQLModel, table=True):
    """Terms that one side proposed; those in force are the newest that are `agreed`."""

    __tablename__ = "agreement"

    id: int | None = Field(default=None, primary_key=True)
    pair_id: int = Field(foreign_key="pair.id", index=True)
    proposed_by: int = Field(foreign_key="member.id")
    terms: dict[str, Any] = json()
    """`bot.domain.agreement.Terms`."""
    state: str = AgreementState.proposed
    created_at: datetime = when(null=False)
    agreed_at: datetime | None = when()


class Pause(SQLModel, table=True):
    """A break that one side took."""

    __tablename__ = "pause"

    id: int | None = Field(default=None, primary_key=True)
    pair_id: int = Field(foreign_key="pair.id", index=True)
    taken_by: int = Field(foreign_key="member.id")
    began_at: datetime = when(null=False)
    until: datetime | None = when()
    """None: it has no last day yet."""
    ask_at: datetime | None = when(index=True)
    """When whoever takes a break without a last day is next asked whether to start again."""
    ended_at: datetime | None = when()
    """None while it lasts."""


class Closing(SQLModel, table=True):
    """How a pair ended; one without `closed_at` was only thought of by a coordinator."""

    __tablename__ = "closing"

    id: int | None = Field(default=None, primary_key=True)
    pair_id: int = Field(foreign_key="pair.id", index=True)
    kind: str
    left_by: int | None = Field(default=None, foreign_key="member.id")
    """Who wished it, where one did."""
    words: str = ""
    """The coordinator's own to whoever did not wish it."""
    created_at: datetime = when(null=False)
    closed_at: datetime | None = when()


class Goodbye(SQLModel, table=True):
    """Somebody's last words to the other, which a coordinator sees first."""

    __tablename__ = "goodbye"

    id: int | None = Field(default=None, primary_key=True)
    pair_id: int = Field(foreign_key="pair.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    told: dict[str, str] = json()
    state: str = GoodbyeState.waiting
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    at: datetime = when(null=False)
