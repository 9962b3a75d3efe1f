"""A gentle word to somebody who waits, with all that one can do meanwhile.

Makker: Hello Amina. You have waited 18 days for a match.
Makker: There is nobody for you yet, and you are still on the list.
Makker: I write to you as soon as there is somebody.
Makker: You need to do nothing. Would you like to do something?
        [OK, I wait] [✏️ Change my answers] [🔕 Do not write this again] [🚪 Leave the list]
> [OK, I wait]
Makker: Thank you for your patience.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Phase
from bot.domain.waiting import ChangeAnswers, LeaveList, NoMoreWords
from bot.talk.phrase import Phrase, _, n_
from bot.talk.questions import Choice
from bot.talk.talk import Talk

WAYS = {
    "wait": _("OK, I wait"),
    "change": _("✏️ Change my answers"),
    "quiet": _("🔕 Do not write this again"),
    "leave": _("🚪 Leave the list"),
}


@dataclass(frozen=True)
class Facts:
    """For what the person waits, and since when."""

    name: str
    phase: Phase
    since: datetime


def still_waiting(talk: Talk, facts: Facts) -> None:
    """How long it has been, honestly; then whatever the person likes."""
    talk.say(_how_long(facts, (talk.now - facts.since).days))
    if facts.phase is Phase.waiting_for_approval:
        talk.say(_("The coordinators have not decided yet. I have reminded them."))
    else:
        talk.say(_("There is nobody for you yet, and you are still on the list."))
        talk.say(_("I write to you as soon as there is somebody."))
    way = talk.ask(Choice("way", _("You need to do nothing. Would you like to do something?"), WAYS))
    match way:
        case "change":
            talk.do(ChangeAnswers())
        case "leave":
            talk.do(LeaveList())
        case "quiet":
            talk.do(NoMoreWords())
            talk.say(_("All right. From now on I write to you only when there is news."))
        case _:
            talk.say(_("Thank you for your patience."))


def _how_long(facts: Facts, days: int) -> Phrase:
    if facts.phase is Phase.waiting_for_approval:
        told = n_(
            "Hello {name}. You sent your answers {n} day ago.",
            "Hello {name}. You sent your answers {n} days ago.",
            days,
        )
    else:
        told = n_(
            "Hello {name}. You have waited {n} day for a match.",
            "Hello {name}. You have waited {n} days for a match.",
            days,
        )
    return told(name=facts.name)
