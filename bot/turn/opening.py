"""Conversations that were begun, opened: at once, or when it suits the person."""

from datetime import datetime

from bot.domain.opening import Cause, Kind, Listener, busy_until, opens_at
from bot.flows import FLOWS
from bot.store import queries
from bot.store.outbox import Outgoing, Priority
from bot.store.tables import Member, Talking
from bot.store.work import Work, number
from bot.talk.engine import look
from bot.turn import conversations, kept, still
from bot.turn.peace import quiet_hours


def open_new(work: Work) -> None:
    """Open what this turn has begun, as far as it may be; then go on with what was interrupted."""
    while work.begun:
        row = work.begun.pop(0)
        if row.state == "waiting":
            kept.load(work, row)  # facts that do not fit fail here, not in somebody's morning
            open_or_wait(work, row)
    for member_id in work.freed:
        member = _locked(work, member_id)
        conversations.resume(work, member)
        wake(work, member)


def open_or_wait(work: Work, row: Talking) -> None:
    """Open a conversation that waits, or say when to look at it again."""
    member = _locked(work, row.member_id)
    if not member.reachable:
        row.open_at = None  # until they come back
        return
    kind = FLOWS[row.flow].kind
    moment = opens_at(kind, _cause(work, row, kind), listener(work, member), work.now, work.settings.zone)
    if moment > work.now:
        row.open_at = moment
    else:
        _open(work, member, row, kind)


def look_again(work: Work, row: Talking) -> None:
    """The clock's: a conversation that waited may open now, if it is still about something."""
    if row.state != "waiting":
        return
    if not still.is_true(work, row):
        row.state = "done"
    elif _goes_first(work, row):
        open_or_wait(work, row)
    else:
        row.open_at = work.now


def _goes_first(work: Work, row: Talking) -> bool:
    due = [it for it in queries.waiting_conversations(work.session, row.member_id) if it.open_at]
    return min([row, *(it for it in due if it.open_at and it.open_at <= work.now)], key=_order) is row


def _order(row: Talking) -> tuple[Kind, int]:
    return FLOWS[row.flow].kind, number(row)


def wake(work: Work, member: Member) -> None:
    """Have the clock look at all that waits for this person."""
    for row in queries.waiting_conversations(work.session, number(member)):
        row.open_at = work.now


def _open(work: Work, member: Member, row: Talking, kind: Kind) -> None:
    if row.flow == "letter":
        conversations.go_on_after_answer(work, member)
    row.state, row.open_at = "open", None
    if kind is Kind.unprompted and work.hearing != member.id:
        member.unprompted_at = work.now
    wave = Priority.wave if kind >= Kind.announcement else Priority.notice
    conversations.settle(work, member, row, look(kept.load(work, row), work.now), wave)


def _cause(work: Work, row: Talking, kind: Kind) -> Cause:
    if row.member_id == work.hearing:
        return Cause.own
    if kind is not Kind.letter:
        return Cause.elsewhere
    if queries.waits_for_help(work.session, row.member_id):
        return Cause.rescue
    return Cause.answer if queries.waits_for_coordinators(work.session, row.member_id) else Cause.elsewhere


def listener(work: Work, member: Member) -> Listener:
    """How it stands with the person."""
    rows = queries.open_conversations(work.session, number(member))
    live = [row.shown for row in rows if row.asked and row.shown]
    asked = max((work.get(Outgoing, shown).created_at for shown in live), default=None)
    busy = busy_until(member.heard_at, asked, work.now) if asked else None
    return Listener(quiet_hours(work, member), busy, member.unprompted_at)


def next_moment(work: Work, member: Member, kind: Kind) -> datetime:
    """The first moment at which a question may be asked once more: not while the person is at it, or at another."""
    return opens_at(kind, Cause.elsewhere, listener(work, member), work.now, work.settings.zone)


def _locked(work: Work, member_id: int) -> Member:
    """The person, whose own turn cannot come in between."""
    member = work.get(Member, member_id)
    return member if work.hearing == member_id else queries.lock_member(work.session, member_id) or member
