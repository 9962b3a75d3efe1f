"""Breaks of a pair: taken by one side, over on their day or earlier."""

from datetime import datetime

from sqlmodel import col, select

from bot.domain.checkin import first_check_in
from bot.domain.course import ASK_OPEN_BREAK_AFTER, EndBreak, TakeBreak, at_ten
from bot.domain.pair import PairState
from bot.domain.settling import Relief
from bot.store import courses, not_meeting, queries
from bot.store.settling import settle
from bot.store.tables import Member, Pair, Pause
from bot.store.work import Work, number


def running(work: Work, pair_id: int) -> Pause | None:
    """The break that the pair is on."""
    query = select(Pause).where(Pause.pair_id == pair_id, col(Pause.ended_at).is_(None))
    return work.session.exec(query.order_by(col(Pause.id).desc())).first()


def begin(work: Work, member: Member, effect: TakeBreak) -> None:
    """The pair rests; the other side learns until when, where that is known, and nothing else."""
    pair, side = courses.lock_both(work, effect.pair), queries.side_of(work.session, effect.pair, number(member))
    if side is None or pair.state != PairState.active:
        return
    until = at_ten(effect.until, work.settings.zone) if effect.until else None
    ask_at = None if until else _next_question(work)
    work.add(Pause(pair_id=number(pair), taken_by=number(member), began_at=work.now, until=until, ask_at=ask_at))
    pair.state, pair.resume_at, pair.no_meeting_at = PairState.paused, until, None
    settle(work, Relief.on_a_break, pair=number(pair))
    courses.set_aside(work, pair, until)
    for half in queries.sides(work.session, number(pair)):
        half.check_in_at = None
    partner = queries.partner_of(work.session, side)
    told = {"partner": member.name, "until": str(effect.until) if effect.until else None}
    work.begin(number(partner), "break_begun", told)
    work.show("pair", number(pair))


def _next_question(work: Work) -> datetime:
    day = (work.now + ASK_OPEN_BREAK_AFTER).astimezone(work.settings.zone).date()
    return at_ten(day, work.settings.zone)


def ask_whether_it_goes_on(work: Work, pause: Pause) -> None:
    """Ask whoever takes a break without a last day, now and then, whether to start again."""
    if pause.ended_at is not None:
        return
    pause.ask_at = _next_question(work)
    side = queries.side_of(work.session, pause.pair_id, pause.taken_by)
    if side is not None:
        partner = queries.partner_of(work.session, side).name
        work.begin(pause.taken_by, "still_resting", {"pair": pause.pair_id, "partner": partner})


def end_early(work: Work, member: Member, effect: EndBreak) -> None:
    """Whoever took the break is back earlier."""
    pair = courses.lock_both(work, effect.pair)
    pause = running(work, number(pair))
    if pause and pause.taken_by == member.id:
        end(work, pair)


def end(work: Work, pair: Pair) -> None:
    """The pair goes on: both are told, and everything counts from today."""
    pause = running(work, number(pair))
    if pair.state != PairState.paused or pause is None:
        return
    pause.ended_at, pause.ask_at = work.now, None
    pair.state, pair.resume_at, pair.resumed_at = PairState.active, None, work.now
    not_meeting.count_anew(work, pair)
    for side in queries.sides(work.session, number(pair)):
        side.check_in_at = first_check_in(work.now, work.settings.zone, work.programme.check_ins)
        partner = queries.partner_of(work.session, side)
        work.begin(side.member_id, "break_over", {"partner": partner.name})
    work.show("pair", number(pair))
