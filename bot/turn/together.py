"""What people in a pair find in their menu about the pair itself; each button names its pair."""

from collections.abc import Callable
from typing import Any

from bot.store import agreements, queries
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work, number
from bot.talk.heard import Press
from bot.talk.phrase import Phrase, _

NO_LONGER = _("This pair has ended.")
AGREED, AGREE = _("📝 What we agreed"), _("📝 Agree on how we meet")


def rows(work: Work, member: Member) -> list[list[tuple[Phrase, str]]]:
    """Rows of buttons: a label and its callback data."""
    return [row for pair in queries.pairs_of(work.session, number(member)) for row in _of_pair(work, pair)]


def _of_pair(work: Work, pair: Pair) -> list[list[tuple[Phrase, str]]]:
    key = number(pair)
    return [[(AGREED if pair.end_at else AGREE, f"m:agreed:{key}")]]


def begun_by(work: Work, member: Member, press: Press) -> tuple[str, dict[str, Any]] | None:
    """The conversation that a tap begins, and its facts; None where the pair is not, or no longer, the member's."""
    for pair in queries.pairs_of(work.session, number(member)):
        if press.argument == str(pair.id):
            return BEGINS[press.action](work, pair, work.get(Side, (number(pair), number(member))))
    return None


BEGINS: dict[str, Callable[[Work, Pair, Side], tuple[str, dict[str, Any]]]] = {"agreed": agreements.ask_for_one}
"""What each button begins."""
