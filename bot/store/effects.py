"""Effects carried out: rows written, conversations begun, cards marked. Nothing is said here."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlmodel import col, delete

from bot.domain import effects as did
from bot.domain.case import NO_MEETING_NORMAL, Rule, Severity, Signal
from bot.domain.checkin import RoundState, first_check_in
from bot.domain.effects import Effect, Told
from bot.domain.meeting import UNANSWERED_AFTER, MeetingState, outcome, reminders
from bot.domain.member import Phase
from bot.domain.pair import PairState, standing
from bot.store import queries
from bot.store.tables import Answer, Attendance, Case, Meeting, Member, Note, Pair, Round, Side, Talking
from bot.store.work import Work, number


@dataclass(frozen=True)
class Source:
    """Whose conversation an effect comes from."""

    work: Work
    member: Member
    row: Talking


def carry_out(effect: Effect, source: Source) -> None:
    """Do what a conversation decided; KeyError for an effect that nobody knows."""
    CARRIED_OUT[type(effect)](effect, source)


def _speak_language(effect: did.SpeakLanguage, source: Source) -> None:
    source.member.language = effect.language


def _record_consent(effect: did.RecordConsent, source: Source) -> None:
    source.member.consent_version, source.member.consented_at = effect.version, source.work.now


def _forget_sign_up(effect: did.ForgetSignUp, source: Source) -> None:
    forget_sign_up(source.work, source.member, source.row)


def forget_sign_up(work: Work, member: Member, row: Talking) -> None:
    """Keep nothing of a sign-up but that the invitation belongs to this person."""
    work.session.exec(delete(Answer).where(col(Answer.conversation_id) == row.id))
    member.phase, member.consent_version, member.consented_at = Phase.visitor, 0, None
    member.name, member.profile = "", {}


def _apply(effect: did.Apply, source: Source) -> None:
    member = source.member
    member.role, member.name, member.profile = effect.role, effect.name, dict(effect.profile)
    member.phase = Phase.waiting_for_approval
    source.work.show("member", number(member))


def _ask_for_invitation(effect: did.AskForInvitation, source: Source) -> None:
    source.member.role, source.member.name = effect.role, effect.name
    source.work.show("request", number(source.member))


def _ask_coordinator(effect: did.AskCoordinator, source: Source) -> None:
    source.work.show("words", number(add_words(source.work, source.member, effect.told)))


def add_words(work: Work, member: Member, told: Told) -> Note:
    """Words from a member to the coordinators, outside any case."""
    return work.add(Note(member_id=number(member), told=asdict(told), at=work.now))


def _answer_offer(effect: did.AnswerOffer, source: Source) -> None:
    work, pair = source.work, source.work.get(Pair, effect.pair)
    side = queries.side_of(work.session, effect.pair, number(source.member))
    if side is None or pair.state != PairState.offered:
        return
    side.answer = effect.answer
    both = queries.sides(work.session, effect.pair)
    pair.state = standing([half.answer for half in both])
    work.show("pair", effect.pair)
    if pair.state == PairState.active:
        _join(work, pair, list(both))
    elif pair.state == PairState.declined:
        for half in both:
            withdraw_offer(work, half, refused=half.member_id == source.member.id)


def withdraw_offer(work: Work, side: Side, *, refused: bool) -> None:
    """An offer that ended: its open question goes, and the side that did not refuse is told."""
    if refused:
        return
    for row in queries.open_conversations(work.session, side.member_id):
        if row.flow == "match_offer" and row.facts["pair"] == side.pair_id:
            row.state = "done"
    work.begin(side.member_id, "offer_ended", {})


def _join(work: Work, pair: Pair, both: list[Side]) -> None:
    pair.since, pair.no_meeting_at = work.now, work.now + NO_MEETING_NORMAL
    for side in both:
        member, partner = work.get(Member, side.member_id), queries.partner_of(work.session, side)
        member.phase = Phase.in_pair
        side.check_in_at = first_check_in(work.now, work.settings.zone)
        reach = f"@{partner.username}" if partner.username else ""
        facts = {"name": member.name, "partner": partner.name, "role": member.role, "reach": reach}
        work.begin(side.member_id, "paired", facts)
        work.show("member", side.member_id)


def _propose_meeting(effect: did.ProposeMeeting, source: Source) -> None:
    work, member = source.work, source.member
    side = queries.side_in_active_pair(work.session, number(member))
    if side is None or side.pair_id != effect.pair:
        return
    if effect.instead_of:
        replaced = work.get(Meeting, effect.instead_of)
        if replaced.state == MeetingState.proposed:
            replaced.state, replaced.unanswered_at = MeetingState.replaced, None
    meeting = work.add(
        Meeting(
            uid=f"{uuid4()}@makker",
            pair_id=effect.pair,
            proposed_by=number(member),
            starts_at=effect.starts_at,
            place=effect.place,
            unanswered_at=min(work.now + UNANSWERED_AFTER, effect.starts_at),
            created_at=work.now,
        )
    )
    partner = queries.partner_of(work.session, side)
    work.begin(number(partner), "answer_proposal", meeting_facts(work, meeting, member.name))


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


def _answer_meeting(effect: did.AnswerMeeting, source: Source) -> None:
    work, meeting = source.work, source.work.get(Meeting, effect.meeting)
    if meeting.state != MeetingState.proposed:
        return
    meeting.unanswered_at = None
    if not effect.can_come:
        meeting.state = MeetingState.refused
        work.begin(meeting.proposed_by, "meeting_refused", meeting_facts(work, meeting, source.member.name))
        return
    meeting.state = MeetingState.agreed
    remind = reminders(meeting.starts_at, work.now, work.settings.zone)
    meeting.day_reminder_at, meeting.hours_reminder_at = remind.day_before, remind.hours_before
    meeting.ask_at = remind.afterwards
    tell_both(work, meeting, "meeting_agreed")


def tell_both(work: Work, meeting: Meeting, flow: str) -> None:
    """Begin the same conversation about a meeting with each side, each with the other's name."""
    for side in queries.sides(work.session, meeting.pair_id):
        partner = queries.partner_of(work.session, side)
        work.begin(side.member_id, flow, meeting_facts(work, meeting, partner.name))


