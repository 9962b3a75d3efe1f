"""A pair over the weeks: the rounds of check-ins."""

from bot.domain.checkin import Moment, moment_of_round, next_check_in
from bot.domain.pair import PairState
from bot.store import checkins, due, queries
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work


def check_in(work: Work, side: Side) -> None:
    """Ask one side how it is going, unless they are still being asked; GoneError where nothing is published.

    Where the pair has ended, these are the last questions.
    """
    pair, rhythm = work.get(Pair, side.pair_id), work.programme.check_ins
    if pair.state == PairState.closed:
        checkins.begin_round(work, side, Moment.closing)
    if pair.state != PairState.active:
        return
    side.check_in_at = next_check_in(work.now, work.settings.zone, rhythm)
    if work.get(Member, side.member_id).reachable and not due.open_round(work.session, side):
        together = work.now - (pair.since or work.now)
        before = queries.moments_before(work.session, side)
        checkins.begin_round(work, side, moment_of_round(together, before, rhythm))
