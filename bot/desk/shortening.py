"""People's own words, cut where a card would grow too long."""

from typing import Any

LONGEST_SHOWN = 300
"""Letters of one answer that a card shows; the rest is read with the card's button."""
LONGEST_IN_LIST = 100
"""Letters of one answer that a list of several people shows."""


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    """The text, or its beginning where a card would grow too long."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()} …"


def in_short(answer: Any) -> Any:
    """An answer of a sign-up as a list of several people shows it."""
    if isinstance(answer, dict):
        return {**answer, "text": shortened(answer.get("text", ""), LONGEST_IN_LIST)}
    return shortened(answer, LONGEST_IN_LIST) if isinstance(answer, str) else answer
