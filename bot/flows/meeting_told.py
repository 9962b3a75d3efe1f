"""What all that is told about a meeting has in common: the facts, and how they are said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows import words
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Meeting:
    """A meeting, seen from one side."""

    partner: str
    starts_at: datetime
    place: str
    uid: str = ""
    sequence: int = 0
    moves: bool = False
    """Whether it is a new time for a meeting that was agreed before."""
    word: str = ""
    """The other side's own words."""
    length: timedelta = timedelta(hours=1)


ANOTHER_DAY = _("You can propose another day when you like.")
OLD_TIME_STANDS = _("Your meeting stands as you agreed before.")


def told(news: Phrase, facts: Meeting) -> Phrase:
    """The news, and under it when and where."""
    return lines(news(partner=facts.partner), as_is(""), words.meeting(facts.starts_at, facts.place))


def pass_on(talk: Talk, facts: Meeting) -> None:
    """The other side's own words, where there are any."""
    if facts.word:
        talk.say(_("{partner} writes: {words}")(partner=facts.partner, words=facts.word))
