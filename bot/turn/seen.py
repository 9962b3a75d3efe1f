"""Whether somebody who writes can have seen the question that is open: else their words are no answer to it."""

from datetime import timedelta

from bot.store.outbox import Outgoing, Sending
from bot.store.tables import Member, Talking
from bot.store.work import Work
from bot.talk.heard import FromMember
from bot.talk.phrase import _
from bot.turn import conversations

A_MOMENT = timedelta(minutes=1)
"""By how much clocks may differ, and how long a message may be on its way."""
WROTE_BEFORE = _("You wrote this before you could see my question, so I have not kept it. Please answer now:")


def can_be(work: Work, row: Talking, incoming: FromMember) -> bool:
    """Whether the question had reached the person when they wrote.

    Makker may have been off, or its messages held up: then people write on without it. Words came before the question
    where both Telegram's numbering of the chat and its clock say so.
    """
    shown = work.session.get(Outgoing, row.shown) if row.shown else None
    if shown is None:
        return True
    match shown.state:
        case Sending.failed:
            return False
        case Sending.waiting if work.now - shown.created_at > A_MOMENT:
            return False
    if incoming.at is None or not incoming.message or shown.message_id is None:
        return True
    arrived = shown.sent_at or shown.created_at
    return incoming.message > shown.message_id or incoming.at > arrived - A_MOMENT


def bring_back(work: Work, member: Member) -> None:
    """Somebody can be reached again: a question that did not get through is asked once more."""
    row = conversations.on_screen(work, member)
    shown = work.session.get(Outgoing, row.shown) if row and row.shown else None
    if row and shown and shown.state == Sending.failed:
        conversations.ask_again(work, member, row, conversations.BACK_TO)
