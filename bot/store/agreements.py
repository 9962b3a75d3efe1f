"""Agreements of a pair: proposed, agreed on by both, shown again."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlmodel import col, select

from bot.domain.agreement import Agree, AgreementState, ProposeAgreement, end_of
from bot.domain.pair import TOGETHER
from bot.store import agreed, not_meeting, queries
from bot.store.ending import end
from bot.store.joining import close_conversations
from bot.store.tables import Agreement, Member, Pair, Side
from bot.store.work import Work, number

ASKS = ("agreement", "answer_agreement")
"""Conversations that ask somebody what they would like to agree on."""


def waiting(work: Work, pair_id: int) -> Sequence[Agreement]:
    """What waits for an answer, the newest first: at most one from each side."""
    query = select(Agreement).where(Agreement.pair_id == pair_id, Agreement.state == AgreementState.proposed)
    return work.session.exec(query.order_by(col(Agreement.id).desc())).all()


def waiting_from(work: Work, side: Side, *, own: bool) -> Agreement | None:
    """What this side has proposed (`own`), or the other one, and waits for an answer."""
    proposed = waiting(work, side.pair_id)
    return next((it for it in proposed if (it.proposed_by == side.member_id) is own), None)


def propose(work: Work, member: Member, effect: ProposeAgreement) -> None:
    """Terms for the other side. They replace this side's earlier ones, and what the person had read of the other's.

    What the other side sent meanwhile stays: the two versions have crossed, and each side is asked about the other's.
    """
    pair, side = work.lock(Pair, effect.pair), queries.side_of(work.session, effect.pair, number(member))
    if side is None or pair.state not in TOGETHER:
        return
    for earlier in waiting(work, number(pair)):
        if earlier.proposed_by == member.id or earlier.id == effect.instead_of:
            earlier.state = AgreementState.replaced
    theirs = waiting_from(work, side, own=False)
    terms = asdict(effect.terms) | {"ends_on": str(effect.terms.ends_on), "aims": list(effect.terms.aims)}
    agreement = Agreement(pair_id=number(pair), proposed_by=number(member), terms=terms, created_at=work.now)
    work.add(agreement)
    partner = queries.partner_of(work.session, side)
    _ask(work, pair, work.get(Side, (side.pair_id, number(partner))), agreement)
    if theirs:
        _ask(work, pair, side, theirs)


def _ask(work: Work, pair: Pair, side: Side, agreement: Agreement) -> None:
    """Ask one side about what the other proposed, in the place of an older question that they have not begun with."""
    for row in queries.unfinished_conversations(work.session, side.member_id):
        if row.flow in ASKS and row.facts["pair"] == side.pair_id and not row.version:
            end(work, row, "stopped")
    work.begin(side.member_id, "answer_agreement", facts(work, pair, side, agreement))


def agree(work: Work, member: Member, effect: Agree) -> None:
    """Yes to what the other side proposed; nothing where that was replaced meanwhile."""
    agreement = work.get(Agreement, effect.agreement)
    pair = work.lock(Pair, agreement.pair_id)
    agreement = work.lock(Agreement, effect.agreement)
    side = queries.side_of(work.session, number(pair), number(member))
    own = side is None or agreement.proposed_by == number(member)
    if own or agreement.state != AgreementState.proposed or pair.state not in TOGETHER:
        return
    before = not_meeting.patience_with(work, pair)
    for other in (*waiting(work, number(pair)), agreed.newest(work, number(pair), AgreementState.agreed)):
        if other and other is not agreement:
            other.state = AgreementState.replaced
    agreement.state, agreement.agreed_at = AgreementState.agreed, work.now
    pair.agree_at = None
    set_end(work, pair, date.fromisoformat(agreement.terms["ends_on"]))
    if not_meeting.patience_with(work, pair) != before:
        not_meeting.new_rhythm(work, pair)
    for half in queries.sides(work.session, number(pair)):
        partner = queries.partner_of(work.session, half)
        if half.member_id != member.id:
            close_conversations(work, work.get(Member, half.member_id), "answer_agreement")
        work.begin(half.member_id, "agreement_made", {"partner": partner.name, "terms": agreement.terms})
    work.show("pair", number(pair))


def set_end(work: Work, pair: Pair, day: date) -> None:
    """The pair ends on this day, and both are asked some time before."""
    ask_at, pair.end_at = end_of(day, work.programme.course.ask_end_days_before, work.settings.zone)
    pair.ask_end_at = ask_at if ask_at > work.now else None


def facts(work: Work, pair: Pair, side: Side, agreement: Agreement | None = None) -> dict[str, Any]:
    """What a conversation about an agreement needs to know; `agreement`: the one to answer or to look at."""
    zone, partner = work.settings.zone, queries.partner_of(work.session, side)
    frame = {
        "partner": partner.name,
        "since": str((pair.since or work.now).astimezone(zone).date()),
        "today": str(work.now.astimezone(zone).date()),
        "months": work.programme.course.months,
        "telegram": bool(partner.username or work.get(Member, side.member_id).username),
    }
    return {"pair": number(pair), "frame": frame, **(_known(work, side, agreement) if agreement else {})}


def _known(work: Work, side: Side, agreement: Agreement) -> dict[str, Any]:
    waits = agreement.state == AgreementState.proposed
    is_own = agreement.proposed_by == side.member_id
    own = waiting_from(work, side, own=True) if waits and not is_own else None
    return {
        "terms": agreement.terms,
        "agreement": number(agreement),
        "own": own.terms if own else None,
        "waits": waits and is_own,
    }


def ask_for_one(work: Work, pair: Pair, side: Side) -> tuple[str, dict[str, Any]]:
    """The conversation that fits: answer what the other proposed, look at what waits or holds, or begin."""
    theirs = waiting_from(work, side, own=False)
    if theirs:
        return "answer_agreement", facts(work, pair, side, theirs)
    known = waiting_from(work, side, own=True) or agreed.newest(work, number(pair), AgreementState.agreed)
    if known:
        return "look_at_agreement", facts(work, pair, side, known)
    return "agreement", facts(work, pair, side)
