"""A break: until when, without a reason.

Makker: You can take a break from your meetings with Lars. You do not need a reason.
Makker: How long?
        [1 week, until Tue 1 Dec] [2 weeks, until Tue 8 Dec] [4 weeks, until Tue 22 Dec] [8 weeks, until Tue 19 Jan]
> [2 weeks, until Tue 8 Dec]
Makker: A break until Tuesday 8 December. I tell Lars the day, and nothing else. Meetings before that day are cancelled.
        [Yes, take a break] [No, go on]
> [Yes, take a break]
Makker: Your break has begun. I ask you nothing about your meetings until Tuesday 8 December. Then I write to you both.
Makker: You can start again earlier: tap ▶️ in the menu.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.course import EndBreak, TakeBreak
from bot.talk.phrase import ShortDay, _, n_
from bot.talk.questions import Choice
from bot.talk.talk import Talk

SURE = {"yes": _("Yes, take a break"), "no": _("No, go on")}


@dataclass(frozen=True)
class Facts:
    """From whom, and since when."""

    pair: int
    partner: str
    today: date
    weeks: tuple[int, ...]
    """How long a break may be."""


def take_break(talk: Talk, facts: Facts) -> None:
    """How long, and a last look."""
    invitation = _("You can take a break from your meetings with {partner}. You do not need a reason.")
    talk.say(invitation(partner=facts.partner))
    ends = {weeks: facts.today + timedelta(weeks=weeks) for weeks in facts.weeks}
    labels = {
        str(day): n_("{n} week, until {day}", "{n} weeks, until {day}", weeks)(day=ShortDay(day))
        for weeks, day in ends.items()
    }
    until = date.fromisoformat(talk.ask(Choice("until", _("How long?"), labels)))
    sure = _("A break until {day}. I tell {partner} the day, and nothing else. Meetings before that day are cancelled.")
    if talk.ask(Choice("sure", sure(day=until, partner=facts.partner), SURE)) == "no":
        talk.say(_("All right. Nothing has changed."))
        return
    talk.do(TakeBreak(facts.pair, until))
    rests = _("Your break has begun. I ask you nothing about your meetings until {day}. Then I write to you both.")
    talk.say(rests(day=until))
    talk.say(_("You can start again earlier: tap ▶️ in the menu."))


AGAIN = {"yes": _("Yes, start again"), "no": _("Not yet")}


@dataclass(frozen=True)
class Resting:
    """With whom to start again."""

    pair: int
    partner: str


def end_break(talk: Talk, facts: Resting) -> None:
    """Back earlier than planned.

    Makker: Would you like to start again with Lars now?
            [Yes, start again] [Not yet]
    > [Not yet]
    Makker: All right. Take the time that you need.
    """
    asks = _("Would you like to start again with {partner} now?")
    if talk.ask(Choice("again", asks(partner=facts.partner), AGAIN)) == "yes":
        talk.do(EndBreak(facts.pair))
    else:
        talk.say(_("All right. Take the time that you need."))


@dataclass(frozen=True)
class News:
    """A break of the pair, for the other side or for both."""

    partner: str
    until: date


def break_begun(talk: Talk, facts: News) -> None:
    """The other side takes a break; why is nobody's business.

    Makker: ⏸ Lars takes a break until Tuesday 8 December. That can happen, and it has nothing to do with you.
    Makker: Meetings before that day are cancelled. I ask you nothing until then, and write to you both on that day.
    """
    begun = _("⏸ {partner} takes a break until {day}. That can happen, and it has nothing to do with you.")
    talk.say(begun(partner=facts.partner, day=facts.until))
    talk.say(
        _("Meetings before that day are cancelled. I ask you nothing until then, and write to you both on that day.")
    )


def break_over(talk: Talk, facts: News) -> None:
    """Back together.

    Makker: ▶️ The break is over. Lars and you can meet again!
    Makker: Tap the button with 📅 and propose a day.
    """
    talk.say(_("▶️ The break is over. {partner} and you can meet again!")(partner=facts.partner))
    talk.say(_("Tap the button with 📅 and propose a day."))
