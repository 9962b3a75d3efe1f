"""Questions to the database about pairs and their two sides."""

from collections.abc import Sequence
from typing import TypeVar

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.pair import TOGETHER, PairState
from bot.store.tables import (
    Closing,
    Member,
    Pair,
    Side,
)

Row = TypeVar("Row")


def side_in_active_pair(session: Session, member_id: int) -> Side | None:
    """The member's half of the pair they are in; of several, the one that they have in view."""
    query = select(Side).join(Pair, col(Pair.id) == col(Side.pair_id)).where(Side.member_id == member_id)
    return session.exec(_in_view(query.where(Pair.state == PairState.active), member_id)).first()


def side_in_active_pair_of(session: Session, member_id: int, pair_id: int) -> Side | None:
    """The member's half of this pair; None where it is not theirs, or not active."""
    side, pair = side_of(session, pair_id, member_id), session.get(Pair, pair_id)
    return side if side and pair and pair.state == PairState.active else None


def _in_view(query: SelectOfScalar[Row], member_id: int) -> SelectOfScalar[Row]:
    """The pair that the member has in view first, then the oldest."""
    focus = select(Member.focus).where(Member.id == member_id).scalar_subquery()
    return query.order_by(col(Pair.id) != focus, col(Pair.id))


def pairs_of(session: Session, member_id: int) -> Sequence[Pair]:
    """The pairs that a member is in, on a break or not: the one in view, then the others, the oldest first."""
    query = select(Pair).join(Side, col(Side.pair_id) == col(Pair.id)).where(Side.member_id == member_id)
    return session.exec(_in_view(query.where(col(Pair.state).in_(TOGETHER)), member_id)).all()


def closed_pairs_of(session: Session, member_id: int) -> Sequence[Pair]:
    """The pairs of a member that have ended; the newest first."""
    query = select(Pair).join(Side, col(Side.pair_id) == col(Pair.id)).where(Side.member_id == member_id)
    ended = select(Closing.pair_id).where(col(Closing.closed_at).is_not(None))
    return session.exec(query.where(col(Pair.id).in_(ended)).order_by(col(Pair.id).desc())).all()


def side_in_pair(session: Session, member_id: int) -> Side | None:
    """The member's half of the pair they are in, on a break or not; of several, the one that they have in view."""
    query = select(Side).join(Pair, col(Pair.id) == col(Side.pair_id)).where(Side.member_id == member_id)
    return session.exec(_in_view(query.where(col(Pair.state).in_(TOGETHER)), member_id)).first()


def sides(session: Session, pair_id: int) -> Sequence[Side]:
    """Both halves of a pair, the mentee's first."""
    return session.exec(select(Side).where(Side.pair_id == pair_id).order_by(col(Side.role))).all()


def partner_of(session: Session, side: Side) -> Member:
    """The other person of the pair."""
    query = select(Member).join(Side, col(Side.member_id) == col(Member.id))
    return session.exec(query.where(Side.pair_id == side.pair_id, Side.member_id != side.member_id)).one()


def chats_of_partners(session: Session, member_id: int) -> Sequence[int]:
    """The chats of everybody with whom a member was ever brought together."""
    pairs = select(Side.pair_id).where(Side.member_id == member_id)
    query = select(Member.telegram_id).join(Side, col(Side.member_id) == col(Member.id))
    return session.exec(query.where(col(Side.pair_id).in_(pairs), Member.id != member_id).distinct()).all()


def partners_ever(session: Session, members: Sequence[int]) -> Sequence[int]:
    """Everybody who is or was in a pair with one of these members; an offer alone makes no pair."""
    pairs = select(Side.pair_id).join(Pair, col(Pair.id) == col(Side.pair_id)).where(col(Pair.since).is_not(None))
    theirs = pairs.where(col(Side.member_id).in_(members))
    return session.exec(select(Side.member_id).where(col(Side.pair_id).in_(theirs)).distinct()).all()


def side_of(session: Session, pair_id: int, member_id: int) -> Side | None:
    """A member's half of this pair; None where it is not their pair."""
    return session.get(Side, (pair_id, member_id))


def pairs_together(session: Session) -> Sequence[Pair]:
    """The pairs that are together, also those on a break, oldest first."""
    return session.exec(select(Pair).where(col(Pair.state).in_(TOGETHER)).order_by(col(Pair.id))).all()
