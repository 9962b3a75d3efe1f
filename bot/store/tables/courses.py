"""The course of a mentorship: what is agreed, breaks, the end and what is said at the end."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from bot.domain.agreement import AgreementState
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
    until: datetime = when(null=False)
    ended_at: datetime | None = when()
    """None while it lasts."""
