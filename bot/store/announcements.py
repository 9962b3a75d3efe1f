"""To whom an announcement goes, and what became of it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select, update

from bot.domain.announcement import A_BATCH, JOINED, Audience, Progress
from bot.domain.member import Phase, Role
from bot.domain.pair import PairState
from bot.store.outbox import Outgoing, Sending
from bot.store.rows import insert_once
from bot.store.tables import Announcement, Member, Pair, Recipient, Side, Talking
from bot.store.work import Work, number


def audience_of(session: Session, announcement: Announcement) -> list[Member]:
    """The members to whom it would go now, in the order they came; without those who cannot be reached."""
    joined = col(Member.phase).in_(JOINED)
    query = select(Member).where(joined, col(Member.reachable), col(Member.role) != Role.coordinator)
    if announcement.language:
        query = query.where(Member.language == announcement.language)
    on_a_break = select(Side.member_id).join(Pair, col(Pair.id) == Side.pair_id).where(Pair.state == PairState.paused)
    query = query.where(col(Member.id).not_in(on_a_break))
    return list(session.exec(query.where(_belongs(announcement.audience)).order_by(col(Member.id))))


def _belongs(audience: str) -> Any:
    match Audience(audience):
        case Audience.mentees:
            return col(Member.role) == Role.mentee
        case Audience.mentors:
            return col(Member.role) == Role.mentor
        case Audience.waiting:
            return col(Member.phase).in_((Phase.waiting_for_approval, Phase.waiting_for_match))
        case Audience.pairs:
            together = select(Side.member_id).join(Pair, col(Pair.id) == Side.pair_id)
            return col(Member.id).in_(together.where(Pair.state == PairState.active))
    return col(Member.id).is_not(None)


def address(work: Work, announcement: Announcement) -> int:
    """Write down to whom it goes, from now on unchangeably; how many they are."""
    members = audience_of(work.session, announcement)
    for member in members:
        insert_once(work.session, Recipient, announcement_id=number(announcement), member_id=number(member))
    return len(members)


def next_batch(session: Session, announcement_id: int) -> Sequence[Recipient]:
    """Members who are written to next, in the order in which other turns lock them too."""
    query = select(Recipient).where(Recipient.announcement_id == announcement_id)
    unwritten = query.where(col(Recipient.conversation_id).is_(None))
    return session.exec(unwritten.order_by(col(Recipient.member_id)).limit(A_BATCH)).all()


def progress(session: Session, announcement_id: int) -> Progress:
    """What became of it until now."""
    became = (
        select(Member, Talking, Outgoing)
        .select_from(Recipient)
        .join(Member, col(Member.id) == col(Recipient.member_id))
        .join(Talking, col(Talking.id) == col(Recipient.conversation_id), isouter=True)
        .join(Outgoing, col(Outgoing.id) == col(Talking.shown), isouter=True)
        .where(Recipient.announcement_id == announcement_id)
    )
    counted = Counter(_standing(*row) for row in session.exec(became))
    return Progress(counted.total(), counted["sent"], counted["blocked"], counted["held"])


def _standing(member: Member, talking: Talking | None, outgoing: Outgoing | None) -> str:
    """How far it has come with one person. Forgotten in between: nobody is left to be told."""
    if outgoing:
        return {Sending.sent: "sent", Sending.failed: "blocked"}.get(Sending(outgoing.state), "left")
    if talking is None:
        return "left"
    if talking.state != "waiting" or not member.reachable:
        return "blocked"
    return "held" if talking.open_at else "left"


def call_back(session: Session, announcement_id: int) -> None:
    """Whoever has not been told yet is not told any more."""
    theirs = select(Recipient.conversation_id).where(Recipient.announcement_id == announcement_id)
    held: Any = update(Talking).where(col(Talking.id).in_(theirs), col(Talking.state) == "waiting")
    session.exec(held.values(state="stopped", open_at=None))
