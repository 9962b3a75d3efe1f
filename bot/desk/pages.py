"""Lists that are longer than a message: parts of them, and buttons that turn the page where it stands."""

from collections.abc import Sequence
from typing import TypeVar

from bot.desk import board
from bot.desk.argument import read_number
from bot.desk.board import Rows
from bot.store.work import Work, number
from bot.talk.heard import FromGroup, Press
from bot.talk.phrase import Phrase, _

Row = TypeVar("Row")

A_PAGE = 8
"""People, pairs or cases that one message shows."""

BEFORE, MORE = _("← Back"), _("More …")


def start(incoming: FromGroup, argument: str) -> int:
    """From which entry on a list is wanted; a command, or a button that names none, begins at the first."""
    return read_number(argument) if argument and isinstance(incoming.heard, Press) else 0


def page(found: Sequence[Row], first: int, action: str) -> tuple[Sequence[Row], Rows]:
    """A part of a list, and the buttons to the parts before and after it."""
    first = min(first, max(len(found) - 1, 0) // A_PAGE * A_PAGE)  # the list has grown shorter since
    back = [(BEFORE, f"g:{action}:{max(first - A_PAGE, 0)}")] if first > 0 else []
    on = [(MORE, f"g:{action}:{first + A_PAGE}")] if len(found) > first + A_PAGE else []
    return found[first : first + A_PAGE], [[*back, *on]] if back or on else []


def put(work: Work, incoming: FromGroup, phrases: Sequence[Phrase], rows: Rows) -> None:
    """A list: a new message, or the next part of it where the last one stood."""
    turned = isinstance(incoming.heard, Press) and incoming.heard.argument
    listed = board.row_of(work, incoming.on) if turned else None
    if listed:
        board.edit(work, number(listed), phrases, rows)
    else:
        board.post(work, phrases, rows)
