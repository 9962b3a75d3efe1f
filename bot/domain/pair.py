"""Two people who were brought together."""

from collections.abc import Mapping
from enum import StrEnum


class PairState(StrEnum):
    """How far a pair has come."""

    offered = "offered"
    """Both sides were asked."""
    active = "active"
    """Both said yes."""
    declined = "declined"
    """One side said no, or the offer was withdrawn."""
    paused = "paused"
    """One side takes a break, until a day that both know."""
    closed = "closed"
    """The mentorship is over."""


TRANSITIONS: Mapping[PairState, frozenset[PairState]] = {
    PairState.offered: frozenset({PairState.active, PairState.declined}),
    PairState.active: frozenset({PairState.paused, PairState.closed}),
    PairState.paused: frozenset({PairState.active, PairState.closed}),
    PairState.declined: frozenset(),
    PairState.closed: frozenset(),
}
"""Where a pair can go from where it stands. A pair begins as an offer."""
TOGETHER = (PairState.active, PairState.paused)
"""The states in which two people are a pair."""


class OfferAnswer(StrEnum):
    """What a side says to an offered partner."""

    yes = "yes"
    no = "no"


def standing(answers: list[str | None]) -> PairState:
    """Where a pair stands after these answers: only two yeses make it active."""
    if OfferAnswer.no in answers:
        return PairState.declined
    return PairState.active if answers == [OfferAnswer.yes] * 2 else PairState.offered
