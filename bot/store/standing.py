"""How things stand in the programme, in counts only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, and_, col, func, select

from bot.domain.case import CaseState, Rule, Severity
from bot.domain.checkin import RoundState
from bot.domain.course import ClosingKind
from bot.domain.meeting import MeetingState
from bot.domain.member import Phase, Role
from bot.domain.pair import TOGETHER
from bot.store import queries
from bot.store.retention import BY_TIME
from bot.store.tables import Audit, Case, Closing, Meeting, Member, Pair, Round, Side

TOLD = (Phase.alumni, Phase.declined)
"""Who is told before they are erased."""


@dataclass(frozen=True)
class Standing:
    """Today."""

    pairs: int
    waiting_for_approval: int
    mentees_waiting: int
    mentors_waiting: int
    open_cases: Mapping[Severity, int]
    pairs_without_meeting: int
    silent: int
    soon_erased: int
    """Who has been told that their time is over and that they will be erased."""


@dataclass(frozen=True)
class Week:
    """What went well since some day."""

    meetings: int
    check_ins: int
    better: int
    """Check-ins in which a score is better than the last time, and none is worse."""
    pairs: int
    first_meetings: int
    """Pairs who met for the first time."""
    ended_as_planned: int
    resolved: int
    """Cases, whoever resolved them."""
    erased: int
    """People whose time was over. This is no news that went well, only to be known."""


def how_things_stand(session: Session) -> Standing:
    """The counts of now."""
    by_severity = session.exec(
        select(Case.severity, func.count()).where(Case.state != CaseState.resolved).group_by(col(Case.severity))
    ).all()
    return Standing(
        pairs=_count(session, select(Pair.id).where(col(Pair.state).in_(TOGETHER))),
        waiting_for_approval=len(queries.members_in_phase(session, Phase.waiting_for_approval)),
        mentees_waiting=len(queries.members_waiting_for_a_match(session, Role.mentee)),
        mentors_waiting=len(queries.members_waiting_for_a_match(session, Role.mentor)),
        open_cases={Severity(severity): count for severity, count in by_severity},
        pairs_without_meeting=_count(session, _open(Case.pair_id, Rule.no_meeting)),
        soon_erased=_count(session, select(Member.id).where(Member.forget_told, col(Member.phase).in_(TOLD))),
        silent=_count(session, _open(Case.member_id, Rule.silence).where(Case.severity >= Severity.normal)),
    )


def _open(column: Any, rule: Rule) -> Any:
    return select(column).where(Case.rule == rule, Case.state != CaseState.resolved).distinct()


def _count(session: Session, query: Any) -> int:
    return session.exec(select(func.count()).select_from(query.subquery())).one()


def week_since(session: Session, moment: datetime, now: datetime) -> Week:
    """What went well from `moment` to `now`."""
    met = select(Meeting.id).where(Meeting.state == MeetingState.took_place, col(Meeting.starts_at) > moment)
    rounds = session.exec(select(Round).where(Round.state == RoundState.answered, col(Round.closed_at) > moment)).all()
    return Week(
        meetings=_count(session, met.where(col(Meeting.starts_at) <= now)),
        check_ins=len(rounds),
        better=sum(_is_better(session, it) for it in rounds),
        pairs=_count(session, select(Pair.id).where(col(Pair.since) > moment)),
        first_meetings=_first_meetings(session, moment, now),
        ended_as_planned=_count(
            session,
            select(Closing.id).where(Closing.kind == ClosingKind.planned, col(Closing.closed_at) > moment),
        ),
        resolved=_count(session, select(Case.id).where(col(Case.resolved_at) > moment)),
        erased=_count(session, select(Audit.id).where(Audit.action == BY_TIME, col(Audit.at) > moment)),
    )


def _first_meetings(session: Session, moment: datetime, now: datetime) -> int:
    first = func.min(Meeting.starts_at)
    met = select(Meeting.pair_id).where(Meeting.state == MeetingState.took_place).group_by(col(Meeting.pair_id))
    return _count(session, met.having(first > moment, first <= now))


def _is_better(session: Session, round_: Round) -> bool:
    before, now = queries.scores_before(session, round_), queries.scores_in(session, round_)
    changes = [score - before[key] for key, score in now.items() if key in before]
    return max(changes, default=0) > 0 and min(changes) >= 0


def waiting_longest(session: Session) -> list[Member]:
    """Who waits for a match, who has waited longest first."""
    waiting = [m for role in (Role.mentee, Role.mentor) for m in queries.members_waiting_for_a_match(session, role)]
    return sorted(waiting, key=lambda member: member.waiting_since or member.created_at)


def silent_sides(session: Session) -> Sequence[Side]:
    """Who has left at least two check-ins in a row unanswered, or as many as the programme says, most first."""
    open_cases = select(Case.member_id, Case.pair_id).where(Case.rule == Rule.silence, Case.state != CaseState.resolved)
    silent = open_cases.where(Case.severity >= Severity.normal).subquery()
    query = select(Side).join(silent, and_(silent.c.member_id == Side.member_id, silent.c.pair_id == Side.pair_id))
    return session.exec(query.order_by(col(Side.missed).desc(), col(Side.pair_id))).all()


def pairs_without_meeting(session: Session) -> Sequence[Pair]:
    """The pairs that the coordinators were told of, who has not met for longest first."""
    told = select(Case.pair_id).where(Case.rule == Rule.no_meeting, Case.state != CaseState.resolved)
    since = func.coalesce(Pair.met_at, Pair.since)
    return session.exec(select(Pair).where(col(Pair.id).in_(told)).order_by(since, col(Pair.id))).all()
