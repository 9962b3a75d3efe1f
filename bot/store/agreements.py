"""Agreements of a pair: proposed, agreed on by both, shown again."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlmodel import col, select

from bot.domain.agreement import Agree, AgreementState, Came, ProposeAgreement, Terms, end_of
from bot.domain.pair import TOGETHER
from bot.store import queries
from bot.store.ending import end
from bot.store.tables import Agreement, Member, Pair, Side
from bot.store.work import Work, number


def newest(work: Work, pair_id: int, state: AgreementState) -> Agreement | None:
    """The pair's newest agreement in this state."""
    query = select(Agreement).where(Agreement.pair_id == pair_id, Agreement.state == state)
    return work.session.exec(query.order_by(col(Agreement.id).desc())).first()


def in_force(work: Work, pair_id: int) -> Terms | None:
    """What the pair has agreed on."""
    agreement = newest(work, pair_id, AgreementState.agreed)
    return terms_of(agreement) if agreement else None


def terms_of(agreement: Agreement) -> Terms:
    """The terms as they are kept."""
    kept = agreement.terms
    return Terms(**{**kept, "aims": tuple(kept["aims"]), "ends_on": date.fromisoformat(kept["ends_on"])})


def propose(work: Work, member: Member, effect: ProposeAgreement) -> None:
    """Terms for the other side; they replace a proposal that is still open, whoever made it."""
    pair, side = work.lock(Pair, effect.pair), queries.side_of(work.session, effect.pair, number(member))
    if side is None or pair.state not in TOGETHER:
        return
    theirs = _crossed(work, member, effect)
    _replace(work, number(pair), AgreementState.proposed)
    terms = asdict(effect.terms) | {"ends_on": str(effect.terms.ends_on), "aims": list(effect.terms.aims)}
    agreement = Agreement(pair_id=number(pair), proposed_by=number(member), terms=terms, created_at=work.now)
    work.add(agreement)
    partner = queries.partner_of(work.session, side)
    came = Came.newer if _end_question(work, partner, pair) else Came.first
    if theirs:
        came = Came.crossed
        work.begin(number(member), "agreement_crossed", {"partner": partner.name, "terms": theirs.terms})
    half = work.get(Side, (side.pair_id, number(partner)))
    work.begin(number(partner), "answer_agreement", facts(work, pair, half, agreement) | {"came": came})


def _crossed(work: Work, member: Member, effect: ProposeAgreement) -> Agreement | None:
    """The other side's proposal that this one does not answer, for it came while this one was written."""
    waiting = newest(work, effect.pair, AgreementState.proposed)
    crossed = waiting and waiting.proposed_by != member.id and waiting.id != effect.instead_of
    return waiting if crossed else None


def _end_question(work: Work, partner: Member, pair: Pair) -> bool:
    """Whoever is asked for a yes need not give it any more; whether they had seen the question."""
    has_seen = False
    for row in queries.unfinished_conversations(work.session, number(partner)):
        if row.flow == "answer_agreement" and row.facts["pair"] == pair.id:
            has_seen = has_seen or row.state == "open"
            end(work, row, "done")
    return has_seen


def agree(work: Work, member: Member, effect: Agree) -> None:
    """Yes to what the other side proposed; nothing where that was replaced meanwhile."""
    agreement = work.get(Agreement, effect.agreement)
    pair = work.lock(Pair, agreement.pair_id)
    agreement = work.lock(Agreement, effect.agreement)
    own = agreement.proposed_by == number(member) or queries.side_of(work.session, number(pair), number(member)) is None
    if own or agreement.state != AgreementState.proposed or pair.state not in TOGETHER:
        return
    _replace(work, number(pair), AgreementState.agreed)
    agreement.state, agreement.agreed_at = AgreementState.agreed, work.now
    pair.agree_at = None
    set_end(work, pair, date.fromisoformat(agreement.terms["ends_on"]))
    for side in queries.sides(work.session, number(pair)):
        partner = queries.partner_of(work.session, side).name
        work.begin(side.member_id, "agreement_made", {"partner": partner, "terms": agreement.terms})
    work.show("pair", number(pair))


def set_end(work: Work, pair: Pair, day: date) -> None:
    """The pair ends on this day, and both are asked some time before."""
    ask_at, pair.end_at = end_of(day, work.programme.course.ask_end_days_before, work.settings.zone)
    pair.ask_end_at = ask_at if ask_at > work.now else None


def _replace(work: Work, pair_id: int, state: AgreementState) -> None:
    earlier = newest(work, pair_id, state)
    if earlier:
        earlier.state = AgreementState.replaced


def facts(work: Work, pair: Pair, side: Side, agreement: Agreement | None = None) -> dict[str, Any]:
    """What a conversation about an agreement needs to know; `agreement`: the one to look at."""
    zone = work.settings.zone
    frame = {
        "partner": queries.partner_of(work.session, side).name,
        "since": str((pair.since or work.now).astimezone(zone).date()),
        "today": str(work.now.astimezone(zone).date()),
        "months": work.programme.course.months,
    }
    known = {"terms": agreement.terms, "agreement": number(agreement)} if agreement else {}
    return {"pair": number(pair), "frame": frame, **known}


def look_or_begin(work: Work, pair: Pair, side: Side) -> tuple[str, dict[str, Any]]:
    """The conversation that fits: look at what holds, else at what waits for a yes, else begin."""
    return _look_at(work, pair, side, AgreementState.agreed, AgreementState.proposed)


def look_at_proposal(work: Work, pair: Pair, side: Side) -> tuple[str, dict[str, Any]]:
    """The conversation that fits: look at what waits for a yes, or give it; else look at what holds, else begin."""
    return _look_at(work, pair, side, AgreementState.proposed, AgreementState.agreed)


def _look_at(work: Work, pair: Pair, side: Side, *states: AgreementState) -> tuple[str, dict[str, Any]]:
    found = next((it for state in states if (it := newest(work, number(pair), state))), None)
    match found:
        case None:
            flow = "agreement"
        case Agreement(state=AgreementState.agreed):
            flow = "look_at_agreement"
        case _:
            flow = "look_at_proposal" if found.proposed_by == side.member_id else "answer_agreement"
    return flow, facts(work, pair, side, found)
