"""Conversations that were begun, opened: at once, or when it suits the person."""

from collections.abc import Callable

from pydantic import ValidationError

from bot.domain.opening import MANNERS, Kind
from bot.flows import FLOWS
from bot.flows.asking_first import GO_ON
from bot.store import meetings, queries
from bot.store.listening import kind_of_letter, moment_for
from bot.store.outbox import Priority
from bot.store.tables import Member, Talking
from bot.store.work import Work, number
from bot.talk.conversation import Conversation
from bot.talk.engine import hear, look
from bot.talk.heard import Tap
from bot.turn import coming_back, conversations, kept, still


def open_new(work: Work) -> None:
    """Open what this turn has begun, as far as it may be; whoever became free goes on with what waits for that."""
    while work.begun or work.freed:
        if work.begun:
            _open_begun(work, work.begun.pop(0))
        else:
            member = _locked(work, work.freed.popitem()[0])
            conversations.resume(work, member)
            let_in(work, member)


def _open_begun(work: Work, row: Talking) -> None:
    if row.state != "waiting":
        return
    conversation = kept.load(work, row)  # facts that do not fit fail here, not in somebody's morning
    member = _locked(work, row.member_id)
    if row.member_id == work.hearing and member.reachable:
        _open(work, member, row, Kind.reply, conversation)
    else:
        let_in(work, member)


def queue_new(work: Work) -> None:
    """The clock's: all that is due is begun before any of it is opened, so that the most important goes first."""
    for row in work.begun:
        kept.load(work, row)
        row.open_at = work.now
    for member_id in work.freed:
        member = _locked(work, member_id)
        conversations.resume(work, member)
        wake(work, member)
    work.begun.clear()
    work.freed.clear()


def look_again(work: Work, row: Talking) -> None:
    """The clock's: a conversation that waited may open now."""
    if row.state == "waiting":
        kept.load(work, row)  # what cannot be opened is the clock's to report
        let_in(work, _locked(work, row.member_id))


def let_in(work: Work, member: Member) -> None:
    """Open what waits for this person and may come now, the most important first; say when to look at the rest again.

    As soon as one of them asks something, the others wait for the answer.
    """
    for row in sorted(queries.waiting_conversations(work.session, number(member)), key=_order):
        if not member.reachable:
            row.open_at = None  # until they come back
        elif not still.is_true(work, row):
            row.state, row.open_at = "done", None
        else:
            _open_or_wait(work, member, row)


def _order(row: Talking) -> tuple[Kind, int]:
    return FLOWS[row.flow].kind, number(row)


def _open_or_wait(work: Work, member: Member, row: Talking) -> None:
    kind = kind_of_letter(work, member) if row.flow == "letter" else FLOWS[row.flow].kind
    row.open_at = moment_for(work, member, kind)
    if row.open_at > work.now:
        return
    try:
        conversation = kept.load(work, row)
    except ValidationError:
        return  # due now: the clock's turn about it alone fails, and nothing else does
    _open(work, member, row, kind, conversation)


def wake(work: Work, member: Member) -> None:
    """Have the clock look at all that waits for this person."""
    for row in queries.waiting_conversations(work.session, number(member)):
        row.open_at = work.now


def _open(work: Work, member: Member, row: Talking, kind: Kind, conversation: Conversation) -> None:
    if row.flow in FIRST:
        FIRST[row.flow](work, member, row)
    row.state, row.open_at = "open", None
    wave = Priority.wave if FLOWS[row.flow].kind >= Kind.announcement else Priority.notice
    conversations.settle(work, member, row, look(conversation, work.now), wave)
    if MANNERS[kind].one_a_day:
        member.unprompted_at = work.now


def _go_on_after_answer(work: Work, member: Member, _letter: Talking) -> None:
    """A coordinator writes to somebody whose sign-up waits for an answer: it goes on after the letter."""
    for row in queries.open_conversations(work.session, number(member)):
        standing = look(kept.load(work, row), work.now, again=True)
        if row.flow != "sign_up" or standing.ask is None or not coming_back.is_waiting(standing.ask.key):
            continue
        tap = Tap(number(row), row.version, standing.ask.key, GO_ON)
        was_asked = bool(row.asked)
        kept.write_down(work, row, hear(standing.conversation, tap, work.now).conversation)
        kept.wait(work, row, keep=False)
        row.asked, row.aside = row.asked if was_asked else "", not was_asked


FIRST: dict[str, Callable[[Work, Member, Talking], None]] = {
    "letter": _go_on_after_answer,
    "answer_proposal": lambda work, _member, row: meetings.is_delivered(work, row.facts["meeting"]),
}
"""What else happens when a conversation of this kind is opened."""


def _locked(work: Work, member_id: int) -> Member:
    """The person, whose own turn cannot come in between."""
    member = work.get(Member, member_id)
    return member if work.hearing == member_id else queries.lock_member(work.session, member_id) or member
