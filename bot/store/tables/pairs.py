"""Pairs, and their meetings."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.domain.meeting import MeetingState
from bot.domain.pair import PairState
from bot.store.tables.columns import json, when


class Pair(SQLModel, table=True):
    """Two people who were brought together."""

    __tablename__ = "pair"

    id: int | None = Field(default=None, primary_key=True)
    state: str = PairState.offered
    since: datetime | None = when()
    """When both had said yes."""
    met_at: datetime | None = when()
    """The last meeting that took place."""
    no_meeting_at: datetime | None = when(index=True)
    """When the lack of a meeting is to be looked at."""
    agree_at: datetime | None = when(index=True)
    """When somebody who has agreed on nothing yet is asked to begin."""
    ask_end_at: datetime | None = when(index=True)
    """When both are asked whether to end as agreed, or to go on."""
    end_at: datetime | None = when(index=True)
    """When the mentorship ends."""
    resume_at: datetime | None = when(index=True)
    """When a break is over."""
    resumed_at: datetime | None = when()
    """When the last break was over: nobody is expected to have met before."""
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    created_at: datetime = when(null=False)


class Side(SQLModel, table=True):
    """One member's half of a pair."""

    __tablename__ = "side"
    __table_args__ = (UniqueConstraint("pair_id", "role"),)

    pair_id: int = Field(foreign_key="pair.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True, index=True)
    role: str
    answer: str | None = None
    check_in_at: datetime | None = when(index=True)
    missed: int = 0
    """Check-ins missed in a row."""
    end_vote: str = ""
    """What this side says about the agreed end: a day to go on until, `end`, or nothing yet."""
    follow_up_at: datetime | None = when(index=True)
    """When this side is next asked how it goes after the end."""


class Meeting(SQLModel, table=True):
    """A meeting of a pair."""

    __tablename__ = "meeting"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(index=True)
    """The calendar entry's UID; a meeting that is moved keeps it."""
    sequence: int = 0
    """Which version of the calendar entry this is (RFC 5545)."""
    moves: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    """The agreed meeting for which this is another time."""
    pair_id: int = Field(foreign_key="pair.id", index=True)
    proposed_by: int = Field(foreign_key="member.id")
    starts_at: datetime = when(null=False)
    place: str
    state: str = MeetingState.proposed
    delivered_at: datetime | None = when()
    """When the proposal reached the other side, who may be busy or asleep when it is made."""
    unanswered_at: datetime | None = when(index=True)
    day_reminder_at: datetime | None = when(index=True)
    hours_reminder_at: datetime | None = when(index=True)
    ask_at: datetime | None = when(index=True)
    created_at: datetime = when(null=False)


class Attendance(SQLModel, table=True):
    """What one side says about whether a meeting took place."""

    __tablename__ = "attendance"

    meeting_id: int = Field(foreign_key="meeting.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True)
    took_place: bool
    minutes: int | None = None
    """How long, as this side says."""
    topics: list[str] = json()
    """What it was about, as this side says."""
    at: datetime = when(null=False)
