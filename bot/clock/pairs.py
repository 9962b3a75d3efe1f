"""A pair over the weeks: the rounds of check-ins, and whether they meet."""

from bot.domain.case import look_again, no_meeting, wait_for_meeting
from bot.domain.checkin import next_check_in
from bot.domain.meeting import MeetingState
from bot.domain.member import Role
from bot.domain.pair import PairState
from bot.store import due, queries
from bot.store.tables import Member, Pair, Questionnaire, Round, Side
from bot.store.work import GoneError, Work, number


def check_in(work: Work, side: Side) -> None:
    """Ask one side how it is going, unless they are still being asked; GoneError where nothing is published."""
    if work.get(Pair, side.pair_id).state != PairState.active:
        return
    side.check_in_at = next_check_in(work.now, work.settings.zone)
    member = work.get(Member, side.member_id)
    if member.reachable and not due.open_round(work.session, side):
        questionnaire = queries.newest_questionnaire(work.session, Role(side.role))
        if questionnaire is None:
            raise GoneError(f"questionnaire for {side.role}")
        _begin_round(work, side, member, questionnaire)


def _begin_round(work: Work, side: Side, member: Member, questionnaire: Questionnaire) -> None:
    round_ = work.add(
        Round(
            pair_id=side.pair_id,
            member_id=side.member_id,
            questionnaire_id=number(questionnaire),
            opened_at=work.now,
        )
    )
    facts = {
        "round": number(round_),
        "name": member.name,
        "partner": queries.partner_of(work.session, side).name,
        "questionnaire": number(questionnaire),
    }
    round_.conversation_id = work.begin(side.member_id, "check_in", facts).id


def look_for_meetings(work: Work, pair: Pair) -> None:
    """Tell the coordinators about a pair that does not meet; a meeting that is at hand is waited for."""
    last_met = pair.met_at or pair.since
    if pair.state != PairState.active or last_met is None:
        return
    planned = queries.next_meetings(work.session, number(pair))
    agreed = [meeting.starts_at for meeting in planned if meeting.state == MeetingState.agreed]
    wait = wait_for_meeting(agreed, work.now)
    signal = None if wait else no_meeting(last_met, work.now, work.programme.meetings, met=pair.met_at is not None)
    if signal:
        work.raise_case(signal, pair_id=number(pair))
    pair.no_meeting_at = wait or look_again(last_met, work.now, work.programme.meetings)
