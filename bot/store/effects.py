"""Effects carried out: rows written, conversations begun, cards marked. Nothing is said here."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bot.domain import agreement, course
from bot.domain import effects as did
from bot.domain import waiting as waits
from bot.domain.case import falling_score
from bot.domain.checkin import RoundState
from bot.domain.effects import Effect
from bot.domain.member import Phase
from bot.domain.settling import Relief
from bot.store import (
    agreements,
    attendance,
    closings,
    follow_ups,
    meetings,
    outside,
    pairing,
    pauses,
    queries,
    retention,
    waiting,
    words,
)
from bot.store.forgetting import forget
from bot.store.joining import forget_sign_up
from bot.store.settling import settle
from bot.store.tables import Case, Member, Note, Round, Side, Talking
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


def _apply(effect: did.Apply, source: Source) -> None:
    member = source.member
    member.role, member.name, member.profile = effect.role, effect.name, dict(effect.profile)
    waiting.begin_to_wait(source.work, member, Phase.waiting_for_approval)
    source.work.show("member", number(member))


def _ask_for_invitation(effect: did.AskForInvitation, source: Source) -> None:
    source.member.role, source.member.name, source.member.left_at = effect.role, effect.name, None
    outside.begin(source.work, source.member)
    source.work.show("request", number(source.member))


def _ask_coordinator(effect: did.AskCoordinator, source: Source) -> None:
    words.keep(source.work, source.member, effect.told, effect.case)


def _answer_offer(effect: did.AnswerOffer, source: Source) -> None:
    pairing.answer_offer(source.work, source.member, effect.pair, effect.answer)


def _propose_meeting(effect: did.ProposeMeeting, source: Source) -> None:
    meetings.propose(source.work, source.member, effect)


def _answer_meeting(effect: did.AnswerMeeting, source: Source) -> None:
    meetings.answer(source.work, source.member, effect.meeting, can_come=effect.can_come)


def _cancel_meeting(effect: did.CancelMeeting, source: Source) -> None:
    meetings.cancel(source.work, source.member, effect.meeting, effect.word)


def _record_attendance(effect: did.RecordAttendance, source: Source) -> None:
    attendance.record(source.work, source.member, effect.meeting, took_place=effect.took_place)


def _describe_meeting(effect: did.DescribeMeeting, source: Source) -> None:
    attendance.describe(source.work, source.member, effect.meeting, effect.account)


def _log_meeting(effect: did.LogMeeting, source: Source) -> None:
    attendance.log(source.work, source.member, effect)


def _raise(effect: did.Raise, source: Source) -> None:
    work = source.work
    case = work.raise_case(effect.signal, number(source.member), _pair_of(source))
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


def _pair_of(source: Source) -> int:
    """The pair that a conversation is about; 0 where it may be about any of several, or none.

    A last round is about a pair that has ended.
    """
    if "round" in source.row.facts:
        return source.work.get(Round, source.row.facts["round"]).pair_id
    pairs = [number(pair) for pair in queries.pairs_of(source.work.session, number(source.member))]
    if source.row.facts.get("pair") in pairs:
        return int(source.row.facts["pair"])
    return pairs[0] if len(pairs) == 1 else 0


def _add_to_case(effect: did.AddToCase, source: Source) -> None:
    work, case = source.work, source.work.get(Case, source.row.case_id)
    case.partner_may_know = case.partner_may_know or effect.partner_may_know
    if effect.told:
        work.add(Note(member_id=number(source.member), case_id=case.id, told=asdict(effect.told), at=work.now))
    work.show("case", number(case))


def _keep_quiet(effect: did.KeepQuiet, source: Source) -> None:
    source.member.quiet_from, source.member.quiet_until = effect.since, effect.until


def _forget_me(effect: did.ForgetMe, source: Source) -> None:
    forget(source.work, source.member, source.row, wished=True)


def _finish_round(effect: did.FinishRound, source: Source) -> None:
    close_round(source.work, source.work.get(Round, effect.round), RoundState.answered)


def close_round(work: Work, round_: Round, state: RoundState) -> None:
    """A round ended; an answered one ends the count of missed ones. Its scores are held against the earlier ones."""
    round_.state, round_.closed_at = state, work.now
    side = work.get(Side, (round_.pair_id, round_.member_id))
    side.missed = side.missed + 1 if state is RoundState.missed else 0
    if state is not RoundState.missed:
        settle(work, Relief.checked_in, member=round_.member_id, pair=round_.pair_id)
    before = queries.scores_before(work.session, round_)
    signal = falling_score(before, queries.scores_in(work.session, round_), work.programme.check_ins)
    if signal:
        work.raise_case(signal, round_.member_id, round_.pair_id)


def _as_member(do: Callable[[Work, Member, Any], None]) -> Callable[[Any, Source], None]:
    return lambda effect, source: do(source.work, source.member, effect)


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
    did.CancelMeeting: _cancel_meeting,
    did.RecordAttendance: _record_attendance,
    did.DescribeMeeting: _describe_meeting,
    did.LogMeeting: _log_meeting,
    did.Raise: _raise,
    did.AddToCase: _add_to_case,
    did.FinishRound: _finish_round,
    agreement.ProposeAgreement: _as_member(agreements.propose),
    agreement.Agree: _as_member(agreements.agree),
    course.TakeBreak: _as_member(pauses.begin),
    course.EndBreak: _as_member(pauses.end_early),
    course.EndOrGoOn: _as_member(closings.vote),
    course.SayGoodbye: _as_member(closings.say_goodbye),
    course.WaitAgain: _as_member(follow_ups.wait_again),
    course.StopFollowUps: _as_member(follow_ups.stop),
    course.StayLonger: _as_member(retention.stay_longer),
    waits.ChangeAnswers: _as_member(waiting.begin_change),
    waits.KeepAnswers: _as_member(waiting.keep_answers),
    waits.LeaveList: _as_member(waiting.leave_list),
    waits.NoMoreWords: _as_member(waiting.no_more_words),
    did.KeepQuiet: _keep_quiet,
    did.ForgetMe: _forget_me,
}
