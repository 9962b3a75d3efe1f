"""A meeting's moments: not answered, tomorrow, soon, over."""

from bot.domain.case import unanswered_proposal
from bot.domain.meeting import MeetingState, is_later_today, is_tomorrow, late_from
from bot.store import queries
from bot.store.meeting_facts import tell, tell_both
from bot.store.meeting_states import become
from bot.store.tables import Meeting
from bot.store.work import Work, number


def unanswered(work: Work, meeting: Meeting) -> None:
    """Nobody answered the proposal: who made it is told once, and the coordinators may look.

    It may still be answered until its time comes.
    """
    if meeting.state != MeetingState.proposed:
        return
    if meeting.starts_at > work.now:
        meeting.unanswered_at = meeting.starts_at
    else:
        become(work, meeting, MeetingState.unanswered)
        if _was_late_before(work, meeting):
            return  # told then
    for side in queries.sides(work.session, meeting.pair_id):
        if side.member_id == meeting.proposed_by:
            tell(work, meeting, side, "proposal_unanswered")
        elif meeting.delivered_at:
            work.raise_case(unanswered_proposal(meeting.delivered_at, work.now), side.member_id, meeting.pair_id)


def _was_late_before(work: Work, meeting: Meeting) -> bool:
    hours = work.programme.meetings.proposal_hours
    return meeting.delivered_at is not None and late_from(meeting.delivered_at, hours) < meeting.starts_at


def remind_the_day_before(work: Work, meeting: Meeting) -> None:
    """“Tomorrow”, while that is true."""
    if is_tomorrow(meeting.starts_at, work.now, work.settings.zone):
        _tell_both(work, meeting, "meeting_tomorrow")


def remind_hours_before(work: Work, meeting: Meeting) -> None:
    """“Today”, until it has begun."""
    if is_later_today(meeting.starts_at, work.now, work.settings.zone):
        _tell_both(work, meeting, "meeting_soon")


def ask_whether_they_met(work: Work, meeting: Meeting) -> None:
    """Each side on its own, unless they have said it unasked."""
    if meeting.state != MeetingState.agreed:
        return
    for side in queries.sides(work.session, meeting.pair_id):
        if not queries.attendance_of(work.session, number(meeting), side.member_id):
            tell(work, meeting, side, "did_you_meet")


def _tell_both(work: Work, meeting: Meeting, flow: str) -> None:
    if meeting.state == MeetingState.agreed:
        tell_both(work, meeting, flow)
