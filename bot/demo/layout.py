"""Columns side by side: text of either direction, measured as a terminal shows it."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import bidirectional

from bot.simulator.screen import columns, wrap

ISOLATES, RIGHT_TO_LEFT, POP = "\u2066\u2067\u2068", "\u2067", "\u2069"
"""Unicode's direction isolates (UAX #9)."""
EMOJI_LOOK = "\ufe0f"
"""Asks for the colourful look of a sign; terminals do not agree how wide that is, so it is left out."""


class Line(NamedTuple):
    """One line of a cell; `from_the_right`: it reads from right to left, and stands at the right."""

    text: str
    style: str = ""
    from_the_right: bool = False


def lines(text: str, width: int, style: str = "", *, from_the_right: bool = False) -> list[Line]:
    """The text in lines of at most `width` columns; each paragraph's own letters say where it begins.

    `from_the_right`: what holds for a paragraph that says nothing, such as one of numbers and names.
    """
    found = []
    for paragraph in text.replace(EMOJI_LOOK, "").splitlines():
        direction = direction_of(paragraph, otherwise=from_the_right)
        found += [Line(line, style, direction) for line in wrap(paragraph, width)]
    return found


def direction_of(text: str, *, otherwise: bool = False) -> bool:
    """Whether the text reads from right to left: the first letter outside a name decides (UAX #9, P2)."""
    depth = 0
    for letter in text:
        depth = max(0, depth + (letter in ISOLATES) - (letter == POP))
        kind = bidirectional(letter)
        if not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return otherwise


def beside(cells: Sequence[Sequence[Line]], width: int) -> list[list[Line]]:
    """Rows of cells, each filled up to `width` columns."""
    return [[filled(line, width) for line in row] for row in zip_longest(*cells, fillvalue=Line(""))]


def filled(line: Line, width: int) -> Line:
    """The line with spaces to `width` columns: at its left where it reads from the right."""
    space = " " * max(0, width - columns(line.text))
    text = contained(line)
    return line._replace(text=space + text if line.from_the_right else text + space)


def contained(line: Line) -> str:
    """The text with its own direction, which does not reach beyond it: what it opens it also closes."""
    depth, kept = 0, ""
    for letter in line.text:
        if letter == POP and not depth:
            continue  # opened in the line before
        depth += (letter in ISOLATES) - (letter == POP)
        kept += letter
    kept += POP * depth
    return f"{RIGHT_TO_LEFT}{kept}{POP}" if line.from_the_right else kept
