"""A break: until when, without a reason.

Makker: You can take a break from your meetings with Lars. You do not need a reason.
Makker: How long? Tap a button or write until which day.
        [1 week, until Tue 1 Dec] [2 weeks, until Tue 8 Dec] [4 weeks, until Tue 22 Dec] [8 weeks, until Tue 19 Jan]
        [I do not know yet]
> [2 weeks, until Tue 8 Dec]
Makker: A break until Tuesday 8 December 2026. I tell Lars the day, and nothing else.
        Meetings before that day are cancelled.
        [Yes, take a break] [No, go on]
> [Yes, take a break]
Makker: Your break has begun. I ask you nothing about your meetings until Tuesday 8 December 2026.
Makker: Then I write to you both.
Makker: You can start again earlier: tap ▶️ in the menu.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.course import EndBreak, TakeBreak
from bot.talk.days import Day
from bot.talk.phrase import FarDay, Phrase, ShortDay, _, as_is, lines, n_
from bot.talk.questions import Choice, ChoiceOr
from bot.talk.talk import Talk

SURE = {"yes": _("Yes, take a break"), "no": _("No, go on")}
OPEN = {"open": _("I do not know yet")}
LONGEST = timedelta(weeks=26)
"""From today until the last day that somebody may write."""


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
    answer = talk.ask(_how_long(facts))
    until = None if isinstance(answer, str) else answer
    if talk.ask(Choice("sure", _what_follows(facts, until), SURE)) == "no":
        talk.say(_("All right. Nothing has changed."))
        return
    talk.do(TakeBreak(facts.pair, until))
    if until is None:
        talk.say(_("Your break has begun. I ask you nothing about your meetings."))
        talk.say(_("Every four weeks I ask you whether you would like to start again."))
    else:
        talk.say(_("Your break has begun. I ask you nothing about your meetings until {day}.")(day=FarDay(until)))
        talk.say(_("Then I write to you both."))
    talk.say(_("You can start again earlier: tap ▶️ in the menu."))


def _how_long(facts: Facts) -> ChoiceOr[date]:
    ends = {facts.today + timedelta(weeks=weeks): weeks for weeks in facts.weeks}
    buttons = {
        day: n_("{n} week, until {day}", "{n} weeks, until {day}", weeks)(day=ShortDay(day))
        for day, weeks in ends.items()
    }
    prompt = _("How long? Tap a button or write until which day.")
    first, last = facts.today + timedelta(days=1), facts.today + LONGEST
    return ChoiceOr(OPEN, Day("until", prompt, facts.today, first, last, buttons=buttons), words_first=True)


def _what_follows(facts: Facts, until: date | None) -> Phrase:
    if until is None:
        told = _("A break without a last day. I tell {partner} that you take a break, and nothing else.")
        return lines(told(partner=facts.partner), as_is(""), _("All your meetings are cancelled."))
    told = _("A break until {day}. I tell {partner} the day, and nothing else.")
    cancelled = _("Meetings before that day are cancelled.")
    return lines(told(day=FarDay(until), partner=facts.partner), as_is(""), cancelled)


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
    _ask_again(talk, facts, _("Would you like to start again with {partner} now?")(partner=facts.partner))


def still_resting(talk: Talk, facts: Resting) -> None:
    """A break without a last day has gone on for some weeks.

    Makker: You take a break from your meetings with Lars. Would you like to start again now?
            [Yes, start again] [Not yet]
    > [Not yet]
    Makker: All right. Take the time that you need.
    """
    asks = _("You take a break from your meetings with {partner}. Would you like to start again now?")
    _ask_again(talk, facts, asks(partner=facts.partner))


def _ask_again(talk: Talk, facts: Resting, asks: Phrase) -> None:
    if talk.ask(Choice("again", asks, AGAIN)) == "yes":
        talk.do(EndBreak(facts.pair))
    else:
        talk.say(_("All right. Take the time that you need."))


@dataclass(frozen=True)
class News:
    """A break of the pair, for the other side or for both; `until`: its last day, where there is one."""

    partner: str
    until: date | None = None


NOTHING_UNTIL_THEN = _(
    "Meetings before that day are cancelled. I ask you nothing until then, and write to you both on that day."
)
HELP_IS_THERE = _("Would you like to talk about it? Press Help: the coordinators answer you.")


def break_begun(talk: Talk, facts: News) -> None:
    """The other side takes a break: the day, and nothing else. Why, Makker does not know.

    Makker: ⏸ Lars takes a break until Tuesday 8 December 2026.
    Makker: Meetings before that day are cancelled. I ask you nothing until then, and write to you both on that day.
    Makker: Would you like to talk about it? Press Help: the coordinators answer you.
    """
    if facts.until is None:
        begun = _("⏸ {partner} takes a break. There is no last day yet.")
        talk.say(begun(partner=facts.partner))
        talk.say(
            _("Your meetings are cancelled. I ask you nothing until the break is over, and write to you both then.")
        )
    else:
        begun = _("⏸ {partner} takes a break until {day}.")
        talk.say(begun(partner=facts.partner, day=FarDay(facts.until)))
        talk.say(NOTHING_UNTIL_THEN)
    talk.say(HELP_IS_THERE)


def break_over(talk: Talk, facts: News) -> None:
    """Back together.

    Makker: ▶️ The break is over. Lars and you can meet again!
    Makker: Tap the button with 📅 and propose a day.
    """
    talk.say(_("▶️ The break is over. {partner} and you can meet again!")(partner=facts.partner))
    talk.say(_("Tap the button with 📅 and propose a day."))
