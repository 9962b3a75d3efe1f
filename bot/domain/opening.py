"""When something may be said to somebody: one table of all that is said, and the rules that its columns stand for.

Never at night, never two questions at once, at most one thing a day that nobody asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import MORNING, USUAL, QuietHours, at_local

LEFT_IDLE_AFTER = timedelta(hours=1)
"""Silence after which a person is no longer in the middle of a question."""


class Kind(IntEnum):
    """What is said, by why. Of several that wait for the same person, the smaller kind goes first."""

    reply = 0
    """What the person has just asked for."""
    rescue = 1
    """The coordinators answer a call for help."""
    answer = 2
    """The coordinators answer something else that the person asked them."""
    meeting = 3
    """An agreed meeting is near, or does not take place."""
    parting = 4
    """The pair has ended."""
    letter = 5
    """The coordinators' own words."""
    news = 6
    """What the partner or the coordinators did; it asks nothing."""
    request = 7
    """Somebody waits for the answer: a proposed meeting or agreement, an offered partner."""
    announcement = 8
    """The coordinators' words to many at once."""
    question = 9
    """About something that was agreed: did you meet? shall it end? ask me later."""
    unprompted = 10
    """Makker's own idea: a check-in, an agreement to begin, a word while waiting, no answer yet."""
    nudge = 11
    """The question on the screen once more."""


@dataclass(frozen=True)
class Manners:
    """What one kind may do."""

    at_night: bool = False
    """Come in the quiet hours."""
    interrupts: bool = False
    """Come in the middle of another question; that one is asked again right after it."""
    one_a_day: bool = False
    """Come at most once a day, the two kinds of it together, and only an hour after anything else was said."""


MANNERS: Mapping[Kind, Manners] = {
    Kind.reply: Manners(at_night=True, interrupts=True),
    Kind.rescue: Manners(at_night=True, interrupts=True),
    Kind.answer: Manners(interrupts=True),
    Kind.meeting: Manners(interrupts=True),
    Kind.parting: Manners(interrupts=True),
    Kind.letter: Manners(),
    Kind.news: Manners(),
    Kind.request: Manners(),
    Kind.announcement: Manners(),
    Kind.question: Manners(),
    Kind.unprompted: Manners(one_a_day=True),
    Kind.nudge: Manners(one_a_day=True),
}
"""The table; `docs/adr/0016-when-something-is-said.md` shows it in words."""


@dataclass(frozen=True)
class Listener:
    """How it stands with somebody to whom something is to be said."""

    hours: QuietHours = USUAL
    busy_until: datetime | None = None
    """Until when they may still be in the middle of another question."""
    told_at: datetime | None = None
    """When anything was last said to them."""
    unprompted_at: datetime | None = None
    """When they last heard something that counts as the one a day."""
    asked_at: datetime | None = None
    """When the question on their screen was asked."""
    nudge_at: datetime | None = None
    """When they are to be reminded of that question."""


def busy_until(spoke_at: datetime | None, asked_at: datetime, now: datetime) -> datetime | None:
    """Until when somebody counts as answering the question that was asked at `asked_at`; None: no longer."""
    until = max(asked_at, spoke_at or asked_at) + LEFT_IDLE_AFTER
    return until if until > now else None


def opens_at(kind: Kind, to: Listener, now: datetime, zone: ZoneInfo) -> datetime:
    """The first moment from `now` on at which this may be said, as far as is known now."""
    manners = MANNERS[kind]
    moment = now if manners.interrupts else max(now, to.busy_until or now)
    if manners.one_a_day:
        moment = _on_a_day_of_its_own(kind, to, moment, zone)
    return moment if manners.at_night else to.hours.awake(moment, zone)


def _on_a_day_of_its_own(kind: Kind, to: Listener, moment: datetime, zone: ZoneInfo) -> datetime:
    """Makker's own idea also leaves two days to the open question: on which it was asked, and of its reminder."""
    if to.told_at:
        moment = max(moment, to.told_at + LEFT_IDLE_AFTER)
    taken = [to.unprompted_at, *([to.asked_at, to.nudge_at] if kind is Kind.unprompted else [])]
    days = {_day(it, zone) for it in taken if it}
    moment = to.hours.awake(moment, zone)
    while _day(moment, zone) in days:
        moment = next_morning(moment, to.hours, zone)
    return moment


def next_morning(moment: datetime, hours: QuietHours, zone: ZoneInfo) -> datetime:
    """When somebody may be written to on the day after `moment`."""
    clock = hours.until if hours.are_set else MORNING
    return hours.awake(at_local(moment, 1, clock, zone), zone)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
