"""Cases whose cause is gone: resolved without a sound, or noted where somebody works at them."""

from collections.abc import Sequence

from sqlmodel import col, select

from bot.domain.case import CaseState, Event
from bot.domain.meeting import MeetingState, late_from
from bot.domain.settling import SETTLED_BY, Relief
from bot.store import queries
from bot.store.tables import Case, Meeting, Note
from bot.store.work import Work, number


def settle(work: Work, why: Relief, *, member: int = 0, pair: int = 0, but: Sequence[int] = ()) -> None:
    """Whatever this takes the cause from, of this member or pair; not what concerns the members in `but`."""
    rules = [rule for rule, by in SETTLED_BY.items() if why in by]
    query = select(Case).where(Case.state != CaseState.resolved, col(Case.rule).in_(rules))
    query = query.where(Case.member_id == member) if member else query
    query = query.where(Case.pair_id == pair) if pair else query
    locked = query.where(col(Case.member_id).not_in(but)).order_by(col(Case.id)).with_for_update()
    for case in work.session.exec(locked).all():
        _settle(work, case, why)


def _settle(work: Work, case: Case, why: Relief) -> None:
    case.settled = why
    if _is_worked_at(work, case):
        work.log_case(case, Event.eased, detail=why)
    else:
        case.state, case.resolved_at = CaseState.resolved, work.now
        case.acknowledge_by = case.snoozed_until = None
        case.handed_to, case.handed_to_telegram_id = "", 0
        work.log_case(case, Event.settled, detail=why)
        work.report(Event.settled, case)
    work.show("case", number(case))


def _is_worked_at(work: Work, case: Case) -> bool:
    """Taken, handed to somebody, or written in; a case that was put off waits for just this."""
    if case.state == CaseState.taken or (case.state == CaseState.open and case.handed_to):
        return True
    written = select(Note.id).where(Note.case_id == case.id, Note.author != "")
    return work.session.exec(written).first() is not None


GONE = {
    MeetingState.agreed: Relief.answered,
    MeetingState.refused: Relief.answered,
    MeetingState.replaced: Relief.replaced,
    MeetingState.withdrawn: Relief.withdrawn,
}
"""What becomes of a proposal that nobody need answer any more; one whose time came unanswered is not among them."""


def proposal_gone(work: Work, meeting: Meeting, state: MeetingState) -> None:
    """A proposal became something else: who was asked need not answer it; where it is agreed on, both are heard of.

    Whoever has left another proposal unanswered for too long still has.
    """
    why = GONE.get(state)
    if why is None or (why is not Relief.answered and not _is_late(work, meeting)):
        return
    others = [] if state == MeetingState.agreed else [meeting.proposed_by]
    settle(work, why, pair=meeting.pair_id, but=[*others, *still_asked(work, meeting.pair_id)])


def still_asked(work: Work, pair: int) -> list[int]:
    """The members of a pair who have left a proposal unanswered for too long."""
    proposals = select(Meeting).where(Meeting.pair_id == pair, Meeting.state == MeetingState.proposed)
    by = {meeting.proposed_by for meeting in work.session.exec(proposals) if _is_late(work, meeting)}
    return [side.member_id for side in queries.sides(work.session, pair) if by - {side.member_id}]


def _is_late(work: Work, meeting: Meeting) -> bool:
    hours = work.programme.meetings.proposal_hours
    return meeting.delivered_at is not None and late_from(meeting.delivered_at, hours) <= work.now
