"""What becomes of a meeting, and of the questions about it.

Whatever changes a meeting locks the pair first, then its open meetings, and looks again: two people may act at
the same moment, and a conversation may have waited for days. Who comes too late is told how it stands.
"""

from sqlmodel import col, select

from bot.domain.meeting import FAILED, LEADS_TO, MeetingState
from bot.store import queries
from bot.store.ending import end
from bot.store.meeting_facts import tell
from bot.store.settling import proposal_gone
from bot.store.tables import Meeting, Member, Pair
from bot.store.work import Work, number

QUESTIONS = ("answer_proposal", "move_meeting", "cancel_meeting")
POINTLESS_AFTER = (
    MeetingState.replaced,
    MeetingState.withdrawn,
    MeetingState.unanswered,
    MeetingState.moved,
    MeetingState.cancelled,
)
"""What makes an open question about a meeting pointless."""


def open_meetings(work: Work, pair_id: int) -> dict[int, Meeting]:
    """What is not over of a pair's meetings, by number, as it is now and kept so until the turn ends."""
    work.lock(Pair, pair_id)
    query = select(Meeting).where(Meeting.pair_id == pair_id, col(Meeting.state).in_(LEADS_TO))
    locked = query.order_by(col(Meeting.id)).with_for_update().execution_options(populate_existing=True)
    return {number(meeting): meeting for meeting in work.session.exec(locked)}


def become(work: Work, meeting: Meeting, state: MeetingState) -> None:
    """Move a meeting on; timers and questions belong to what it was. ValueError where this cannot become of it."""
    if state not in LEADS_TO[MeetingState(meeting.state)]:
        raise ValueError(f"{meeting.state} does not lead to {state}")
    was_asked, meeting.state = meeting.state == MeetingState.proposed, state
    meeting.unanswered_at = meeting.day_reminder_at = meeting.hours_reminder_at = meeting.ask_at = None
    if state in POINTLESS_AFTER:
        _end_questions(work, meeting)
    if was_asked:
        proposal_gone(work, meeting, state)
    if state in (*FAILED, MeetingState.took_place, MeetingState.disputed) and work.get(Pair, meeting.pair_id).card:
        work.show("pair", meeting.pair_id)


def _end_questions(work: Work, meeting: Meeting) -> None:
    """Nobody need answer any more; whoever is answering now is told in their own turn."""
    for side in queries.sides(work.session, meeting.pair_id):
        for row in queries.open_conversations(work.session, side.member_id):
            if side.member_id != work.hearing and row.flow in QUESTIONS and row.facts["meeting"] == meeting.id:
                end(work, row, "done")
                work.freed[row.member_id] = None


def too_late(work: Work, member: Member, meeting_id: int) -> None:
    """Tell somebody how a meeting stands that is no longer what they saw."""
    meeting = work.get(Meeting, meeting_id)
    side = queries.side_of(work.session, meeting.pair_id, number(member))
    if side is not None:
        tell(work, meeting, side, "too_late")


def drop_moves(
    work: Work, known: dict[int, Meeting], moved: int, state: MeetingState, besides: Meeting | None = None
) -> None:
    """No proposal to move this meeting stands any more, but for `besides`."""
    for other in known.values():
        if other.moves == moved and other is not besides and other.state == MeetingState.proposed:
            become(work, other, state)
