"""When somebody wants to be left in peace.

Makker: I do not write to you in your quiet hours. Only an answer to a call for help comes at any time.
Makker: From when should I be quiet?
        [18:00] [19:00] [20:00] [21:00] [22:00] [23:00] [Never]
> [21:00]
Makker: Until when?
        [05:00] [06:00] [07:00] [08:00] [09:00] [10:00]
> [07:00]
Makker: All right. From 21:00 to 07:00 I do not write to you.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from bot.domain.effects import KeepQuiet
from bot.talk.phrase import Phrase, _
from bot.talk.questions import Choice
from bot.talk.talk import Talk

EVENINGS, MORNINGS = range(18, 24), range(5, 11)
NEVER = "never"


@dataclass(frozen=True)
class Facts:
    """Nothing needs to be known."""


def quiet_hours(talk: Talk, facts: Facts) -> None:
    """From when, until when; or never."""
    talk.say(_("I do not write to you in your quiet hours. Only an answer to a call for help comes at any time."))
    evenings = {**_hours(EVENINGS), NEVER: _("Never")}
    since = talk.ask(Choice("since", _("From when should I be quiet?"), evenings, columns=3))
    if since == NEVER:
        talk.do(KeepQuiet(0, 0))
        talk.say(_("All right. I may write to you at any time of the day."))
        return
    until = talk.ask(Choice("until", _("Until when?"), _hours(MORNINGS), columns=3))
    talk.do(KeepQuiet(int(since), int(until)))
    said = _("All right. From {since} to {until} I do not write to you.")
    talk.say(said(since=time(int(since)), until=time(int(until))))


def _hours(hours: Iterable[int]) -> dict[str, Phrase]:
    return {str(hour): _("{hour}")(hour=time(hour)) for hour in hours}
