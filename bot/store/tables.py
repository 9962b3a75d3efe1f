"""The tables. Times are aware and in UTC; JSON columns hold what no query asks for."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain.case import CaseState
from bot.domain.checkin import RoundState
from bot.domain.meeting import MeetingState
from bot.domain.member import Phase
from bot.domain.pair import PairState
from bot.store.outbox import Outgoing as Outgoing
from bot.store.session import Moment


def _when(*, null: bool = True, index: bool = False) -> Any:
    return Field(default=None if null else ..., sa_column=Column(Moment, nullable=null, index=index))


def _json(*, null: bool = False) -> Any:
    return Field(default=None if null else ..., sa_column=Column(JSON, nullable=null))


class SeenUpdate(SQLModel, table=True):
    """An update that has taken effect; the same one again changes nothing."""

    __tablename__ = "seen_update"

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    at: datetime = _when(null=False, index=True)


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
    consented_at: datetime | None = _when()
    reachable: bool = True
    """False once the person blocked the bot."""
    heard_at: datetime | None = _when()
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    created_at: datetime = _when(null=False)


class Invitation(SQLModel, table=True):
    """A single-use deep link. Only the code's hash is kept: who reads the table cannot use it."""

    __tablename__ = "invitation"

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True)
    role: str
    programme: str
    used_by: int | None = Field(default=None, foreign_key="member.id")
    created_at: datetime = _when(null=False)
    used_at: datetime | None = _when()


class Talking(SQLModel, table=True):
    """A conversation with one member. `state`: open | done | stopped | expired."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_open", "member_id", "place", sqlite_where=text("state = 'open'"),
              postgresql_where=text("state = 'open'")),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    flow: str
    facts: dict[str, Any] = _json()
    """What the flow was told when it began; frozen."""
    state: str = "open"
    place: int = 0
    """The open conversation with the highest place is the one that the person sees."""
    version: int = 0
    asked: str = ""
    committed: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    editing: dict[str, Any] | None = _json(null=True)
    shown: int | None = Field(default=None, foreign_key="outgoing.id")
    """The message that shows the question as it stands."""
    case_id: int | None = Field(default=None, foreign_key="case.id")
    """The case that this conversation raised."""
    opened_at: datetime = _when(null=False)
    nudge_at: datetime | None = _when(index=True)
    expire_at: datetime | None = _when(index=True)


class Answer(SQLModel, table=True):
    """One answer, as its question wrote it down."""

    __tablename__ = "answer"

    conversation_id: int = Field(foreign_key="conversation.id", primary_key=True)
    key: str = Field(primary_key=True)
    value: Any = Field(sa_column=Column(JSON(none_as_null=False), nullable=False))
    at: datetime = _when(null=False)


class Pair(SQLModel, table=True):
    """Two people who were brought together."""

    __tablename__ = "pair"

    id: int | None = Field(default=None, primary_key=True)
    state: str = PairState.offered
    since: datetime | None = _when()
    """When both had said yes."""
    met_at: datetime | None = _when()
    """The last meeting that took place."""
    no_meeting_at: datetime | None = _when(index=True)
    """When the lack of a meeting is to be looked at."""
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    created_at: datetime = _when(null=False)


class Side(SQLModel, table=True):
    """One member's half of a pair."""

    __tablename__ = "side"
    __table_args__ = (UniqueConstraint("pair_id", "role"),)

    pair_id: int = Field(foreign_key="pair.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True, index=True)
    role: str
    answer: str | None = None
    check_in_at: datetime | None = _when(index=True)
    missed: int = 0
    """Check-ins missed in a row."""


class Meeting(SQLModel, table=True):
    """A meeting of a pair."""

    __tablename__ = "meeting"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    """The calendar entry's UID; the same for as long as the meeting is the same."""
    pair_id: int = Field(foreign_key="pair.id", index=True)
    proposed_by: int = Field(foreign_key="member.id")
    starts_at: datetime = _when(null=False)
    place: str
    state: str = MeetingState.proposed
    unanswered_at: datetime | None = _when(index=True)
    day_reminder_at: datetime | None = _when(index=True)
    hours_reminder_at: datetime | None = _when(index=True)
    ask_at: datetime | None = _when(index=True)
    created_at: datetime = _when(null=False)


class Attendance(SQLModel, table=True):
    """What one side says about whether a meeting took place."""

    __tablename__ = "attendance"

    meeting_id: int = Field(foreign_key="meeting.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True)
    took_place: bool
    at: datetime = _when(null=False)


class Questionnaire(SQLModel, table=True):
    """A published version of a questionnaire; never changed, each conversation pins one."""

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("role", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    role: str
    version: int
    source: str
    """The TOML text."""
    published_at: datetime = _when(null=False)


class Round(SQLModel, table=True):
    """One side's round of a questionnaire."""

    __tablename__ = "round"

    id: int | None = Field(default=None, primary_key=True)
    pair_id: int = Field(foreign_key="pair.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    questionnaire_id: int = Field(foreign_key="questionnaire.id")
    conversation_id: int | None = Field(default=None, foreign_key="conversation.id")
    state: str = RoundState.open
    opened_at: datetime = _when(null=False)
    closed_at: datetime | None = _when()


class Case(SQLModel, table=True):
    """An escalation; its id is the number that coordinators call it by."""

    __tablename__ = "case"
    __table_args__ = (
        Index("ix_case_one_open", "rule", "member_id", "pair_id", unique=True,
              sqlite_where=text("state != 'resolved'"), postgresql_where=text("state != 'resolved'")),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    rule: str
    severity: int
    state: str = CaseState.open
    member_id: int = Field(default=0, index=True)
    """Whom it concerns; 0: the pair as a whole, or nobody."""
    pair_id: int = Field(default=0, index=True)
    partner_may_know: bool = False
    acknowledge_by: datetime | None = _when(index=True)
    reminders: int = 0
    owner: str = ""
    """The coordinator who took it, by the name that the group shows."""
    owner_telegram_id: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    opened_at: datetime = _when(null=False)
    taken_at: datetime | None = _when()
    resolved_at: datetime | None = _when()


class Note(SQLModel, table=True):
    """Words from a member to the coordinators, written or spoken; in a case or outside one."""

    __tablename__ = "note"

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    topic: str = ""
    """The button that was chosen instead of words."""
    told: dict[str, str] = _json()
    at: datetime = _when(null=False)


class Letter(SQLModel, table=True):
    """A message in the group whose replies go to a member."""

    __tablename__ = "letter"

    outgoing_id: int = Field(foreign_key="outgoing.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id")


class Audit(SQLModel, table=True):
    """What a coordinator did or read, and when."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    telegram_id: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))
    action: str
    subject: str
    at: datetime = _when(null=False)


class MovedChat(SQLModel, table=True):
    """A group that became a supergroup, and so has another id."""

    __tablename__ = "moved_chat"

    old_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    new_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    at: datetime = _when(null=False)
