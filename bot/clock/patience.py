"""Conversations that wait for an answer: asked once more, then closed."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.case import silence
from bot.domain.checkin import RoundState
from bot.domain.pair import PairState
from bot.store import pairing, queries
from bot.store.effects import close_round
from bot.store.joining import forget_sign_up
from bot.store.outbox import Priority
from bot.store.tables import Member, Pair, Round, Side, Talking
from bot.store.work import Work, number
from bot.turn import conversations, speak


def nudge(work: Work, row: Talking) -> None:
    """Ask once more: kindly where there was no answer, plainly where the person wanted it later."""
    member = work.get(Member, row.member_id)
    if row.state != "open" or not member.reachable or _is_in_the_past(row, work.now):
        return
    if row.expire_at and row.expire_at <= work.now:
        row.expire_at = None
        expire(work, row)
    elif row.asked:
        conversations.ask_again(work, member, row, conversations.REMINDER, priority=Priority.wave)
    else:
        conversations.ask_again(work, member, row, priority=Priority.wave)


def _is_in_the_past(row: Talking, now: datetime) -> bool:
    """Whether there is nothing left to answer: the proposed time has passed."""
    return row.flow == "answer_proposal" and datetime.fromisoformat(row.facts["starts_at"]) <= now


def expire(work: Work, row: Talking) -> None:
    """Close a conversation that nobody answers; what it interrupted comes back."""
    member = work.get(Member, row.member_id)
    if row.state != "open":
        return
    was_on_top = row is _on_top(work, member)
    row.state, row.asked, row.nudge_at = "expired", "", None
    if member.reachable:
        speak.mark_answered(work, member, row.shown, None)
    ENDS.get(row.flow, _quietly)(work, member, row)
    below = _on_top(work, member)
    if was_on_top and member.reachable and below and not (below.expire_at and below.expire_at <= work.now):
        conversations.resume(work, member)


def _on_top(work: Work, member: Member) -> Talking | None:
    asked = (row for row in queries.open_conversations(work.session, number(member)) if row.asked)
    return next(asked, None)


def _quietly(work: Work, member: Member, row: Talking) -> None:
    """Nobody is told."""


def _missed_check_in(work: Work, member: Member, row: Talking) -> None:
    """Answers that were given stay; a person who cannot be reached has a case of their own."""
    round_ = work.get(Round, row.facts["round"])
    close_round(work, round_, RoundState.missed)
    if member.reachable:
        side = work.get(Side, (round_.pair_id, round_.member_id))
        work.raise_case(silence(side.missed, work.programme.check_ins), number(member), side.pair_id)


def _unanswered_offer(work: Work, member: Member, row: Talking) -> None:
    pair = work.lock(Pair, row.facts["pair"])
    if pair.state == PairState.offered:
        pairing.withdraw(work, pair)


ENDS: dict[str, Callable[[Work, Member, Talking], None]] = {
    "check_in": _missed_check_in,
    "match_offer": _unanswered_offer,
    "sign_up": forget_sign_up,
}
"""What else follows when a conversation of this kind is closed; an unanswered proposal has a timer of its own."""
