"""Conversations that end before they were answered."""

from collections.abc import Sequence

from bot.store import outbox
from bot.store.outbox import Button
from bot.store.tables import Member, Talking
from bot.store.work import Work


def end(work: Work, row: Talking, state: str, ways: Sequence[Sequence[Button]] = ()) -> None:
    """Nothing more is asked, nothing more falls due; the buttons leave the screen, or these `ways` on come instead."""
    member = work.get(Member, row.member_id)
    if row.shown and row.asked and member.reachable:
        outbox.put_buttons(work.session, member.telegram_id, row.shown, work.now, ways)
    row.state, row.shown, row.asked, row.aside = state, None, "", False
    row.open_at, row.nudge_at, row.expire_at = None, None, None
