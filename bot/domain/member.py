"""People: mentees, mentors, coordinators."""

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


class Consent(StrEnum):
    """The answers to "may we keep your answers?"."""

    yes = "yes"
    ask = "ask"
    no = "no"


CONSENT_VERSION = 1
"""Which wording of the consent text people agree to now."""
