"""A certificate: a frame, a few centred lines, the same for every way of writing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pictures import text

WIDTH, HEIGHT, EDGE = 1600, 1132, 56
"""A4 across, in pixels: it can be printed."""
PAPER, FRAME, SEAL, WORDS = "#fffdf8", "#2f5d62", "#d9a441", "#2b2b33"
TITLE_AT, TITLE_SIZE = 260, 92
NAME_AT, NAME_SIZE, LONG_NAME = 420, 76, 28
LINES_AT, LINE_SIZE, APART = 540, 46, 78
FOOT_AT, FOOT_SIZE = 1010, 38


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
    name_size = NAME_SIZE if len(it.name) <= LONG_NAME else NAME_SIZE * LONG_NAME // len(it.name)
    inner = EDGE + 20
    return "".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        _frame(EDGE, 10),
        _frame(inner, 3),
        f'<circle cx="{middle:.0f}" cy="140" r="34" fill="{SEAL}"/>',
        text(it.title, middle, TITLE_AT, TITLE_SIZE, anchor="middle", colour=FRAME, bold=True),
        text(it.name, middle, NAME_AT, name_size, anchor="middle", colour=WORDS, bold=True),
        f'<line x1="520" x2="1080" y1="458" y2="458" stroke="{SEAL}" stroke-width="5"/>',
        *(
            text(line, middle, LINES_AT + place * APART, LINE_SIZE, anchor="middle", colour=WORDS)
            for place, line in enumerate(it.lines)
        ),
        text(it.programme, middle, FOOT_AT, FOOT_SIZE, anchor="middle", colour=FRAME, bold=True),
        "</svg>",
    ])  # fmt: skip


def _frame(inset: int, stroke: int) -> str:
    return (
        f'<rect x="{inset}" y="{inset}" width="{WIDTH - 2 * inset}" height="{HEIGHT - 2 * inset}" rx="18" '
        f'fill="none" stroke="{FRAME}" stroke-width="{stroke}"/>'
    )
