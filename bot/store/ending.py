"""Conversations that end before they were answered."""

from bot.store import outbox
from bot.store.tables import Member, Talking
from bot.store.work import Work


def end(work: Work, row: Talking, state: str) -> None:
    """Nothing more is asked, nothing more falls due; the buttons leave the screen."""
    if row.shown and row.asked:
        outbox.take_buttons_off(work.session, work.get(Member, row.member_id).telegram_id, row.shown, work.now)
    row.state, row.shown, row.asked, row.aside = state, None, "", False
    row.open_at, row.nudge_at, row.expire_at = None, None, None
