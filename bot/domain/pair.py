"""Two people who were brought together."""

from enum import StrEnum


class PairState(StrEnum):
    """How far a pair has come."""

    offered = "offered"
    """Both sides were asked."""
    active = "active"
    """Both said yes."""
    declined = "declined"
    """One side said no."""
    closed = "closed"
    """The mentorship is over."""


class OfferAnswer(StrEnum):
    """What a side says to an offered partner."""

    yes = "yes"
    no = "no"


def standing(answers: list[str | None]) -> PairState:
    """Where a pair stands after these answers: only two yeses make it active."""
    if OfferAnswer.no in answers:
        return PairState.declined
    return PairState.active if answers == [OfferAnswer.yes] * 2 else PairState.offered
