"""A meeting's moments: not answered, tomorrow, soon, over."""

from bot.domain.case import unanswered_proposal
from bot.domain.meeting import MeetingState, is_later_today, is_tomorrow
from bot.store import queries
from bot.store.meetings import tell, tell_both
from bot.store.tables import Meeting
from bot.store.work import Work


def unanswered(work: Work, meeting: Meeting) -> None:
    """Nobody answered the proposal: who made it is told, and the coordinators may look."""
    if meeting.state != MeetingState.proposed:
        return
    for side in queries.sides(work.session, meeting.pair_id):
        if side.member_id != meeting.proposed_by:
            signal = unanswered_proposal(meeting.created_at, work.now)
            work.raise_case(signal, side.member_id, meeting.pair_id)
        else:
            tell(work, meeting, side, "proposal_unanswered")


def remind_the_day_before(work: Work, meeting: Meeting) -> None:
    """“Tomorrow”, while that is true."""
    if is_tomorrow(meeting.starts_at, work.now, work.settings.zone):
        _tell_both(work, meeting, "meeting_tomorrow")


def remind_hours_before(work: Work, meeting: Meeting) -> None:
    """“Today”, until it has begun."""
    if is_later_today(meeting.starts_at, work.now, work.settings.zone):
        _tell_both(work, meeting, "meeting_soon")


def ask_whether_they_met(work: Work, meeting: Meeting) -> None:
    """Each side on its own."""
    _tell_both(work, meeting, "did_you_meet")


def _tell_both(work: Work, meeting: Meeting, flow: str) -> None:
    if meeting.state == MeetingState.agreed:
        tell_both(work, meeting, flow)
