"""A certificate: a frame, a few centred lines, the same for every way of writing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures import text

WIDTH, HEIGHT, EDGE = 1600, 1132, 56
"""A4 across, in pixels: it can be printed."""
PAPER, FRAME, SEAL = "#fffdf8", "#2f5d62", "#d9a441"
TITLE_AT, TITLE_SIZE = 240, 92
NAME_AT, NAME_SIZE, LONG_NAME = 405, 76, 28
LINES_AT, LINE_SIZE, LONG_LINE, APART = 545, 46, 56, 84
SEAL_AT, FOOT_AT, FOOT_SIZE = 860, 1010, 42


@dataclass(frozen=True)
class Certificate:
    """Its words, in the reader's language; one line each."""

    title: str
    name: str
    lines: Sequence[str]
    programme: str


def certificate(it: Certificate) -> str:
    """The certificate as SVG."""
    middle = WIDTH / 2
    return "".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        _frame(EDGE, 10),
        _frame(EDGE + 20, 3),
        text(it.title, middle, TITLE_AT, TITLE_SIZE, anchor="middle", colour=FRAME, bold=True),
        text(it.name, middle, NAME_AT, _fitting(it.name, NAME_SIZE, LONG_NAME), anchor="middle", bold=True),
        f'<line x1="520" x2="1080" y1="445" y2="445" stroke="{SEAL}" stroke-width="5"/>',
        *(
            text(line, middle, LINES_AT + place * APART, _fitting(line, LINE_SIZE, LONG_LINE), anchor="middle")
            for place, line in enumerate(it.lines)
        ),
        f'<circle cx="{middle:.0f}" cy="{SEAL_AT}" r="58" fill="{SEAL}"/>',
        f'<circle cx="{middle:.0f}" cy="{SEAL_AT}" r="46" fill="none" stroke="{PAPER}" stroke-width="4"/>',
        f'<path d="M776 {SEAL_AT} l17 19 l33 -38" fill="none" stroke="{PAPER}" stroke-width="10"/>',
        text(it.programme, middle, FOOT_AT, FOOT_SIZE, anchor="middle", colour=FRAME, bold=True),
        "</svg>",
    ])  # fmt: skip


def _fitting(words: str, size: int, longest: int) -> int:
    """`size`, or as much less as longer words need."""
    return size if len(words) <= longest else size * longest // len(words)


def _frame(inset: int, stroke: int) -> str:
    return (
        f'<rect x="{inset}" y="{inset}" width="{WIDTH - 2 * inset}" height="{HEIGHT - 2 * inset}" rx="18" '
        f'fill="none" stroke="{FRAME}" stroke-width="{stroke}"/>'
    )
