"""Questions to the database about members, by themselves."""

import hashlib
from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.domain.case import CaseState, Rule
from bot.domain.member import Phase, Role
from bot.domain.pair import PairState
from bot.store.queries.conversations import UNFINISHED, read_anew
from bot.store.tables import (
    Case,
    Invitation,
    Member,
    Pair,
    Side,
    Talking,
)


def code_hash(code: str) -> str:
    """What is kept of an invitation's code."""
    return hashlib.sha256(code.encode()).hexdigest()


def invitation_with_code(session: Session, code: str) -> Invitation | None:
    """The invitation that a deep link carries, locked against a second use."""
    return session.exec(select(Invitation).where(Invitation.code_hash == code_hash(code)).with_for_update()).first()


def lock_member(session: Session, member_id: int) -> Member | None:
    """The member, who is not heard until this turn ends, and what they are asked as it is now."""
    session.flush()
    query = select(Member).where(Member.id == member_id).with_for_update(key_share=True)
    member = session.exec(query.execution_options(populate_existing=True)).first()
    read_anew(session, member_id)
    rows = select(Talking).where(Talking.member_id == member_id, col(Talking.state).in_(UNFINISHED))
    session.exec(rows.execution_options(populate_existing=True)).all()
    return member


def waits_for_help(session: Session, member_id: int) -> bool:
    """Whether the member asked for help and the coordinators are not done with it."""
    asked = (Rule.asked_for_help, Rule.danger, Rule.wants_to_leave)
    query = select(Case.id).where(Case.member_id == member_id, col(Case.rule).in_(asked))
    return session.exec(query.where(Case.state != CaseState.resolved)).first() is not None


def members_waiting_for_a_match(session: Session, role: Role) -> Sequence[Member]:
    """Approved people without a partner, who have waited longest first."""
    query = select(Member).where(Member.phase == Phase.waiting_for_match, Member.role == role)
    offered = select(Side.member_id).join(Pair, col(Pair.id) == Side.pair_id).where(Pair.state == PairState.offered)
    longest_first = col(Member.waiting_since), col(Member.id)
    return session.exec(query.where(col(Member.id).not_in(offered)).order_by(*longest_first)).all()


def members_in_phase(session: Session, phase: Phase) -> Sequence[Member]:
    """Everybody who has come this far, in the order they came."""
    return session.exec(select(Member).where(Member.phase == phase).order_by(col(Member.id))).all()
