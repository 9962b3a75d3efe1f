"""The end of a pair: asked about, decided, carried out, and what the two say to each other."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select

from bot.domain.agreement import AgreementState
from bot.domain.course import (
    ClosingKind,
    EndOrGoOn,
    GoodbyeState,
    SayGoodbye,
    at_ten,
    next_follow_up,
    until_when,
)
from bot.domain.hours import at_local
from bot.domain.member import Phase, Role
from bot.domain.pair import TOGETHER, PairState
from bot.domain.settling import Relief
from bot.store import agreed, agreements, courses, outside, pauses, queries
from bot.store.settling import settle
from bot.store.tables import Agreement, Closing, Goodbye, Member, Pair, Side
from bot.store.work import Work, number

ABOUT_PAIR = (
    *courses.ABOUT_MEETING,
    *("did_you_meet", "agreement", "answer_agreement", "look_at_agreement"),
    *("pause", "end_break", "still_resting", "end_or_go_on"),
)
"""Conversations that nobody has a use for whose pair has ended."""
END = "end"


def ask_whether_to_end(work: Work, pair: Pair, end_at: datetime) -> None:
    """Ask each side on its own whether to end as agreed or to go on."""
    for side in queries.sides(work.session, number(pair)):
        side.end_vote = ""
        work.begin(side.member_id, "end_or_go_on", _until(work, pair, side, end_at))


def vote(work: Work, member: Member, effect: EndOrGoOn) -> None:
    """What one side says; where both would like to go on, they do, until the earlier of their days."""
    pair, side = work.lock(Pair, effect.pair), queries.side_of(work.session, effect.pair, number(member))
    if side is None or pair.state not in TOGETHER:
        return
    side.end_vote = str(effect.until or END)
    both = queries.sides(work.session, number(pair))
    until = until_when([date.fromisoformat(it.end_vote) if it.end_vote not in ("", END) else None for it in both])
    if until is None:
        return
    _agree_on(work, pair, member, until)
    for half in both:
        half.end_vote = ""
        work.begin(half.member_id, "goes_on", _until(work, pair, half, at_ten(until, work.settings.zone)))
    work.show("pair", number(pair))


def _agree_on(work: Work, pair: Pair, member: Member, until: date) -> None:
    """The same terms with a later end: both have said yes to it."""
    agreements.set_end(work, pair, until)
    earlier = agreed.newest(work, number(pair), AgreementState.agreed)
    if earlier is None:
        return
    earlier.state = AgreementState.replaced
    terms, state = earlier.terms | {"ends_on": str(until)}, AgreementState.agreed
    by, now = number(member), work.now
    work.add(Agreement(pair_id=number(pair), proposed_by=by, terms=terms, state=state, created_at=now, agreed_at=now))


def _until(work: Work, pair: Pair, side: Side, end_at: datetime) -> dict[str, Any]:
    partner = queries.partner_of(work.session, side).name
    return {"pair": number(pair), "partner": partner, "until": str(end_at.astimezone(work.settings.zone).date())}


def planned(work: Work, pair: Pair) -> Closing:
    """The closing that both agreed on."""
    return work.add(Closing(pair_id=number(pair), kind=ClosingKind.planned, created_at=work.now))


def left_by(work: Work, pair: Pair, member: Member) -> Closing:
    """The closing that follows from one side's being erased."""
    kind, by = ClosingKind.one_sided, number(member)
    return work.add(Closing(pair_id=number(pair), kind=kind, left_by=by, created_at=work.now))


def close(work: Work, closing: Closing, gone: Member | None = None) -> bool:
    """End the pair for both; False where it had already ended. `gone`: the one who is being erased, and hears nothing.

    Whoever is left behind hears it without a name and without a goodbye, and says whether they would like another.
    """
    pair = courses.lock_both(work, closing.pair_id)
    if pair.state not in TOGETHER:
        return False
    closing.closed_at, pair.state = work.now, PairState.closed
    pair.no_meeting_at = pair.agree_at = pair.ask_end_at = pair.end_at = pair.resume_at = None
    pause = pauses.running(work, number(pair))
    if pause:
        pause.ended_at, pause.ask_at = work.now, None
    settle(work, Relief.pair_ended, pair=number(pair))
    courses.set_aside(work, pair, None, ABOUT_PAIR)
    for side in queries.sides(work.session, number(pair)):
        side.check_in_at = None
        if gone is None:
            _part(work, side)
            _say_farewell(work, closing, side)
        elif side.member_id != gone.id:
            _part(work, side)
            others = bool(queries.pairs_of(work.session, side.member_id))
            work.begin(side.member_id, "partner_left", {"role": side.role, "others": others})
    work.show("pair", number(pair))
    return True


def _part(work: Work, side: Side) -> None:
    member, today = work.get(Member, side.member_id), work.now.astimezone(work.settings.zone).date()
    asked = next_follow_up(today, work.programme.course.follow_up_months, today)
    side.follow_up_at = at_ten(asked, work.settings.zone) if asked else None
    if member.phase == Phase.in_pair and not queries.pairs_of(work.session, number(member)):
        member.phase = Phase.alumni
        outside.begin(work, member)
    work.show("member", side.member_id)


def _say_farewell(work: Work, closing: Closing, side: Side) -> None:
    work.begin(side.member_id, "farewell", farewell_facts(work, closing, side))
    if queries.newest_questionnaire(work.session, Role(side.role)):
        side.check_in_at = at_local(work.now, 1, work.programme.check_ins.asked_at, work.settings.zone)


def farewell_facts(work: Work, closing: Closing, side: Side) -> dict[str, Any]:
    """How one side is told."""
    left = closing.left_by == side.member_id
    partner = queries.partner_of(work.session, side).name
    words = "" if left else closing.words
    return {"pair": side.pair_id, "partner": partner, "kind": closing.kind, "left": left, "words": words}


def closing_of(work: Work, pair_id: int) -> Closing | None:
    """How the pair ended; None while it has not."""
    query = select(Closing).where(Closing.pair_id == pair_id, col(Closing.closed_at).is_not(None))
    return work.session.exec(query).first()


def say_goodbye(work: Work, member: Member, effect: SayGoodbye) -> None:
    """Somebody's last words to the other, for a coordinator to see first."""
    pair = work.lock(Pair, effect.pair)
    if pair.state != PairState.closed or queries.side_of(work.session, number(pair), number(member)) is None:
        return
    told = Goodbye(pair_id=number(pair), member_id=number(member), told=asdict(effect.told), at=work.now)
    work.show("goodbye", number(work.add(told)))


def decide(work: Work, goodbye_id: int, state: GoodbyeState) -> Goodbye | None:
    """A coordinator has seen somebody's last words; None where that was decided before."""
    goodbye = work.lock(Goodbye, goodbye_id)
    if goodbye.state != GoodbyeState.waiting:
        return None
    goodbye.state = state
    work.show("goodbye", goodbye_id)
    return goodbye
