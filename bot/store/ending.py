"""Conversations that end before they were answered."""

from collections.abc import Sequence

from bot.store import outbox
from bot.store.outbox import Button
from bot.store.tables import Member, Talking
from bot.store.work import Work
from bot.talk.buttons import MENU
from bot.talk.reader import Reader


def end(work: Work, row: Talking, state: str, ways: Sequence[Sequence[Button]] | None = None) -> None:
    """Nothing more is asked, nothing more falls due; these `ways` on come in the place of the buttons.

    Where none are named, that is the menu: nobody is left with a question that has no button. On a phone that cannot
    be reached they stay, until it can: see `take_off_screen`.
    """
    if not row.asked:
        row.shown = None
    row.state, row.asked, row.aside = state, "", False
    row.open_at, row.nudge_at, row.expire_at = None, None, None
    if work.get(Member, row.member_id).reachable:
        take_off_screen(work, row, ways)


def take_off_screen(work: Work, row: Talking, ways: Sequence[Sequence[Button]] | None = None) -> None:
    """A question that has ended loses its buttons."""
    member = work.get(Member, row.member_id)
    if row.shown:
        menu = [[(Reader(member.language, work.settings.zone).say(MENU), "m:menu")]]
        outbox.put_buttons(work.session, member.telegram_id, row.shown, work.now, menu if ways is None else ways)
    row.shown = None
