"""People who wait: since when, when they next hear of it, and their answers changed meanwhile."""

from datetime import timedelta

from sqlmodel import select

from bot.domain import waiting as did
from bot.domain.member import Phase
from bot.domain.pair import PairState
from bot.domain.waiting import first_word
from bot.store.joining import close_conversations
from bot.store.tables import Answer, Member, Pair, Side
from bot.store.work import Work, number


def begin_to_wait(work: Work, member: Member, phase: Phase) -> None:
    """From now on the person waits, for approval or for a match."""
    member.phase, member.waiting_since = phase, work.now
    member.word_at = first_word(phase, work.now, work.settings.zone, work.programme)


def say_word(work: Work, member: Member) -> None:
    """A gentle word to somebody who waits, and the moment of the next one. Nothing while a match is offered."""
    member.word_at = work.now + timedelta(days=work.programme.matching.waiting_word_days)
    wants = member.waiting_words and member.reminders and member.reachable
    if not wants or member.waiting_since is None or _is_offered(work, member):
        return
    close_conversations(work, member, "still_waiting")
    facts = {"name": member.name, "phase": member.phase, "since": member.waiting_since.isoformat()}
    work.begin(number(member), "still_waiting", facts)


def _is_offered(work: Work, member: Member) -> bool:
    query = select(Side.pair_id).join(Pair).where(Side.member_id == member.id, Pair.state == PairState.offered)
    return work.session.exec(query).first() is not None


def begin_change(work: Work, member: Member, _effect: did.ChangeAnswers | None = None) -> None:
    """The same summary as at the sign-up, with the answers as they stand."""
    close_conversations(work, member, "change_answers")
    row = work.begin(number(member), "change_answers", {"role": member.role})
    for key, value in {"name": member.name, **member.profile}.items():
        work.session.add(Answer(conversation_id=number(row), key=key, value=value, at=work.now))
    work.session.flush()


def keep_answers(work: Work, member: Member, effect: did.KeepAnswers) -> None:
    """The answers as they are now; the coordinators' card too."""
    member.name, member.profile = effect.name, dict(effect.profile)
    work.show("member", number(member))


def leave_list(work: Work, member: Member, _effect: did.LeaveList) -> None:
    """Leaving is asked about once more."""
    work.begin(number(member), "forget_me", {"partner": ""})


def no_more_words(_work: Work, member: Member, _effect: did.NoMoreWords) -> None:
    """The person hears only when there is news. The coordinators are still reminded."""
    member.waiting_words = False
