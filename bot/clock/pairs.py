"""A pair over the weeks: the rounds of check-ins, and whether they meet."""

from bot.domain.case import look_again, no_meeting, wait_for_meeting
from bot.domain.checkin import Moment, moment_of_round, next_check_in
from bot.domain.meeting import MeetingState
from bot.domain.pair import PairState
from bot.store import checkins, due, queries
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work, number


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


def look_for_meetings(work: Work, pair: Pair) -> None:
    """Tell the coordinators about a pair that does not meet; a meeting that is at hand is waited for."""
    last_met = max(filter(None, (pair.met_at, pair.since, pair.resumed_at)), default=None)
    if pair.state != PairState.active or last_met is None:
        return
    planned = queries.next_meetings(work.session, number(pair))
    agreed = [meeting.starts_at for meeting in planned if meeting.state == MeetingState.agreed]
    wait = wait_for_meeting(agreed, work.now)
    signal = None if wait else no_meeting(last_met, work.now, work.programme.meetings, met=pair.met_at is not None)
    if signal:
        work.raise_case(signal, pair_id=number(pair))
    pair.no_meeting_at = wait or look_again(last_met, work.now, work.programme.meetings)
