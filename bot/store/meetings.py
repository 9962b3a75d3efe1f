"""Meetings of a pair: proposed, answered, told to both, remembered afterwards."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from bot.domain.case import Rule, Severity, Signal, look_again
from bot.domain.meeting import MeetingState, outcome, reminders
from bot.domain.pair import PairState
from bot.store import queries
from bot.store.tables import Attendance, Meeting, Member, Pair, Side
from bot.store.work import Work, number


def propose(work: Work, member: Member, pair_id: int, starts_at: datetime, place: str, instead_of: int = 0) -> None:
    """Ask the other side; nothing where the pair has ended. `instead_of`: the proposal that this one answers."""
    side, pair = queries.side_of(work.session, pair_id, number(member)), work.get(Pair, pair_id)
    if side is None or pair.state != PairState.active:
        return
    if instead_of:
        replaced = work.lock(Meeting, instead_of)
        if replaced.state == MeetingState.proposed:
            replaced.state, replaced.unanswered_at = MeetingState.replaced, None
    meeting = work.add(
        Meeting(
            uid=f"{uuid4()}@makker",
            pair_id=pair_id,
            proposed_by=number(member),
            starts_at=starts_at,
            place=place,
            unanswered_at=min(work.now + timedelta(hours=work.programme.meetings.proposal_hours), starts_at),
            created_at=work.now,
        )
    )
    partner = queries.partner_of(work.session, side)
    work.begin(number(partner), "answer_proposal", meeting_facts(work, meeting, member.name))


def answer(work: Work, member: Member, meeting_id: int, *, can_come: bool) -> None:
    """The other side's word; nothing where the proposal is over."""
    meeting = work.lock(Meeting, meeting_id)
    if meeting.state != MeetingState.proposed:
        return
    meeting.unanswered_at = None
    if not can_come:
        meeting.state = MeetingState.refused
        work.begin(meeting.proposed_by, "meeting_refused", meeting_facts(work, meeting, member.name))
        return
    meeting.state = MeetingState.agreed
    remind = reminders(meeting.starts_at, work.now, work.settings.zone)
    meeting.day_reminder_at, meeting.hours_reminder_at = remind.day_before, remind.hours_before
    meeting.ask_at = remind.afterwards
    tell_both(work, meeting, "meeting_agreed")


def record_attendance(work: Work, member: Member, meeting_id: int, *, took_place: bool) -> None:
    """What one side says, kept beside what the other says; two that differ open a case."""
    meeting = work.lock(Meeting, meeting_id)
    key = (number(meeting), number(member))
    if work.session.get(Attendance, key):
        return
    work.add(Attendance(meeting_id=key[0], member_id=key[1], took_place=took_place, at=work.now))
    meeting.state = outcome([it.took_place for it in queries.attendances(work.session, number(meeting))])
    if meeting.state == MeetingState.disputed:
        work.raise_case(Signal(Rule.disputed_meeting, Severity.normal), pair_id=meeting.pair_id)
    elif took_place:
        _met(work, work.lock(Pair, meeting.pair_id), meeting.starts_at)


def _met(work: Work, pair: Pair, at: datetime) -> None:
    pair.met_at = max(pair.met_at or at, at)
    pair.no_meeting_at = look_again(pair.met_at, pair.met_at, work.programme.meetings)


def tell_both(work: Work, meeting: Meeting, flow: str) -> None:
    """Begin the same conversation about a meeting with each side, each with the other's name."""
    for side in queries.sides(work.session, meeting.pair_id):
        tell(work, meeting, side, flow)


def tell(work: Work, meeting: Meeting, side: Side, flow: str) -> None:
    """Begin a conversation about a meeting with one side, if that person can be reached."""
    if work.get(Member, side.member_id).reachable:
        partner = queries.partner_of(work.session, side)
        work.begin(side.member_id, flow, meeting_facts(work, meeting, partner.name))


def meeting_facts(work: Work, meeting: Meeting, partner: str) -> dict[str, Any]:
    """A meeting as a conversation needs to know it."""
    return {
        "meeting": meeting.id,
        "pair": meeting.pair_id,
        "partner": partner,
        "starts_at": meeting.starts_at.isoformat(),
        "place": meeting.place,
        "zone": work.settings.timezone,
        "uid": meeting.uid,
    }
