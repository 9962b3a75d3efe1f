"""Whether a conversation that has waited is still about something."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.agreement import AgreementState
from bot.domain.checkin import Moment, RoundState
from bot.domain.course import GoodbyeState
from bot.domain.meeting import MeetingState, is_later_today, is_tomorrow
from bot.domain.member import Phase
from bot.domain.pair import TOGETHER, PairState
from bot.store import agreed, agreements, queries
from bot.store.tables import Agreement, Goodbye, Meeting, Member, Pair, Round, Talking
from bot.store.words import threads
from bot.store.work import GoneError, Work

Check = Callable[[Work, Talking], bool]


def is_true(work: Work, row: Talking) -> bool:
    """Whether what the conversation says, or asks, is still so."""
    try:
        return STILL[row.flow](work, row)
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


def _agreement_proposed(work: Work, row: Talking) -> bool:
    proposed = work.get(Agreement, row.facts["agreement"]).state == AgreementState.proposed
    return proposed and _together(work, row)


def _to_agree(work: Work, row: Talking) -> bool:
    """Nothing is agreed, this side has sent nothing, and has more to do than to answer what the other has sent."""
    sent_by = {it.proposed_by for it in agreements.waiting(work, row.facts["pair"])}
    nothing_yet = row.member_id not in sent_by and agreed.in_force(work, row.facts["pair"]) is None
    return _active(work, row) and nothing_yet and (row.version > 0 or not sent_by)


def _active(work: Work, row: Talking) -> bool:
    return _pair(work, row).state == PairState.active


def _paused(work: Work, row: Talking) -> bool:
    return _pair(work, row).state == PairState.paused


def _together(work: Work, row: Talking) -> bool:
    return _pair(work, row).state in TOGETHER


def _closed(work: Work, row: Talking) -> bool:
    return _pair(work, row).state == PairState.closed


def _pair(work: Work, row: Talking) -> Pair:
    return work.get(Pair, row.facts["pair"])


def _ends_then(work: Work, row: Talking) -> bool:
    """The pair is together, and ends on the day that the conversation speaks of."""
    end_at = _pair(work, row).end_at
    until = end_at.astimezone(work.settings.zone).date() if end_at else None
    return _together(work, row) and bool(row.facts["until"] == str(until))


def _other_words(work: Work, row: Talking) -> bool:
    return work.get(Goodbye, row.facts["goodbye"]).state == GoodbyeState.reworded


def _in_thread(work: Work, row: Talking) -> bool:
    """The coordinators still write with them in this case; what belongs to no case answers an announcement."""
    return not row.facts["case"] or row.facts["case"] in threads(work, row.member_id)


def _no_thread_is_open(work: Work, row: Talking) -> bool:
    return not threads(work, row.member_id)


def _waits_as_told(work: Work, row: Talking) -> bool:
    return bool(work.get(Member, row.member_id).phase == row.facts["phase"])


def _has_joined(work: Work, row: Talking) -> bool:
    return work.get(Member, row.member_id).phase not in (Phase.visitor, Phase.signing_up)


def _is(*phases: Phase) -> Check:
    return lambda work, row: work.get(Member, row.member_id).phase in phases


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


STILL: dict[str, Check] = {
    "sign_up": _is(Phase.signing_up),
    "invitation": _is(Phase.visitor),
    "change_answers": _has_joined,
    "still_waiting": _waits_as_told,
    "match_offer": _offered,
    "propose_meeting": _active,
    "answer_proposal": _proposed,
    "move_meeting": _agreed_and_to_come,
    "cancel_meeting": _to_come,
    "did_you_meet": _to_tell_of,
    "log_meeting": _active,
    "check_in": _open_round,
    "agreement": _to_agree,
    "answer_agreement": _agreement_proposed,
    "look_at_agreement": _together,
    "pause": _active,
    "end_break": _paused,
    "still_resting": _paused,
    "leave": _together,
    "end_or_go_on": _ends_then,
    "goes_on": _ends_then,
    "farewell": _closed,
    "goodbye_again": _other_words,
    "rematch": _is(Phase.alumni),
    "write_again": _in_thread,
    "thread_ended": _no_thread_is_open,
    "kept_until": _waits_as_told,
    "approved": _is(Phase.waiting_for_match, Phase.in_pair),
    "declined": _is(Phase.declined),
    "meeting_agreed": _agreed,
    "meeting_tomorrow": _agreed_and_tomorrow,
    "meeting_soon": _agreed_and_today,
    "proposal_unanswered": _unanswered,
    **dict.fromkeys(
        (
            *("ask_help", "quiet_hours", "forget_me", "follow_up"),
            *("break_begun", "break_over", "agreement_made", "goodbye", "paired", "partner_left", "not_together"),
            *("letter", "announcement", "offer_ended", "yes_noted", "too_late"),
            *("meeting_cancelled", "cancelling_told", "meeting_called_off", "meeting_logged", "attendance_noted"),
            *("meeting_asked", "meeting_refused", "refusal_told", "proposal_withdrawn", "withdrawal_told"),
            "time_taken",
        ),
        _always,
    ),
}
"""What is to be looked at again before each conversation is opened or asked once more; the last ones stay true."""
