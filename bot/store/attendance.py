"""Whether a meeting took place, as each side tells it; what they tell is kept side by side."""

from uuid import uuid4

from bot.domain.case import disputed
from bot.domain.effects import Account, LogMeeting
from bot.domain.meeting import LEADS_TO, MeetingState, clashes, outcome
from bot.domain.settling import Relief
from bot.store import not_meeting, queries
from bot.store.meeting_facts import length, tell, tell_each
from bot.store.meeting_states import become, open_meetings, too_late
from bot.store.settling import settle, still_asked
from bot.store.tables import Attendance, Meeting, Member, Pair
from bot.store.work import Work, number


def record(work: Work, member: Member, meeting_id: int, *, took_place: bool) -> None:
    """What one side says, kept beside what the other says; two that differ open a case."""
    meeting = open_meetings(work, work.get(Meeting, meeting_id).pair_id).get(meeting_id)
    if meeting is not None and not queries.attendance_of(work.session, meeting_id, number(member)):
        _write_down(work, member, meeting, took_place=took_place)


def _write_down(work: Work, member: Member, meeting: Meeting, *, took_place: bool) -> None:
    said = Attendance(
        meeting_id=number(meeting), member_id=number(member), took_place=took_place, topics=[], at=work.now
    )
    work.add(said)
    state = outcome([it.took_place for it in queries.attendances(work.session, number(meeting))])
    if state:
        become(work, meeting, state)
    if state == MeetingState.disputed:
        work.raise_case(disputed(meeting.starts_at), pair_id=meeting.pair_id)
    if took_place or state == MeetingState.disputed:
        _reckon(work, work.get(Pair, meeting.pair_id))


def _reckon(work: Work, pair: Pair) -> None:
    """When the pair last met, as far as nobody says otherwise, and so when the lack of a meeting is looked at."""
    work.session.flush()
    pair.met_at = queries.last_met(work.session, number(pair))
    not_meeting.count_anew(work, pair)
    if not_meeting.met_lately(work, pair):
        settle(work, Relief.met, pair=number(pair), but=still_asked(work, number(pair)))


def describe(work: Work, member: Member, meeting_id: int, account: Account) -> None:
    """How long it lasted and what it was about, as one side tells it."""
    said = queries.attendance_of(work.session, meeting_id, number(member))
    if said is not None and said.minutes is None and not said.topics:
        said.minutes, said.topics = account.minutes, list(account.topics)


def log(work: Work, member: Member, it: LogMeeting) -> None:
    """A meeting that was not planned; where it was, or the other side has told of it too, this is about that one."""
    side = queries.side_in_active_pair_of(work.session, number(member), it.pair)
    if side is None:
        work.begin(number(member), "not_together", {})
        return
    open_meetings(work, it.pair)
    known = queries.meetings_with_answers(work.session, it.pair)
    lasts = length(work, it.pair)
    same = next((meeting for meeting in known if clashes(meeting.starts_at, it.starts_at, lasts)), None)
    if same is None:
        same = _report(work, member, it)
    elif MeetingState(same.state) in LEADS_TO:
        record(work, member, number(same), took_place=True)
        tell(work, same, side, "attendance_noted")
    else:
        too_late(work, member, number(same))
    describe(work, member, number(same), it.account)


def _report(work: Work, member: Member, it: LogMeeting) -> Meeting:
    meeting = work.add(
        Meeting(
            uid=f"{uuid4()}@makker",
            pair_id=it.pair,
            proposed_by=number(member),
            starts_at=it.starts_at,
            place=it.place,
            state=MeetingState.reported,
            created_at=work.now,
        )
    )
    _write_down(work, member, meeting, took_place=True)
    tell_each(work, meeting, member, "meeting_logged", "did_you_meet")
    return meeting
