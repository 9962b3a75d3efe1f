"""People: mentees, mentors, coordinators."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a programme."""

    mentee = "mentee"
    mentor = "mentor"
    coordinator = "coordinator"

    @property
    def partner(self) -> "Role":
        """The other side of a pair."""
        return Role.mentor if self is Role.mentee else Role.mentee


class Phase(StrEnum):
    """How far a person has come."""

    visitor = "visitor"
    """Wrote to the bot without an invitation."""
    signing_up = "signing_up"
    waiting_for_approval = "waiting_for_approval"
    waiting_for_match = "waiting_for_match"
    in_pair = "in_pair"
    coordinating = "coordinating"
    """Works in the coordinators' group."""
    declined = "declined"
    """The coordinator said no."""
    alumni = "alumni"
    """Has been in a pair, and is in none now."""


TRANSITIONS: Mapping[Phase, frozenset[Phase]] = {
    Phase.visitor: frozenset({Phase.signing_up, Phase.coordinating}),
    Phase.signing_up: frozenset({Phase.waiting_for_approval, Phase.visitor}),
    Phase.waiting_for_approval: frozenset({Phase.waiting_for_match, Phase.declined, Phase.visitor}),
    Phase.waiting_for_match: frozenset({Phase.in_pair, Phase.visitor}),
    Phase.in_pair: frozenset({Phase.alumni, Phase.visitor}),
    Phase.alumni: frozenset({Phase.waiting_for_match, Phase.visitor}),
    Phase.declined: frozenset({Phase.waiting_for_match, Phase.signing_up, Phase.coordinating, Phase.visitor}),
    Phase.coordinating: frozenset({Phase.visitor}),
}
"""Where a person can go from where they stand. Whoever writes to the bot begins as a visitor, and is one again once
forgotten."""


class Consent(StrEnum):
    """The answers to "may we keep your answers?"."""

    yes = "yes"
    ask = "ask"
    no = "no"


CONSENT_VERSION = 1
"""Which wording of the consent text people agree to now."""