def _record_attendance(effect: did.RecordAttendance, source: Source) -> None:
    work, meeting = source.work, source.work.get(Meeting, effect.meeting)
    key = (number(meeting), number(source.member))
    if work.session.get(Attendance, key):
        return
    work.add(Attendance(meeting_id=key[0], member_id=key[1], took_place=effect.took_place, at=work.now))
    said = [it.took_place for it in queries.attendances(work.session, number(meeting))]
    meeting.state = outcome(said)
    if meeting.state == MeetingState.disputed:
        work.raise_case(Signal(Rule.disputed_meeting, Severity.normal), pair_id=meeting.pair_id)
    if effect.took_place and meeting.state != MeetingState.disputed:
        _met(work, work.get(Pair, meeting.pair_id), meeting.starts_at)


def _met(work: Work, pair: Pair, at: datetime) -> None:
    pair.met_at = max(pair.met_at or at, at)
    pair.no_meeting_at = pair.met_at + NO_MEETING_NORMAL


def _raise(effect: did.Raise, source: Source) -> None:
    work = source.work
    side = queries.side_in_active_pair(work.session, number(source.member))
    case = work.raise_case(effect.signal, number(source.member), side.pair_id if side else 0)
    source.row.case_id = case.id
    if effect.told or effect.topic:
        work.add(
            Note(
                member_id=number(source.member),
                case_id=case.id,
                topic=effect.topic,
                told=asdict(effect.told),
                at=work.now,
            )
        )


def _add_to_case(effect: did.AddToCase, source: Source) -> None:
    work, case = source.work, source.work.get(Case, source.row.case_id)
    case.partner_may_know = case.partner_may_know or effect.partner_may_know
    if effect.told:
        work.add(Note(member_id=number(source.member), case_id=case.id, told=asdict(effect.told), at=work.now))
    work.show("case", number(case))


def _finish_round(effect: did.FinishRound, source: Source) -> None:
    close_round(source.work, source.work.get(Round, effect.round), RoundState.answered)


def close_round(work: Work, round_: Round, state: RoundState) -> None:
    """A round ended; an answered one ends the count of missed ones."""
    round_.state, round_.closed_at = state, work.now
    side = work.get(Side, (round_.pair_id, round_.member_id))
    side.missed = side.missed + 1 if state is RoundState.missed else 0


CARRIED_OUT: dict[type[Effect], Callable[[Any, Source], None]] = {
    did.SpeakLanguage: _speak_language,
    did.RecordConsent: _record_consent,
    did.ForgetSignUp: _forget_sign_up,
    did.Apply: _apply,
    did.AskForInvitation: _ask_for_invitation,
    did.AskCoordinator: _ask_coordinator,
    did.AnswerOffer: _answer_offer,
    did.ProposeMeeting: _propose_meeting,
    did.AnswerMeeting: _answer_meeting,
    did.RecordAttendance: _record_attendance,
    did.Raise: _raise,
    did.AddToCase: _add_to_case,
    did.FinishRound: _finish_round,
}
