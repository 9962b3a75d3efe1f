"""Pictures: an SVG text becomes a PNG, with fonts of our own, in any of our scripts.

A flow or a turn writes the SVG (`text`, below, for words in it); the edge draws it when the message goes out, so
that a turn stays quick and nothing but words lies in the outbox.
"""

import re
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path

WIDTH = 1080
"""Pixels: three for each of a small phone's."""
SMALLEST = 34
"""The smallest letters, in pixels: eleven points on that phone."""

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
ETHIOPIC = re.compile(r"[\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f]")
OPENS_RIGHT_TO_LEFT, CLOSES = "\u2067", "\u2069"


@cache
def fonts() -> tuple[Path, ...]:
    """The font files, with a licence beside them. Nothing else is used: a picture looks the same everywhere."""
    folder = Path(str(resources.files(__name__) / "fonts"))
    return tuple(sorted(folder.glob("*.ttf")))


def drawn(svg: str) -> bytes:
    """The picture as PNG. About a tenth of a second: not for an event loop."""
    from resvg_py import svg_to_bytes  # a picture is drawn once a month: start-up need not pay for it

    files = [str(file) for file in fonts()]
    return bytes(svg_to_bytes(svg_string=svg, font_files=files, skip_system_fonts=True, font_family="Noto Sans"))


def family(words: str) -> str:
    """The font that has all letters of `words`, or all that belong together: a letter from elsewhere is looked for."""
    if ARABIC.search(words):
        return "Noto Sans Arabic"
    return "Noto Sans Ethiopic" if ETHIOPIC.search(words) else "Noto Sans"


def text(  # noqa: PLR0913  (a place, a size, a colour)
    words: str, x: float, y: float, size: int, *, anchor: str = "start", colour: str = "#2b2b33", bold: bool = False
) -> str:
    """One line of words as SVG. `anchor` is start (left), middle or end (right), whatever way the words run."""
    inside = f"{OPENS_RIGHT_TO_LEFT}{words}{CLOSES}" if ARABIC.search(words) else words
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}" '
        f'font-family="{family(words)}" font-weight="{700 if bold else 400}">{escape(inside)}</text>'
    )
