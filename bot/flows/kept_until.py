"""Before somebody is erased who has left the programme long ago: a word, and a way to stay known.

Makker: Hello Amina. Your time in the programme is over. Thank you for being a part of it!
Makker: On Tuesday 8 December I erase your name, your answers and all your words. You need to do nothing.
Makker: Is that all right?
        [OK, thank you] [Please keep them for another year]
> [OK, thank you]
Makker: I wish you all the best!
"""

from dataclasses import dataclass
from datetime import date

from bot.domain.course import StayLonger
from bot.domain.member import Phase
from bot.talk.phrase import _, n_
from bot.talk.questions import Choice
from bot.talk.talk import Talk

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Facts:
    """Who is erased on which day, and for how many months somebody stays who would like to."""

    name: str
    phase: Phase
    day: date
    keep_months: int = MONTHS_A_YEAR


def kept_until(talk: Talk, facts: Facts) -> None:
    """Nothing needs to be done; staying is the person's own wish."""
    if facts.phase is Phase.alumni:
        over = _("Hello {name}. Your time in the programme is over. Thank you for being a part of it!")
        talk.say(over(name=facts.name))
    else:
        talk.say(_("Hello {name}. You asked to join the programme, and there was no place.")(name=facts.name))
    erase = _("On {day} I erase your name, your answers and all your words. You need to do nothing.")
    talk.say(erase(day=facts.day))
    keep = n_("Please keep them for {n} more month", "Please keep them for {n} more months", facts.keep_months)
    if facts.keep_months == MONTHS_A_YEAR:
        keep = _("Please keep them for another year")
    answer = talk.ask(Choice("erase", _("Is that all right?"), {"yes": _("OK, thank you"), "keep": keep}))
    if answer == "yes":
        talk.say(_("I wish you all the best!"))
        return
    talk.do(StayLonger())
    talk.say(_("All right. Everything stays as it is. You can erase it earlier with /forget"))
