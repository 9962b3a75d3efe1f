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
BESIDE_ETHIOPIC = re.compile(r"[!-~\u00a1-\u024f\u0400-\u052f]+")
OPENS_RIGHT_TO_LEFT, CLOSES = "\u2067", "\u2069"


class PictureError(Exception):
    """Something was to be drawn that is no picture."""


@cache
def fonts() -> tuple[Path, ...]:
    """The font files, with a licence beside them. Nothing else is used: a picture looks the same everywhere."""
    folder = Path(str(resources.files(__name__) / "fonts"))
    return tuple(sorted(folder.glob("*.ttf")))


def drawn(svg: str) -> bytes:
    """The picture as PNG; PictureError where the SVG is none. About a tenth of a second: not for an event loop."""
    from resvg_py import svg_to_bytes  # a picture is drawn once a month: start-up need not pay for it

    files = [str(file) for file in fonts()]
    try:
        return bytes(svg_to_bytes(svg_string=svg, font_files=files, skip_system_fonts=True, font_family="Noto Sans"))
    except ValueError as wrong:
        raise PictureError from wrong


def family(words: str) -> str:
    """The font that has all letters of `words`, or all that belong together: a letter from elsewhere is looked for."""
    if ARABIC.search(words):
        return "Noto Sans Arabic"
    return "Noto Sans Ethiopic" if ETHIOPIC.search(words) else "Noto Sans"


def _in_its_font(words: str) -> str:
    """Latin letters and digits among Ethiopic ones are named: a font that is looked for may have another weight.

    Not among Arabic ones, whose font has them: a change of font within a word breaks its ligatures.
    """
    if ARABIC.search(words) or not ETHIOPIC.search(words):
        return words
    return BESIDE_ETHIOPIC.sub(r'<tspan font-family="Noto Sans">\g<0></tspan>', words)


def text(  # noqa: PLR0913  (a place, a size, a colour)
    words: str, x: float, y: float, size: int, *, anchor: str = "start", colour: str = "#2b2b33", bold: bool = False
) -> str:
    """One line of words as SVG. `anchor` is start (left), middle or end (right), whatever way the words run."""
    inside = f"{OPENS_RIGHT_TO_LEFT}{words}{CLOSES}" if ARABIC.search(words) else words
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}" '
        f'font-family="{family(words)}" font-weight="{700 if bold else 400}">{_in_its_font(escape(inside))}</text>'
    )
