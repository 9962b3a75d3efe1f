"""Keeping the two directions of writing apart (Unicode UAX #9), in one place.

A name stands in its own isolate, so that *Lars* reads right in an Arabic sentence and *أمينة* in a Danish one.
Whatever people type, nothing of it reaches outside that isolate.
"""

import re
import unicodedata

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
FROM_THE_RIGHT = frozenset({"R", "AL"})
STRONG = FROM_THE_RIGHT | {"L"}
"""Classes of letters that have a direction."""

BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing: Hangul fillers, Braille's empty cell."""
NOTHING_TO_SEE = ("Cc", "Cf", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs")
"""General categories of what cannot be seen alone: controls, marks without a letter, spaces."""

_COMMAND = re.compile(r"(?<!\S)/(?=[a-z])")

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates: these would break out
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
"""Controls that nobody sees. The joiners stay (Farsi and emoji need them); so do the plain direction marks."""


def without_unseen(text: str) -> str:
    """`text` without invisible controls, its lines broken by a plain line break."""
    return "\n".join(_UNSEEN.sub("", line) for line in text.splitlines())


def is_seen(text: str) -> bool:
    """Whether there is anything to see in `text`: a letter, a number, a sign, an emoji."""
    return any(
        it not in BLANK_LETTERS and unicodedata.category(it) not in NOTHING_TO_SEE for it in without_unseen(text)
    )


def isolated(text: str) -> str:
    """Somebody's own words, each line kept apart from ours (an isolate ends with its line)."""
    return "\n".join(
        f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if line else "" for line in without_unseen(text).split("\n")
    )


def right_to_left(text: str) -> str:
    """`text` with every line reading from the right, whatever name, number or sign it begins with.

    Telegram lays out each line by its first letter, so a mark goes before a line that begins otherwise. A line
    of Latin letters only (a name on a button, a quoted sentence) stays as it is. A /command keeps its stroke in front.
    """
    return "\n".join(_marked(line) for line in text.split("\n"))


def _marked(line: str) -> str:
    directions = [direction for letter in line if (direction := unicodedata.bidirectional(letter)) in STRONG]
    begins_right = bool(directions) and directions[0] in FROM_THE_RIGHT
    only_latin = bool(directions) and not FROM_THE_RIGHT.intersection(directions)
    mark = "" if begins_right or only_latin or not line else RIGHT_TO_LEFT_MARK
    return mark + (line if only_latin else _COMMAND.sub(f"{LEFT_TO_RIGHT_MARK}/", line))
