"""How somebody sees themselves, from round to round: a picture with words, and no judgement in it.

One colour for up and for down. The first and the last answer stand there in the words that were chosen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.pictures import WIDTH, text

PAPER, CARD, GRID, LINE, WORDS, QUIET = "#fbf6ee", "#ffffff", "#ece6da", "#2f7d8c", "#2b2b33", "#6b6862"
EDGE, GAP, TITLE_HEIGHT = 40, 28, 130
NAME_AT, FIRST_ROW, STEP, DAYS_AT, WORDS_AT, CARD_HEIGHT = 72, 130, 38, 342, 394, 424
"""Within one card, from its top: its name, the highest point, from one point to the next, days and words."""
POINTS = 5
MOST = 5
"""Rounds that one card shows: the first, and the latest others."""
TITLE_SIZE, NAME_SIZE, WORD_SIZE, DAY_SIZE = 50, 44, 38, 34


@dataclass(frozen=True)
class Point:
    """One answer: on which day, how many points of five, in which words."""

    day: str
    points: int
    words: str


@dataclass(frozen=True)
class Path:
    """One question over time, the oldest answer first; at least two."""

    name: str
    points: Sequence[Point]

    @property
    def shown(self) -> list[Point]:
        """The first answer and the latest others."""
        return list(self.points) if len(self.points) <= MOST else [self.points[0], *self.points[1 - MOST :]]


def progress(title: str, paths: Sequence[Path], *, from_right: bool) -> str:
    """The picture as SVG; `from_right`: time runs as the reader reads."""
    height = TITLE_HEIGHT + len(paths) * (CARD_HEIGHT + GAP)
    cards = [
        _card(path, TITLE_HEIGHT + place * (CARD_HEIGHT + GAP), from_right=from_right)
        for place, path in enumerate(paths)
    ]
    side = WIDTH - EDGE if from_right else EDGE
    return "".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}">',
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        text(title, side, 84, TITLE_SIZE, anchor=_begins(from_right), colour=WORDS, bold=True),
        *cards,
        "</svg>",
    ])  # fmt: skip


def _begins(from_right: bool) -> str:
    return "end" if from_right else "start"


def _card(path: Path, top: int, *, from_right: bool) -> str:
    left, right = EDGE + 60, WIDTH - EDGE - 60
    begin, end = (right, left) if from_right else (left, right)
    points = path.shown
    apart = (right - left - 2 * 60) / (len(points) - 1)
    places = [left + 60 + apart * place for place in range(len(points))]
    if from_right:
        places.reverse()
    heights = [top + FIRST_ROW + (POINTS - point.points) * STEP for point in points]
    rows = [top + FIRST_ROW + row * STEP for row in range(POINTS)]
    grid = [f'<line x1="{left}" x2="{right}" y1="{y}" y2="{y}" stroke="{GRID}" stroke-width="3"/>' for y in rows]
    way = " ".join(f"{x:.0f},{y}" for x, y in zip(places, heights, strict=True))
    return "".join([
        f'<rect x="{EDGE}" y="{top}" width="{WIDTH - 2 * EDGE}" height="{CARD_HEIGHT}" rx="28" fill="{CARD}"/>',
        text(path.name, begin, top + NAME_AT, NAME_SIZE, anchor=_begins(from_right), bold=True),
        *grid,
        f'<polyline points="{way}" fill="none" stroke="{LINE}" stroke-opacity="0.45" stroke-width="8"/>',
        *(_dot(x, y, big=place == len(points) - 1) for place, (x, y) in enumerate(zip(places, heights, strict=True))),
        *_days(points, places, top + DAYS_AT),
        text(points[0].words, begin, top + WORDS_AT, WORD_SIZE, anchor=_begins(from_right)),
        text(points[-1].words, end, top + WORDS_AT, WORD_SIZE, anchor=_begins(not from_right)),
    ])  # fmt: skip


def _days(points: Sequence[Point], places: Sequence[float], y: int) -> Iterator[str]:
    for place, point in zip(places, points, strict=True):
        yield text(point.day, place, y, DAY_SIZE, anchor="middle", colour=QUIET)


def _dot(x: float, y: int, *, big: bool) -> str:
    return f'<circle cx="{x:.0f}" cy="{y}" r="{20 if big else 13}" fill="{LINE}" stroke="{CARD}" stroke-width="5"/>'
