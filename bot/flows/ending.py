"""Two weeks before the agreed end, each side on its own: end, or go on? It goes on only if both would like to.

Makker: Lars and you have agreed to meet until Tuesday 8 December 2026. What would you like?
        Tap a button. You can also write until which day you would like to go on.
        [🏁 End on Tue 8 Dec] [1 month more, until 8 January 2027] [3 months more, until 8 March 2027]
        [6 months more, until 8 June 2027]
> [1 month more, until 8 January 2027]
Makker: Thank you. You go on if Lars would like that too. Then I write to you both.
Makker: If not, your time together ends on Tuesday 8 December 2026, as agreed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.agreement import months_after
from bot.domain.course import LONGER_MONTHS, EndOrGoOn
from bot.talk.days import Day
from bot.talk.phrase import FarDay, FullDay, Phrase, ShortDay, _, as_is, lines, n_
from bot.talk.questions import ChoiceOr
from bot.talk.talk import Talk

LONGEST_MONTHS = 36
"""How much longer somebody may write that they would like to go on."""


@dataclass(frozen=True)
class Facts:
    """With whom, and until when it is agreed."""

    pair: int
    partner: str
    until: date


def end_or_go_on(talk: Talk, facts: Facts) -> None:
    """What one side says is told to nobody; only what follows from both."""
    until = talk.ask(_question(facts))
    talk.do(EndOrGoOn(facts.pair, None if isinstance(until, str) else until))
    if isinstance(until, str):
        ends = _("All right. Your time together ends on {day}. I write to you on that day.")
        talk.say(ends(day=FarDay(facts.until)))
    else:
        both = _("Thank you. You go on if {partner} would like that too. Then I write to you both.")
        talk.say(both(partner=facts.partner))
        talk.say(_("If not, your time together ends on {day}, as agreed.")(day=FarDay(facts.until)))


def _question(facts: Facts) -> ChoiceOr[date]:
    asks = _("{partner} and you have agreed to meet until {day}. What would you like?")
    how = _("Tap a button. You can also write until which day you would like to go on.")
    prompt = lines(asks(partner=facts.partner, day=FarDay(facts.until)), as_is(""), how)
    ends = {months_after(facts.until, months): months for months in LONGER_MONTHS}
    further = {day: _further(months, day) for day, months in ends.items()}
    first, last = facts.until + timedelta(days=1), months_after(facts.until, LONGEST_MONTHS)
    end = {"end": _("🏁 End on {day}")(day=ShortDay(facts.until))}
    return ChoiceOr(end, Day("until", prompt, facts.until, first, last, buttons=further))


def _further(months: int, day: date) -> Phrase:
    return n_("{n} month more, until {day}", "{n} months more, until {day}", months)(day=FullDay(day))


def goes_on(talk: Talk, facts: Facts) -> None:
    """Both would like to go on.

    Makker: 🎉 Lars and you go on until Tuesday 8 December 2026!
    """
    talk.say(_("🎉 {partner} and you go on until {day}!")(partner=facts.partner, day=FarDay(facts.until)))
