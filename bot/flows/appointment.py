"""Choosing a day, a time and a place by buttons: shared by all conversations that plan or tell of a meeting.

Makker: Which day is good for you?
> [27]
Makker: What time?
        [🌅 In the morning] [☀️ In the afternoon] [🌆 In the evening]
> [In the afternoon]
Makker: What time?
> [14:00]
Makker: Where? Tap a button or write the place.
        [At a café] [At a library] [At the mentor’s work] [Online] [By phone]
> The canteen at Bella Center
Makker: Shall I send this to Lars?
        📅 Friday 27 November at 14:00
        📍 The canteen at Bella Center
        [✅ Send] [✏️ Day] [✏️ Time] [✏️ Place]
> [Time]
Makker: What time?
> 15:30
Makker: Shall I send this to Lars?
        📅 Friday 27 November at 15:30
        📍 The canteen at Bella Center
> [Send]
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain import timetable
from bot.flows import words
from bot.talk.calendar import Calendar
from bot.talk.hour import Hour
from bot.talk.own_words import Text
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import ChoiceOr, Review
from bot.talk.talk import Talk

OWN_PLACES = 3
"""Places of the pair's own that are offered again."""
WHICH_DAY = _("Which day is good for you?")
MARKED = _("A dot (•) means: you or {partner} have a meeting on that day.")
WHERE = _("Where? Tap a button or write the place.")


@dataclass(frozen=True, kw_only=True)
class Planning:
    """What one needs to know to plan a meeting."""

    pair: int
    partner: str
    zone: str
    places: tuple[str, ...] = ()
    """Where this pair has met or wanted to meet, the newest first."""
    agreed_place: str = ""
    """Where they have agreed to meet most of the time."""
    paired_on: date | None = None
    """The day on which they became a pair."""
    busy: tuple[datetime, ...] = ()
    """When the one or the other has an agreed meeting, with whomever."""
    apart: timedelta = timedelta(hours=1)
    """How long after the beginning of one meeting another may begin."""

    @property
    def here(self) -> ZoneInfo:
        """The programme's time zone."""
        return ZoneInfo(self.zone)

    @property
    def taken(self) -> timetable.Taken:
        """When nobody can begin another meeting."""
        return timetable.Taken(self.busy, self.apart)


@dataclass(frozen=True)
class Appointment:
    """A moment and a place."""

    starts_at: datetime
    place: str


def choose_appointment(talk: Talk, facts: Planning) -> Appointment:
    """Day, time, place, and a last look; nothing in the past is offered, and no time that is taken."""
    marked = frozenset(it.astimezone(facts.here).date() for it in facts.busy)
    days = timetable.days_ahead(talk.now, facts.taken, facts.here)
    asks = WHICH_DAY
    if marked.intersection(days):
        asks = lines(WHICH_DAY, MARKED(partner=facts.partner))
    day = talk.ask(Calendar("day", asks, days, marked))
    clock = ask_time(talk, timetable.free_times(day, talk.now, facts.taken, facts.here))
    place = ask_place(talk, facts)
    starts_at = datetime.combine(day, clock, facts.here)
    talk.ask(Review("review", _summary(facts.partner, starts_at, place), _("✅ Send"), words.CHANGES))
    return Appointment(starts_at, place)


def choose_past(talk: Talk, facts: Planning, days: Sequence[date]) -> Appointment:
    """Day, time and place of a meeting that took place on one of these days."""
    day = talk.ask(Calendar("day", _("Which day did you meet?"), days, latest=True))
    clock = ask_time(talk, timetable.past_times(day, talk.now, facts.here))
    return Appointment(datetime.combine(day, clock, facts.here), ask_place(talk, facts))


def ask_time(talk: Talk, starts: Iterable[datetime]) -> time:
    """One of these half hours."""
    return talk.ask(Hour("time", _("What time?"), [start.time() for start in starts]))


def ask_place(talk: Talk, facts: Planning) -> str:
    """The agreed place first; the pair's own; then the usual ones; or words."""
    used = dict.fromkeys(filter(None, (facts.agreed_place, *facts.places)))
    mine = dict(enumerate([place for place in used if place not in words.PLACES][:OWN_PLACES]))
    own = {f"own{number}": place for number, place in mine.items()}
    buttons = {**{option: as_is(place) for option, place in own.items()}, **words.PLACES}
    if facts.agreed_place in words.PLACES:
        buttons = {facts.agreed_place: words.PLACES[facts.agreed_place], **buttons}
    place = talk.ask(ChoiceOr(buttons, Text("place", WHERE, longest=100), columns=2))
    return own.get(place, place)


def _summary(partner: str, starts_at: datetime, place: str) -> Phrase:
    return lines(_("Shall I send this to {partner}?")(partner=partner), as_is(""), words.meeting(starts_at, place))
