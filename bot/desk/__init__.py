"""The coordinators' desk: their group chat, its cards and what may be done there."""

from bot.store.work import Work
from bot.talk.heard import FromGroup


def hear(work: Work, incoming: FromGroup) -> None:
    """One update from the coordinators' group."""


def show_cards(work: Work) -> None:
    """Bring the cards that this turn changed up to date."""
