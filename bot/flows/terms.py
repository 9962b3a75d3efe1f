"""The words of an agreement, and the questions about each of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.agreement import Terms, months_after, possible_ends
from bot.flows import words
from bot.talk.days import Day
from bot.talk.own_words import Text
from bot.talk.phrase import FarDay, FullDay, Phrase, _, as_is, lines, n_
from bot.talk.questions import ChoiceOr, Maybe
from bot.talk.talk import Talk

RHYTHMS = {
    "weekly_2": _("Every week, 2 hours"),
    "weekly_1": _("Every week, 1 hour"),
    "fortnightly": _("Every second week, 2 hours"),
    "monthly": _("Once a month, 2 hours"),
}
AIMS = {
    "job": _("Find a job"),
    "trainee": _("Find a traineeship"),
    "cv": _("Write a CV and applications"),
    "danish": _("Speak better Danish"),
    "people": _("Meet people in my field"),
    "school": _("Start an education"),
    "culture": _("Understand Danish workplaces"),
}
REACH = {
    "telegram": _("We write on Telegram"),
    "makker": _("We only use Makker"),
}
CHANGES = {
    "rhythm": _("✏️ How often"),
    "place": _("✏️ Place"),
    "aims": _("✏️ Aims"),
    "ends": _("✏️ End"),
    "reach": _("✏️ Contact"),
}
MOST_AIMS = 3
FURTHER_MONTHS = (1, 3, 6)
"""How much longer, from today, a pair may go on that changes its agreement."""
LONGEST_MONTHS = 36
"""From today until the latest end that somebody may write."""


@dataclass(frozen=True)
class Frame:
    """What limits the terms: whom they are with, and the days."""

    partner: str
    since: date
    """When the pair began."""
    today: date
    months: int
    """The programme's usual length."""
    telegram: bool = True
    """Whether one of the two can be found on Telegram: has a name there."""


def shown(terms: Terms) -> Phrase:
    """The terms, a line each."""
    return lines(*shown_to_others(terms), _("💬 Contact: {it}")(it=_word(REACH, terms.reach)))


def among(first: Phrase, terms: Terms, *last: Phrase) -> Phrase:
    """The terms between other words."""
    return lines(first, as_is(""), shown(terms), *(it for phrase in last for it in (as_is(""), phrase)))


def shown_to_others(terms: Terms) -> list[Phrase]:
    """The terms without how to reach each other: that is theirs alone."""
    return [
        how_often(terms),
        _("📍 Where: {it}")(it=words.place(terms.place)),
        *(_("🎯 {aim}")(aim=_word(AIMS, aim)) for aim in terms.aims),
        _("🏁 Until: {day}")(day=FarDay(terms.ends_on)),
    ]


def how_often(terms: Terms) -> Phrase:
    """The rhythm."""
    return _("🗓 How often: {it}")(it=_word(RHYTHMS, terms.rhythm))


def _word(ours: dict[str, Phrase], kept: str) -> Phrase:
    return ours.get(kept) or as_is(kept)


def ask_rhythm(talk: Talk, frame: Frame) -> str:
    """How often."""
    own = Text("rhythm", _("How often would you like to meet? Tap a button or write it."), longest=100)
    return talk.ask(ChoiceOr(RHYTHMS, own))


def ask_place(talk: Talk, frame: Frame) -> str:
    """Where, most of the time."""
    own = Text("place", _("Where would you like to meet? Tap a button or write the place."), longest=100)
    return talk.ask(ChoiceOr(words.PLACES, own, columns=2))


def ask_aims(talk: Talk, frame: Frame) -> tuple[str, ...]:
    """One to three aims: buttons, or own words."""
    aim = Text("aims", _("What would you like to reach together? Tap a button or write it."), longest=150)
    aims = [talk.ask(ChoiceOr(AIMS, aim))]
    while len(aims) < MOST_AIMS:
        left = {key: label for key, label in AIMS.items() if key not in aims}
        more = Text(f"aims_{len(aims) + 1}", _("Is there one more aim? You can also skip this."), longest=150)
        aim_too = talk.ask(Maybe(ChoiceOr(left, more)))
        if aim_too is None:
            break
        aims.append(aim_too)
    return tuple(aims)


def ask_end(talk: Talk, frame: Frame) -> date:
    """Until when: the programme's length and two others; for a pair on its way, also some months from today."""
    ends = possible_ends(frame.since, (3, frame.months, 12), frame.today)
    if frame.today >= months_after(frame.since, 1):  # sooner, two days would hardly differ
        ends |= possible_ends(frame.today, FURTHER_MONTHS, frame.today)
    labels = {day: _end_label(day, frame.today) for day in sorted(ends)}
    prompt = _("Until when would you like to meet? Tap a button or write a day.")
    first, last = frame.today + timedelta(days=1), months_after(frame.today, LONGEST_MONTHS)
    return talk.ask(Day("ends", prompt, frame.today, first, last, columns=1, buttons=labels))


def _end_label(day: date, today: date) -> Phrase:
    months = (day.year - today.year) * 12 + day.month - today.month
    return n_("{day} (in {n} month)", "{day} (in {n} months)", months)(day=FullDay(day))


def ask_reach(talk: Talk, frame: Frame) -> str:
    """How they reach each other between meetings."""
    ways = {way: label for way, label in REACH.items() if way != "telegram" or frame.telegram}
    prompt = _("How should {partner} and you reach each other? Tap a button, or write a telephone number.")
    return talk.ask(ChoiceOr(ways, Text("reach", prompt(partner=frame.partner), longest=100)))


def ask_all(talk: Talk, frame: Frame) -> Terms:
    """All the terms, one after the other."""
    return Terms(
        rhythm=ask_rhythm(talk, frame),
        place=ask_place(talk, frame),
        aims=ask_aims(talk, frame),
        ends_on=ask_end(talk, frame),
        reach=ask_reach(talk, frame),
    )


def _with(name: str, ask: Callable[[Talk, Frame], object]) -> Callable[[Terms, Talk, Frame], Terms]:
    return lambda terms, talk, frame: replace(terms, **{name: ask(talk, frame)})  # type: ignore[arg-type]


CHANGE = {
    "rhythm": _with("rhythm", ask_rhythm),
    "place": _with("place", ask_place),
    "aims": _with("aims", ask_aims),
    "ends": _with("ends_on", ask_end),
    "reach": _with("reach", ask_reach),
}
"""What each of `CHANGES` asks anew."""
