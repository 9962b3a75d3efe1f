"""The coordinators tell many members something.

Makker: 📣 News from the coordinators:
Makker: On Friday we have coffee at the library at 15.
"""

from dataclasses import dataclass

from bot.talk.phrase import _, as_is
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Facts:
    """The words, as the coordinator wrote them."""

    text: str


def announcement(talk: Talk, facts: Facts) -> None:
    """The words as they are: nobody translates them."""
    talk.say(_("📣 News from the coordinators:"))
    talk.say(as_is(facts.text))
