"""Questions about cases, each named after its answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, and_, col, or_, select

from bot.domain.case import CaseState, Event
from bot.store.tables import Case, CaseEvent


def log_of_case(session: Session, case_id: int) -> Sequence[CaseEvent]:
    """What happened to a case, in its order."""
    return session.exec(select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(col(CaseEvent.id))).all()


def open_cases(session: Session) -> Sequence[Case]:
    """The cases that are not resolved, the most serious first, then the oldest."""
    query = select(Case).where(Case.state != CaseState.resolved)
    return session.exec(query.order_by(col(Case.severity).desc(), col(Case.id))).all()


def cases_resolved_since(session: Session, moment: datetime) -> Sequence[Case]:
    """The cases that were resolved after `moment`, the newest first."""
    query = select(Case).where(Case.state == CaseState.resolved, col(Case.resolved_at) > moment)
    return session.exec(query.order_by(col(Case.resolved_at).desc())).all()


def what_coordinators_wrote_about(session: Session, member_id: int, pairs: Sequence[int]) -> Sequence[CaseEvent]:
    """The lines of a member's cases, and of their pairs' as a whole, that hold what coordinators wrote down."""
    of_both = and_(col(Case.pair_id).in_(pairs), Case.member_id == 0)
    query = select(CaseEvent).join(Case, col(Case.id) == col(CaseEvent.case_id))
    query = query.where(or_(Case.member_id == member_id, of_both))
    return session.exec(query.where(col(CaseEvent.event).in_((Event.note, Event.written)))).all()
