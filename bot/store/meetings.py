"""Meetings of a pair: proposed, answered, moved, cancelled.

How a meeting becomes something else stands in `bot.store.meeting_states`.
"""

from datetime import datetime
from uuid import uuid4

from bot.domain.effects import ProposeMeeting
from bot.domain.meeting import MeetingState, late_from, reminders
from bot.store import queries
from bot.store.meeting_facts import length, taken_times, tell, tell_both, tell_each
from bot.store.meeting_states import become, drop_moves, open_meetings, too_late
from bot.store.tables import Meeting, Member, Side
from bot.store.work import Work, number


def propose(work: Work, member: Member, it: ProposeMeeting) -> None:
    """Ask the other side, if they are still a pair. What the partner has just proposed is agreed to instead."""
    side = queries.side_in_active_pair_of(work.session, number(member), it.pair)
    if side is None:
        work.begin(number(member), "not_together", {})
        return
    known = open_meetings(work, it.pair)
    answered = known.get(it.instead_of)
    moves = it.moves or (answered.moves if answered else None) or 0
    if moves and (moves not in known or known[moves].state != MeetingState.agreed):
        too_late(work, member, moves)
        return
    same = next((other for other in known.values() if _says_the_same(other, it, moves)), None)
    if same is None:
        _ask(work, member, side, it, known, moves)
    elif same.proposed_by == member.id:
        tell(work, same, side, "meeting_asked")
    else:
        answer(work, member, number(same), can_come=True)


def _says_the_same(other: Meeting, it: ProposeMeeting, moves: int) -> bool:
    same_time = other.state == MeetingState.proposed and other.starts_at == it.starts_at
    return same_time and other.place == it.place and (other.moves or 0) == moves


def _ask(work: Work, member: Member, side: Side, it: ProposeMeeting, known: dict[int, Meeting], moves: int) -> None:
    for other in known.values():
        if other.state == MeetingState.proposed and _is_replaced(other, it, moves):
            become(work, other, MeetingState.replaced)
    moved = known.get(moves)
    meeting = work.add(
        Meeting(
            uid=moved.uid if moved else f"{uuid4()}@makker",
            sequence=moved.sequence + 1 if moved else 0,
            moves=number(moved) if moved else None,
            pair_id=it.pair,
            proposed_by=number(member),
            starts_at=it.starts_at,
            place=it.place,
            unanswered_at=it.starts_at,
            created_at=work.now,
        )
    )
    tell_each(work, meeting, member, "meeting_asked", "answer_proposal")


def is_delivered(work: Work, meeting_id: int) -> None:
    """The other side reads the proposal now: from here on the hours count in which they may answer."""
    meeting = work.get(Meeting, meeting_id)
    if meeting.state == MeetingState.proposed and meeting.delivered_at is None:
        meeting.delivered_at = work.now
        late = late_from(work.now, work.programme.meetings.proposal_hours)
        meeting.unanswered_at = min(late, meeting.starts_at)


def _is_replaced(other: Meeting, it: ProposeMeeting, moves: int) -> bool:
    """The proposal that this one answers, another time for the same meeting, or another place at the same time."""
    return other.id == it.instead_of or (bool(moves) and other.moves == moves) or other.starts_at == it.starts_at


def answer(work: Work, member: Member, meeting_id: int, *, can_come: bool) -> None:
    """The other side's word about a proposal."""
    known = open_meetings(work, work.get(Meeting, meeting_id).pair_id)
    meeting = known.get(meeting_id)
    if meeting is None or meeting.state != MeetingState.proposed or meeting.starts_at <= work.now:
        too_late(work, member, meeting_id)
    elif not can_come:
        become(work, meeting, MeetingState.refused)
        tell_each(work, meeting, member, "refusal_told", "meeting_refused")
    elif _is_taken(work, meeting, known):
        become(work, meeting, MeetingState.refused)
        tell_both(work, meeting, "time_taken")
    else:
        _agree(work, meeting, known)


def _is_taken(work: Work, meeting: Meeting, known: dict[int, Meeting]) -> bool:
    moved = known.get(meeting.moves or 0)
    return taken_times(work, meeting.pair_id, besides=moved).hold(meeting.starts_at)


def _agree(work: Work, meeting: Meeting, known: dict[int, Meeting]) -> None:
    if meeting.moves:
        become(work, known[meeting.moves], MeetingState.moved)
        drop_moves(work, known, meeting.moves, MeetingState.replaced, besides=meeting)
    become(work, meeting, MeetingState.agreed)
    remind = reminders(meeting.starts_at, work.now, work.settings.zone, length(work, meeting.pair_id))
    meeting.day_reminder_at, meeting.hours_reminder_at = remind.day_before, remind.hours_before
    meeting.ask_at = remind.afterwards
    tell_both(work, meeting, "meeting_agreed")


def cancel(work: Work, member: Member, meeting_id: int, word: str = "") -> None:
    """Cancel an agreed meeting that has not begun, or take one's own proposal back."""
    known = open_meetings(work, work.get(Meeting, meeting_id).pair_id)
    meeting = known.get(meeting_id)
    match meeting:
        case Meeting(state=MeetingState.proposed, proposed_by=by) if by == member.id:
            become(work, meeting, MeetingState.withdrawn)
            tell_each(work, meeting, member, "withdrawal_told", "proposal_withdrawn", word)
        case Meeting(state=MeetingState.agreed, starts_at=at) if at > work.now:
            _call_off(work, meeting, known)
            tell_each(work, meeting, member, "cancelling_told", "meeting_cancelled", word)
        case _:
            too_late(work, member, meeting_id)


def _call_off(work: Work, meeting: Meeting, known: dict[int, Meeting]) -> None:
    become(work, meeting, MeetingState.cancelled)
    meeting.sequence += 1
    drop_moves(work, known, number(meeting), MeetingState.withdrawn)


def call_off(work: Work, pair_id: int, until: datetime | None) -> None:
    """Nothing that a pair had planned before `until` (None: at all) stands any more: they rest, or have ended."""
    known = open_meetings(work, pair_id)
    for meeting in known.values():
        if meeting.starts_at <= work.now or (until and meeting.starts_at >= until):
            continue
        if meeting.state == MeetingState.agreed:
            _call_off(work, meeting, known)
            tell_both(work, meeting, "meeting_called_off")
        elif meeting.state == MeetingState.proposed:
            become(work, meeting, MeetingState.withdrawn)
