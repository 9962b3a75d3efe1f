"""How things stand in the programme, in counts only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from bot.domain.case import CaseState, Rule, Severity
from bot.domain.checkin import RoundState
from bot.domain.meeting import MeetingState
from bot.domain.member import Phase, Role
from bot.domain.pair import TOGETHER
from bot.store import queries
from bot.store.tables import Case, Meeting, Pair, Round


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


@dataclass(frozen=True)
class Week:
    """What went well since some day."""

    meetings: int
    check_ins: int
    better: int
    """Check-ins in which a score is better than the last time, and none is worse."""
    pairs: int


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
    )


def _is_better(session: Session, round_: Round) -> bool:
    before, now = queries.scores_before(session, round_), queries.scores_in(session, round_)
    changes = [score - before[key] for key, score in now.items() if key in before]
    return max(changes, default=0) > 0 and min(changes) >= 0


def longest_wait_since(session: Session) -> datetime | None:
    """Since when whoever has waited longest for a match has waited; a second wait counts from its own beginning."""
    waiting = [m for role in (Role.mentee, Role.mentor) for m in queries.members_waiting_for_a_match(session, role)]
    return min((member.waiting_since or member.created_at for member in waiting), default=None)
