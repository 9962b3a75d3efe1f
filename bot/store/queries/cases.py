"""Questions to the database about cases."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.domain.case import CaseState
from bot.store.tables import (
    Case,
    Note,
)


def open_cases_of_pair(session: Session, pair_id: int) -> Sequence[Case]:
    """The cases that concern a pair and are not resolved, oldest first."""
    query = select(Case).where(Case.pair_id == pair_id, Case.state != CaseState.resolved)
    return session.exec(query.order_by(col(Case.id))).all()


def case_numbered(session: Session, key: str) -> Case | None:
    """A case by its number, as somebody writes it."""
    return session.get(Case, int(key)) if key.isdecimal() and len(key) < len(str(2**31)) else None


def notes_of_case(session: Session, case_id: int) -> Sequence[Note]:
    """What was said in a case, oldest first."""
    return session.exec(select(Note).where(Note.case_id == case_id).order_by(col(Note.id))).all()
