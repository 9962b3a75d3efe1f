"""Columns side by side: text of either direction, measured as a terminal shows it."""

from collections.abc import Sequence
from itertools import zip_longest
from unicodedata import bidirectional

from bot.simulator.screen import columns
from bot.talk.direction import FROM_THE_RIGHT, STRONG

FIRST_STRONG, RIGHT_TO_LEFT, POP = "\u2068", "\u2067", "\u2069"
"""Unicode's direction isolates (UAX #9)."""
EMOJI_LOOK = "\ufe0f"
"""Asks for the colourful look of a sign; terminals do not agree how wide that is, so it is left out."""


def beside(cells: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """Rows of cells, each filled up to `width` columns."""
    return [[fill(cell, width) for cell in row] for row in zip_longest(*cells, fillvalue="")]


def fill(text: str, width: int) -> str:
    """The text with spaces to `width` columns: at its left where the text runs from the right."""
    shown = contained(text.replace(EMOJI_LOOK, ""))
    space = " " * max(0, width - columns(shown))
    return space + shown if runs_from_the_right(text) else shown + space


def contained(line: str) -> str:
    """The line with its own direction, which does not reach beyond it: what it opens it also closes."""
    depth, kept = 0, ""
    for letter in line:
        if letter == POP and not depth:
            continue  # opened in the line before
        depth += (letter in "\u2066\u2067\u2068") - (letter == POP)
        kept += letter
    opening = RIGHT_TO_LEFT if runs_from_the_right(line) else ""
    return f"{opening}{kept}{POP * depth}{POP if opening else ''}"


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction is an Arabic or Hebrew one."""
    return next((kind in FROM_THE_RIGHT for letter in text if (kind := bidirectional(letter)) in STRONG), False)
