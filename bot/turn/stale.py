"""Taps on buttons of the past: whoever taps seventeen of them in a row reads the question of now once."""

from collections.abc import Callable

from bot.store import outbox
from bot.store.tables import Member
from bot.store.work import Work
from bot.talk.phrase import Phrase


def once(work: Work, member: Member, toast: Phrase, show: Callable[[Work, Member], object]) -> Phrase:
    """The line for the person who tapped; `show` says how it stands, unless that is the newest message already."""
    if member.told_anew is None or outbox.newest(work.session, member.telegram_id) != member.told_anew:
        show(work, member)
        member.told_anew = outbox.newest(work.session, member.telegram_id)
    return toast
