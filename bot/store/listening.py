"""How it stands with somebody to whom something is to be said: what they are in the middle of, what they have heard."""

from datetime import datetime

from bot.domain.opening import Kind, Listener, busy_until, opens_at
from bot.store import outbox, queries
from bot.store.outbox import Outgoing
from bot.store.peace import quiet_hours
from bot.store.tables import Member
from bot.store.work import Work, number


def listener(work: Work, member: Member) -> Listener:
    """How it stands with the person."""
    rows = queries.open_conversations(work.session, number(member))
    live = [row for row in rows if row.asked and row.shown]
    asked_at = max((work.get(Outgoing, row.shown).created_at for row in live), default=None)
    nudges = [max(row.nudge_at, work.now) for row in live if row.nudge_at and member.reminders]
    return Listener(
        hours=quiet_hours(work, member),
        busy_until=busy_until(member.heard_at, asked_at, work.now) if asked_at else None,
        told_at=outbox.last_said(work.session, member.telegram_id),
        unprompted_at=member.unprompted_at,
        asked_at=asked_at,
        nudge_at=min(nudges, default=None),
    )


def is_in_the_middle(work: Work, member: Member) -> bool:
    """Whether the person may be answering the question on the screen just now."""
    return listener(work, member).busy_until is not None


def moment_for(work: Work, member: Member, kind: Kind) -> datetime:
    """The first moment at which something of this kind may be said to the person."""
    return opens_at(kind, listener(work, member), work.now, work.settings.zone)


def kind_of_letter(work: Work, member: Member) -> Kind:
    """What the coordinators' words are to this person: help, an answer, or neither."""
    if queries.waits_for_help(work.session, number(member)):
        return Kind.rescue
    return Kind.answer if queries.waits_for_coordinators(work.session, number(member)) else Kind.letter
