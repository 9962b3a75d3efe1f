"""What has to rest when a pair rests or ends: its meetings, and what its two people are being asked."""

from datetime import datetime

from sqlmodel import select

from bot.domain.checkin import RoundState
from bot.store import meetings, queries
from bot.store.joining import close_conversations
from bot.store.tables import Member, Pair, Round
from bot.store.work import Work, number

ABOUT_MEETING = ("propose_meeting", "answer_proposal", "move_meeting", "cancel_meeting", "check_in")
"""Conversations that a pair on a break has no use for."""


def lock_both(work: Work, pair_id: int) -> Pair:
    """The pair's row, and before it its people's, in the order in which every turn takes them."""
    for member_id in sorted(side.member_id for side in queries.sides(work.session, pair_id)):
        queries.lock_member(work.session, member_id)
    return work.lock(Pair, pair_id)


def set_aside(work: Work, pair: Pair, until: datetime | None, flows: tuple[str, ...] = ABOUT_MEETING) -> None:
    """Cancel the meetings before `until` (None: all that are to come), close check-ins and these conversations."""
    meetings.call_off(work, number(pair), until)
    for side in queries.sides(work.session, number(pair)):
        for flow in flows:
            close_conversations(work, work.get(Member, side.member_id), flow)
    open_rounds = select(Round).where(Round.pair_id == pair.id, Round.state == RoundState.open)
    for round_ in work.session.exec(open_rounds):
        round_.state, round_.closed_at = RoundState.stopped, work.now
