"""Questions to the database about a pair's meetings."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, and_, col, func, or_, select

from bot.domain.meeting import FAILED, MeetingState
from bot.store.tables import (
    Attendance,
    Meeting,
)


def meetings_that_took_place(session: Session, pair_id: int) -> int:
    """How often a pair has met."""
    query = select(func.count()).where(Meeting.pair_id == pair_id, Meeting.state == MeetingState.took_place)
    return session.exec(query).one()


def failed_attempts(session: Session, pair_id: int) -> int:
    """How often a pair has tried to meet, and it came to nothing."""
    query = select(func.count()).where(Meeting.pair_id == pair_id, col(Meeting.state).in_(FAILED))
    return session.exec(query).one()


def attendances(session: Session, meeting_id: int) -> Sequence[Attendance]:
    """What the sides have said about a meeting."""
    return session.exec(select(Attendance).where(Attendance.meeting_id == meeting_id)).all()


def attendance_of(session: Session, meeting_id: int, member_id: int) -> Attendance | None:
    """What one member has said about a meeting."""
    query = select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.member_id == member_id)
    return session.exec(query).first()


def meetings_with_answers(session: Session, pair_id: int) -> Sequence[Meeting]:
    """A pair's meetings about which the sides are asked, or have said, that they took place."""
    states = (MeetingState.agreed, MeetingState.reported, MeetingState.took_place, MeetingState.disputed)
    query = select(Meeting).where(Meeting.pair_id == pair_id, col(Meeting.state).in_(states))
    return session.exec(query.order_by(col(Meeting.starts_at))).all()


def last_met(session: Session, pair_id: int) -> datetime | None:
    """When the last meeting began of which at least one side says that it took place, and neither that it did not."""
    no = select(Attendance.meeting_id).where(col(Attendance.took_place).is_(False))
    query = select(func.max(Meeting.starts_at)).join(Attendance, col(Attendance.meeting_id) == col(Meeting.id))
    return session.exec(query.where(Meeting.pair_id == pair_id, col(Meeting.id).not_in(no))).one()


def meeting_numbered(session: Session, key: str) -> Meeting | None:
    """A meeting by its number, as a button writes it."""
    return session.get(Meeting, int(key)) if key.isdecimal() and len(key) < len(str(2**31)) else None


def past_meetings(session: Session, pair_id: int, now: datetime) -> Sequence[Meeting]:
    """What became of a pair's meetings and attempts to meet, the newest first."""
    over = col(Meeting.state).in_((*FAILED, MeetingState.took_place, MeetingState.disputed, MeetingState.reported))
    lately = and_(col(Meeting.state) == MeetingState.agreed, col(Meeting.starts_at) <= now)
    query = select(Meeting).where(Meeting.pair_id == pair_id, or_(over, lately))
    return session.exec(query.order_by(col(Meeting.starts_at).desc())).all()


def next_meetings(session: Session, pair_id: int) -> Sequence[Meeting]:
    """Proposed and agreed meetings of a pair, the soonest first."""
    states = (MeetingState.proposed, MeetingState.agreed)
    query = select(Meeting).where(Meeting.pair_id == pair_id, col(Meeting.state).in_(states))
    return session.exec(query.order_by(col(Meeting.starts_at))).all()


def disputed_meetings(session: Session, pair_id: int) -> Sequence[Meeting]:
    """A pair's meetings about which the two sides say different things, the newest first."""
    query = select(Meeting).where(Meeting.pair_id == pair_id, Meeting.state == MeetingState.disputed)
    return session.exec(query.order_by(col(Meeting.starts_at).desc())).all()


def disputed_since(session: Session, pair_id: int, moment: datetime) -> Sequence[Meeting]:
    """Of those the ones about which somebody has said something from `moment` on."""
    said = select(Attendance.meeting_id).where(col(Attendance.at) >= moment)
    query = select(Meeting).where(Meeting.pair_id == pair_id, Meeting.state == MeetingState.disputed)
    return session.exec(query.where(col(Meeting.id).in_(said)).order_by(col(Meeting.starts_at).desc())).all()
