"""Two weeks before the agreed end, each side on its own: end, or go on? It goes on only if both would like to.

Makker: Lars and you have agreed to meet until Tuesday 8 December. What would you like?
        [🏁 End on Tue 8 Dec] [Go on for 1 month, until Fri 8 Jan] [Go on for 3 months, until Mon 8 Mar]
        [Go on for 6 months, until Tue 8 Jun]
> [Go on for 1 month, until Fri 8 Jan]
Makker: Thank you. You go on if Lars would like that too. I write to you both.
"""

from dataclasses import dataclass
from datetime import date

from bot.domain.agreement import months_after
from bot.domain.course import LONGER_MONTHS, EndOrGoOn
from bot.talk.phrase import Phrase, ShortDay, _, n_
from bot.talk.questions import Choice
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Facts:
    """With whom, and until when it is agreed."""

    pair: int
    partner: str
    until: date


def end_or_go_on(talk: Talk, facts: Facts) -> None:
    """What one side says is told to nobody; only what follows from both."""
    asks = _("{partner} and you have agreed to meet until {day}. What would you like?")
    choice = talk.ask(Choice("until", asks(partner=facts.partner, day=facts.until), _choices(facts)))
    until = None if choice == "end" else date.fromisoformat(choice)
    talk.do(EndOrGoOn(facts.pair, until))
    if until is None:
        talk.say(_("All right. Your time together ends on {day}. I write to you on that day.")(day=facts.until))
    else:
        both = _("Thank you. You go on if {partner} would like that too. I write to you both.")
        talk.say(both(partner=facts.partner))


def _choices(facts: Facts) -> dict[str, Phrase]:
    choices = {"end": _("🏁 End on {day}")(day=ShortDay(facts.until))}
    for months in LONGER_MONTHS:
        day = months_after(facts.until, months)
        label = n_("Go on for {n} month, until {day}", "Go on for {n} months, until {day}", months)
        choices[str(day)] = label(day=ShortDay(day))
    return choices


def goes_on(talk: Talk, facts: Facts) -> None:
    """Both would like to go on.

    Makker: 🎉 Lars and you go on until Tuesday 8 December!
    """
    talk.say(_("🎉 {partner} and you go on until {day}!")(partner=facts.partner, day=facts.until))
