"""Pairs that do not meet: since when, and when that is looked at."""

from datetime import datetime

from sqlmodel import select

from bot.domain.case import CaseState, Rule, Signal
from bot.domain.meeting import MeetingState
from bot.domain.not_meeting import Patience, look_again, no_meeting, patience, wait_for_meeting
from bot.domain.pair import PairState
from bot.domain.settling import Relief
from bot.store import agreed, queries
from bot.store.settling import settle
from bot.store.tables import Case, Pair
from bot.store.work import Work, number


def patience_with(work: Work, pair: Pair) -> Patience:
    """How long this pair may go without a meeting."""
    return patience(agreed.in_force(work, number(pair)), work.programme.meetings)


def together_since(pair: Pair) -> datetime | None:
    """Since when they have not met: the last meeting, the match, or the end of a break."""
    return max(filter(None, (pair.met_at, pair.since, pair.resumed_at)), default=None)


def signal_of(work: Work, pair: Pair) -> Signal | None:
    """What the lack of a meeting means now; None where it is not too long."""
    since = together_since(pair)
    return no_meeting(since, work.now, patience_with(work, pair), met=pair.met_at is not None) if since else None


def look(work: Work, pair: Pair) -> None:
    """Tell the coordinators about a pair that does not meet; a meeting that is at hand is waited for."""
    since, terms = together_since(pair), patience_with(work, pair)
    if pair.state != PairState.active or since is None:
        return
    planned = queries.next_meetings(work.session, number(pair))
    starts = [meeting.starts_at for meeting in planned if meeting.state == MeetingState.agreed]
    wait = wait_for_meeting(starts, work.now, terms)
    signal = None if wait else signal_of(work, pair)
    if signal:
        work.raise_case(signal, pair_id=number(pair))
    pair.no_meeting_at = wait or look_again(since, work.now, terms)


def met_lately(work: Work, pair: Pair) -> bool:
    """Whether it is not too long since the last meeting."""
    return bool(pair.met_at and not no_meeting(pair.met_at, work.now, patience_with(work, pair), met=True))


def count_anew(work: Work, pair: Pair) -> None:
    """When the lack of a meeting is looked at, after it has changed when they last met: now, where it is too long."""
    since = together_since(pair)
    if since is not None:
        pair.no_meeting_at = max(look_again(since, since, patience_with(work, pair)), work.now)


def new_rhythm(work: Work, pair: Pair) -> None:
    """They have agreed on how often: a case that holds no more by that resolves itself, any other says it."""
    since, signal = together_since(pair), signal_of(work, pair)
    if pair.state == PairState.active and since is not None:
        pair.no_meeting_at = look_again(since, work.now, patience_with(work, pair))
    if signal is None:
        settle(work, Relief.rhythm, pair=number(pair))
        return
    told = select(Case).where(Case.rule == Rule.no_meeting, Case.pair_id == number(pair))
    for case in work.session.exec(told.where(Case.state != CaseState.resolved).with_for_update()):
        case.figures = dict(signal.figures)
        work.show("case", number(case))
