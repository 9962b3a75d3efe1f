"""How long somebody is kept who is not in the programme any more, or never was: then names and words are erased.

`Member.forget_at` says when to look. Whoever has been in the programme, or was declined, is told two weeks before and
may stay a year longer. The day after, when the last words have arrived, the chat's number goes too: nothing is left
that leads to a person, and the rows that statistics count stay.
"""

from datetime import timedelta
from typing import Any

from sqlmodel import col, delete, select, update

from bot.domain.case import CaseState
from bot.domain.course import NOTICE, StayLonger
from bot.domain.member import Phase
from bot.store import outbox, outside, queries
from bot.store.forgetting import forget
from bot.store.outbox import Outgoing, Sending
from bot.store.tables import Audit, Case, Member, Note, Talking
from bot.store.work import Work, number

OUTSIDE = (Phase.visitor, Phase.declined, Phase.alumni)
"""Who is not in the programme."""
LOOK_AGAIN = timedelta(days=30)
"""How long somebody is kept whom the coordinators still have something to do with."""
BY_TIME = "erased after the programme's time"
"""What the audit log says; the digest counts it."""


def look(work: Work, member: Member) -> None:
    """The clock's: the person is told, erased, or has come back meanwhile."""
    if member.phase not in OUTSIDE or queries.pairs_of(work.session, number(member)):
        return
    if _is_dealt_with(work, member):
        member.forget_at = work.now + LOOK_AGAIN
    elif member.phase == Phase.visitor:
        _visitor(work, member)
    elif member.forget_told:
        _erase(work, member)
    else:
        _tell(work, member)


def _is_dealt_with(work: Work, member: Member) -> bool:
    """Whether a case about the person is open, or their words wait for an answer."""
    cases = select(Case.id).where(Case.member_id == member.id, Case.state != CaseState.resolved)
    words = select(Note.id).where(Note.member_id == member.id, col(Note.answer_by).is_not(None))
    is_forgotten = member.phase == Phase.visitor and member.forget_told
    return not is_forgotten and any(work.session.exec(query).first() for query in (cases, words))


def _visitor(work: Work, member: Member) -> None:
    """Somebody who never joined, or of whom only the number is left; not while they still write."""
    still_writes = outside.first_look(work, member.heard_at or member.created_at)
    if member.forget_told:
        unlink(work, member)
    elif still_writes > work.now:
        member.forget_at = still_writes
    else:
        _erase(work, member)


def _tell(work: Work, member: Member) -> None:
    member.forget_at, member.forget_told = work.now + NOTICE, True
    day = member.forget_at.astimezone(work.settings.zone).date()
    months = work.programme.course.keep_months
    facts = {"name": member.name, "phase": member.phase, "day": str(day), "keep_months": months}
    work.begin(number(member), "kept_until", facts)


def stay_longer(work: Work, member: Member, _effect: StayLonger) -> None:
    """The person would like to stay known."""
    if member.phase in OUTSIDE:
        outside.begin(work, member)


def _erase(work: Work, member: Member) -> None:
    forget(work, member)
    work.audit(0, BY_TIME, f"member {member.id}")


def unlink(work: Work, member: Member) -> None:
    """The chat's number goes, here and from what was sent; whoever writes again is somebody new."""
    chat, nobody = member.telegram_id, -number(member)
    for emptied in (chat, work.settings.coordinator_chat, *queries.chats_of_partners(work.session, number(member))):
        outbox.forget_words(work.session, emptied)
    last_words: Any = delete(Talking).where(col(Talking.member_id) == member.id)
    sent: Any = update(Outgoing).where(col(Outgoing.chat_id) == chat, col(Outgoing.state) != Sending.waiting)
    own_log: Any = update(Audit).where(col(Audit.telegram_id) == chat)
    work.session.flush()
    work.session.exec(last_words)
    work.session.exec(sent.values(chat_id=nobody))
    work.session.exec(own_log.values(telegram_id=nobody))
    member.telegram_id, member.reachable = nobody, False
    member.heard_at = member.unprompted_at = member.told_anew = None
