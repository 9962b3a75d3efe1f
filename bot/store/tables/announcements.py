"""Announcements, and to whom they go."""

from datetime import datetime

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel

from bot.domain.announcement import AnnouncementState, Audience
from bot.store.tables.columns import when


class Announcement(SQLModel, table=True):
    """Words of the coordinators to many members."""

    __tablename__ = "announcement"

    id: int | None = Field(default=None, primary_key=True)
    state: str = AnnouncementState.asked
    words: str = ""
    audience: str = Audience.everybody
    language: str = ""
    """Only to members who read this language; "": to all."""
    author: str
    author_telegram_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    prompt: int = Field(foreign_key="outgoing.id", index=True)
    """The message whose reply holds the words."""
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    next_at: datetime | None = when(index=True)
    """When the next batch goes, or the report is brought up to date."""
    sent_at: datetime | None = when()
    """When somebody tapped Send."""
    created_at: datetime = when(null=False)


class Recipient(SQLModel, table=True):
    """A member to whom an announcement goes."""

    __tablename__ = "recipient"

    announcement_id: int = Field(foreign_key="announcement.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True, index=True)
    conversation_id: int | None = Field(default=None, foreign_key="conversation.id")
    """None: not yet written to."""
