"""People, and how they came in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column
from sqlmodel import Field, SQLModel

from bot.domain.member import Phase
from bot.store.tables.columns import when


class Member(SQLModel, table=True):
    """A person who wrote to the bot."""

    __tablename__ = "member"

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_column=Column(BigInteger, nullable=False, unique=True))
    language: str
    phase: str = Phase.visitor
    role: str = ""
    name: str = ""
    username: str = ""
    """The Telegram name, without @; empty where the person has none."""
    profile: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """The sign-up's answers, under their questions' keys."""
    consent_version: int = 0
    consented_at: datetime | None = when()
    reachable: bool = True
    """False once the person blocked the bot."""
    heard_at: datetime | None = when()
    unprompted_at: datetime | None = when()
    """When the person last heard something that nobody asked for."""
    quiet_from: int | None = None
    """The hour from which the person is left in peace; None: the usual one."""
    quiet_until: int | None = None
    reminders: bool = True
    """False once the person asked not to be reminded of questions."""
    focus: int = 0
    """Of a mentor with several mentees: the pair that Home is about; 0: the first."""
    waiting_since: datetime | None = when()
    """When the person began to wait: for approval, then for a match."""
    word_at: datetime | None = when(index=True)
    """When somebody who waits next hears how it stands."""
    waiting_words: bool = True
    """False once the person asked to hear only when there is news."""
    forget_at: datetime | None = when(index=True)
    """When it is next looked at whether somebody outside the programme is to be erased."""
    forget_told: bool = False
    """Whether the person has been told of it; of a visitor: whether only the chat's number is left to go."""
    told_anew: int | None = None
    """The row of the message that answered a tap on an old button; none is repeated while it is the newest."""
    left_at: datetime | None = when()
    """When they left and had everything erased; None once they ask to come in again."""
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    created_at: datetime = when(null=False)


class Invitation(SQLModel, table=True):
    """A single-use deep link. Only the code's hash is kept: who reads the table cannot use it."""

    __tablename__ = "invitation"

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True)
    role: str
    programme: str
    language: str = ""
    """In which the person is greeted; "": they choose first."""
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    """The message in the coordinators' group that shows it, where it was made there."""
    used_by: int | None = Field(default=None, foreign_key="member.id")
    created_at: datetime = when(null=False)
    used_at: datetime | None = when()
