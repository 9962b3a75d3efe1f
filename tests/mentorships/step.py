"""One thing that somebody does, and all that follows from it: what the watchers look at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.programme import Matching, Programme
from bot.settings import Settings
from bot.talk.heard import Heard
from tests.mentorships.rows import Rows
from tests.mentorships.town import Asked, Seen
from tests.phones import Phone

GROUP = -1001
SETTINGS = Settings(coordinator_chat=GROUP, programme=Programme(matching=Matching(most_pairs_of_a_mentor=2)))
ZONE = SETTINGS.zone


class BrokenError(AssertionError):
    """Something that must never happen."""


@dataclass
class Step:
    """One thing that somebody did, or that came with the time; and all that followed from it."""

    did: str
    now: datetime
    before: Rows
    after: Rows
    seen: Sequence[Seen] = ()
    phone: Phone | None = None
    """Whoever did it in their private chat; None: somebody in the group, or the clock."""
    heard: Heard | None = None
    by: str = ""
    """Whoever did it in the group."""
    is_coordinator: bool = True
    asked: Asked | None = None
    """The question that they had before their eyes."""
    is_live: bool = False
    """Whether the tapped button stood on the screen."""
    is_fresh: bool = False
    """Whether the tapped button is the answer to what the person did just before."""
    words: str = ""
    """What they wrote or said that nobody else could have said."""
    on: str = ""
    """The text of the message in the group that was tapped or answered."""
    on_row: int = 0
    """The row that had sent the message that was tapped or answered."""
    message: int = 0
    """The number of the message that they sent or changed."""
    at: datetime | None = None
    """When it was done: earlier than `now` where Makker was off."""
    was_kept: bool = False
    """Whether Telegram kept it, because Makker was off."""
    is_late: bool = False
    """Whether all that is seen was on its way already."""

    def reaches(self, chat: int) -> list[Seen]:
        """What this chat saw of it."""
        return [it for it in self.seen if it.chat == chat]


@dataclass
class Script:
    """What was done so far, and what the phones showed then."""

    names: dict[int, str] = field(default_factory=dict)
    """What each chat's owner is called."""
    lines: list[tuple[str, Sequence[Seen]]] = field(default_factory=list)

    def tells(self, line: str, seen: Sequence[Seen] = ()) -> None:
        """One more thing was done. A line that begins with a space only says when: it stands where a phone rang."""
        self.lines.append((line, seen))

    def __str__(self) -> str:
        return "\n".join(line for told in self.lines for line in self._of(*told))

    def _of(self, line: str, seen: Sequence[Seen]) -> list[str]:
        rang = [f"      {self.names[it.chat]} reads {it}" for it in seen if it.is_message and it.chat in self.names]
        return [line, *rang] if rang or not line.startswith(" ") else []
