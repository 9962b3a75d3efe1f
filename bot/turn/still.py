"""Whether a conversation that has waited is still about something."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.agreement import AgreementState
from bot.domain.checkin import Moment, RoundState
from bot.domain.meeting import MeetingState, is_later_today, is_tomorrow
from bot.domain.member import Phase
from bot.domain.pair import PairState
from bot.store import queries
from bot.store.tables import Agreement, Meeting, Member, Pair, Round, Talking
from bot.store.work import GoneError, Work


def is_true(work: Work, row: Talking) -> bool:
    """Whether what the conversation says, or asks, is still so."""
    try:
        return STILL.get(row.flow, _always)(work, row)
    except GoneError:  # erased meanwhile
        return False


def _always(work: Work, row: Talking) -> bool:
    return True


def _offered(work: Work, row: Talking) -> bool:
    pair, side = work.get(Pair, row.facts["pair"]), queries.side_of(work.session, row.facts["pair"], row.member_id)
    return pair.state == PairState.offered and side is not None and side.answer is None


def _open_round(work: Work, row: Talking) -> bool:
    round_ = work.get(Round, row.facts["round"])
    is_open = round_.state == RoundState.open
    return is_open and (round_.moment == Moment.closing or work.get(Pair, round_.pair_id).state == PairState.active)


def _pair(work: Work, row: Talking) -> Pair:
    return work.get(Pair, row.facts["pair"])


def _meeting(work: Work, row: Talking, *states: MeetingState) -> bool:
    """Whether the meeting stands as it was told: the same time, in one of these states."""
    meeting = work.get(Meeting, row.facts["meeting"])
    return meeting.state in states and meeting.starts_at == _starts_at(row)


def _starts_at(row: Talking) -> datetime:
    return datetime.fromisoformat(row.facts["starts_at"])


def _proposed(work: Work, row: Talking) -> bool:
    return _meeting(work, row, MeetingState.proposed) and _starts_at(row) > work.now


def _agreed(work: Work, row: Talking) -> bool:
    return _meeting(work, row, MeetingState.agreed)


def _agreed_and_to_come(work: Work, row: Talking) -> bool:
    return _agreed(work, row) and _starts_at(row) > work.now


def _to_come(work: Work, row: Talking) -> bool:
    return _agreed_and_to_come(work, row) or _proposed(work, row)


def _unanswered(work: Work, row: Talking) -> bool:
    return _meeting(work, row, MeetingState.proposed, MeetingState.unanswered)


def _to_tell_of(work: Work, row: Talking) -> bool:
    """Not yet said whether they met; or said here, with more to tell."""
    said = queries.attendance_of(work.session, row.facts["meeting"], row.member_id)
    return "met" in row.committed if said else _meeting(work, row, MeetingState.agreed, MeetingState.reported)


def _agreed_and_tomorrow(work: Work, row: Talking) -> bool:
    return _agreed(work, row) and is_tomorrow(_starts_at(row), work.now, work.settings.zone)


def _agreed_and_today(work: Work, row: Talking) -> bool:
    return _agreed(work, row) and is_later_today(_starts_at(row), work.now, work.settings.zone)


STILL: dict[str, Callable[[Work, Talking], bool]] = {
    "match_offer": _offered,
    "answer_proposal": _proposed,
    "move_meeting": _agreed_and_to_come,
    "cancel_meeting": _to_come,
    "did_you_meet": _to_tell_of,
    "check_in": _open_round,
    "meeting_agreed": _agreed,
    "meeting_tomorrow": _agreed_and_tomorrow,
    "meeting_soon": _agreed_and_today,
    "agreement": lambda work, row: _pair(work, row).state == PairState.active,
    "answer_agreement": lambda work, row: work.get(Agreement, row.facts["agreement"]).state == AgreementState.proposed,
    "still_waiting": lambda work, row: work.get(Member, row.member_id).phase == row.facts["phase"],
    "change_answers": lambda work, row: work.get(Member, row.member_id).phase != Phase.visitor,
    "proposal_unanswered": _unanswered,
}
"""What is to be looked at again; whatever is not named here stays true."""
