"""What is due: rows with a moment in one of these columns. Each question reads one index, a batch at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import inspect, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, delete, func, select

from bot.domain.checkin import RoundState
from bot.store.announcements import next_batch
from bot.store.tables import (
    Announcement,
    Case,
    Desk,
    Meeting,
    Member,
    Note,
    Pair,
    Pause,
    Round,
    SeenUpdate,
    Side,
    Talking,
)

BATCH = 100
"""Rows that are read at once."""
REMEMBER_UPDATES = timedelta(hours=48)
"""Telegram delivers an update for 24 hours, then never again. Source: core.telegram.org/bots/api#getting-updates"""


@dataclass(frozen=True)
class Timer:
    """A column that says when something is to be done with its row; None: nothing is."""

    table: type[SQLModel]
    column: str
    at_night: bool = False
    """Whether it may go off while members are left in peace."""
    after: int = 0
    """It goes off when nothing with a smaller number is due: what is due begins, what waits opens, then the nudges."""

    @property
    def name(self) -> str:
        """Table and column, as the log knows them."""
        return f"{self.table.__tablename__}.{self.column}"

    @property
    def at(self) -> Any:
        """The column, to be asked for."""
        return getattr(self.table, self.column)

    @property
    def key(self) -> Sequence[Any]:
        """The columns of the primary key."""
        return [getattr(self.table, column.key) for column in inspect(self.table).primary_key]


EXPIRE, NUDGE = Timer(Talking, "expire_at"), Timer(Talking, "nudge_at", after=2)
OPEN = Timer(Talking, "open_at", at_night=True, after=1)
"""At night too: when somebody wants to be left in peace is theirs to say."""
CHECK_IN = Timer(Side, "check_in_at")
UNANSWERED = Timer(Meeting, "unanswered_at")
DAY_REMINDER, HOURS_REMINDER = Timer(Meeting, "day_reminder_at"), Timer(Meeting, "hours_reminder_at")
DID_YOU_MEET = Timer(Meeting, "ask_at")
NO_MEETING = Timer(Pair, "no_meeting_at")
WAITING = Timer(Member, "word_at")
FORGET = Timer(Member, "forget_at")
ANNOUNCE = Timer(Announcement, "next_at")
WORDS = Timer(Note, "answer_by")
AGREE, RESUME = Timer(Pair, "agree_at"), Timer(Pair, "resume_at")
RESTING = Timer(Pause, "ask_at")
ASK_END, END = Timer(Pair, "ask_end_at"), Timer(Pair, "end_at")
FOLLOW_UP = Timer(Side, "follow_up_at")
ACKNOWLEDGE = Timer(Case, "acknowledge_by", at_night=True)
SNOOZED = Timer(Case, "snoozed_until")
OVERVIEW, DIGEST = Timer(Desk, "overview_at", at_night=True), Timer(Desk, "digest_at")
TIMERS = (
    *(EXPIRE, OPEN, DAY_REMINDER, HOURS_REMINDER, UNANSWERED, DID_YOU_MEET, NUDGE, CHECK_IN, NO_MEETING, ACKNOWLEDGE),
    *(WORDS, ANNOUNCE, SNOOZED, OVERVIEW, DIGEST, WAITING, AGREE, RESUME, RESTING, ASK_END, END, FOLLOW_UP, FORGET),
)
"""All of them; of two that are due at the same moment, the first goes first."""


@dataclass(frozen=True)
class Due:
    """One row whose moment has come."""

    timer: Timer
    key: tuple[int, ...]
    at: datetime


def oldest_due(session: Session, now: datetime) -> list[Due]:
    """The rows that have been due longest, the oldest first, of those timers that go first: at most a batch."""
    found = [due for timer in TIMERS for due in _due_by(session, timer, now)]
    first = min((due.timer.after for due in found), default=0)
    return sorted((due for due in found if due.timer.after == first), key=lambda due: due.at)[:BATCH]


def _due_by(session: Session, timer: Timer, now: datetime) -> list[Due]:
    query = columns(*timer.key, timer.at).where(timer.at <= now).order_by(timer.at).limit(BATCH)
    return [Due(timer, tuple(key), at) for *key, at in session.connection().execute(query)]


def earliest(session: Session, timer: Timer) -> datetime | None:
    """When this timer next goes off; it may be in the past."""
    query: Any = select(func.min(timer.at))
    moment: datetime | None = session.exec(query).one()
    return moment


def wait_until(session: Session, timer: Timer, now: datetime, morning: datetime) -> None:
    """What is due by `now` is to be done at `morning` instead."""
    late: Any = update(timer.table).where(timer.at <= now).values({timer.column: morning})
    session.connection().execute(late)


def lock_members_concerned(session: Session, due: Due) -> None:
    """Let nobody whom the row concerns be heard until this turn ends, as `bot.turn.member` does."""
    ids = _members_concerned(session, due)
    if ids:
        query = select(Member.id).where(col(Member.id).in_(ids)).order_by(col(Member.id))
        session.exec(query.with_for_update(key_share=True)).all()


def _members_concerned(session: Session, due: Due) -> Sequence[int]:
    number, both = due.key[0], select(Side.member_id)
    match due.timer.table.__name__:
        case "Talking":
            talks = session.exec(select(Talking.member_id, Talking.facts).where(Talking.id == number)).all()
            pairs = [facts.get("pair", 0) for _, facts in talks]
            return [*(member for member, _ in talks), *session.exec(both.where(col(Side.pair_id).in_(pairs))).all()]
        case "Member":
            return [number]
        case "Meeting":
            meeting = select(Meeting.pair_id).where(Meeting.id == number).scalar_subquery()
            return session.exec(both.where(Side.pair_id == meeting)).all()
        case "Announcement":
            return [recipient.member_id for recipient in next_batch(session, number)]
        case "Pause":
            pause = select(Pause.pair_id).where(Pause.id == number).scalar_subquery()
            return session.exec(both.where(Side.pair_id == pause)).all()
        case "Note":
            return session.exec(select(Note.member_id).where(Note.id == number)).all()
        case "Pair" | "Side":
            return session.exec(both.where(Side.pair_id == number)).all()
    return []


def open_round(session: Session, side: Side) -> Round | None:
    """The check-in that this side has not yet finished."""
    query = select(Round).where(Round.member_id == side.member_id, Round.pair_id == side.pair_id)
    return session.exec(query.where(Round.state == RoundState.open)).first()


def forget_old_updates(session: Session, now: datetime) -> None:
    """Which updates have taken effect need not be known for longer than Telegram may send them again."""
    session.exec(delete(SeenUpdate).where(col(SeenUpdate.at) < now - REMEMBER_UPDATES))
