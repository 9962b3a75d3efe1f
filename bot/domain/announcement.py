"""Announcements: the coordinators write to many members at once."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.member import Phase

A_BATCH = 50
"""Members who are written to at once; the next batch follows after `BETWEEN_BATCHES`."""
BETWEEN_BATCHES = timedelta(seconds=30)
LOOK_AGAIN = timedelta(minutes=10)
"""How often a report is brought up to date while people wait to be told, at night or in the middle of a question."""
AT_MOST = timedelta(days=2)
"""How long a report is kept up to date."""
LONGEST = 3500
"""Letters of an announcement, so that it is one message in every language."""

JOINED = (Phase.waiting_for_approval, Phase.waiting_for_match, Phase.in_pair)
"""Who is written to. Whoever has paused or left is left in peace."""


class Audience(StrEnum):
    """To whom an announcement goes."""

    mentees = "mentees"
    mentors = "mentors"
    everybody = "everybody"
    waiting = "waiting"
    """For approval, or for a match."""
    pairs = "pairs"


class AnnouncementState(StrEnum):
    """How far an announcement has come."""

    asked = "asked"
    """Its words are waited for."""
    chosen = "chosen"
    """It has words; its audience can still be changed."""
    shown = "shown"
    """Somebody has seen what the members will see. Only now can it be sent."""
    sending = "sending"
    done = "done"
    stopped = "stopped"
    """Also: never sent."""


@dataclass(frozen=True)
class Progress:
    """What became of an announcement, in people."""

    all: int
    sent: int = 0
    blocked: int = 0
    """Telegram refused it: they blocked the bot, or their account is gone."""
    held: int = 0
    """Told as soon as it suits them."""

    @property
    def left(self) -> int:
        """Whom it has not yet been written to."""
        return self.all - self.sent - self.blocked - self.held
