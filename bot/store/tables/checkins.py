"""Questionnaires, and the rounds in which they are asked."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.domain.checkin import Moment, RoundState
from bot.store.tables.columns import when


class Questionnaire(SQLModel, table=True):
    """A published version of a questionnaire; never changed, each conversation pins one."""

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("role", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    role: str
    version: int
    source: str
    """The TOML text."""
    own: bool = False
    """Whether the programme wrote it; what Makker brings along never takes its place."""
    published_at: datetime = when(null=False)


class Round(SQLModel, table=True):
    """One side's round of a questionnaire."""

    __tablename__ = "round"

    id: int | None = Field(default=None, primary_key=True)
    pair_id: int = Field(foreign_key="pair.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    questionnaire_id: int = Field(foreign_key="questionnaire.id")
    conversation_id: int | None = Field(default=None, foreign_key="conversation.id")
    moment: str = Moment.monthly
    state: str = RoundState.open
    opened_at: datetime = when(null=False)
    closed_at: datetime | None = when()
