"""What two people agree on: how often, where, what for, how long, how to reach each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.effects import Effect
from bot.domain.hours import at_local


class AgreementState(StrEnum):
    """How far an agreement has come."""

    proposed = "proposed"
    agreed = "agreed"
    replaced = "replaced"
    """Another one was proposed or agreed instead."""


@dataclass(frozen=True)
class Terms:
    """The words of an agreement. A rhythm, place, aim or way is one of ours or the person's own words."""

    rhythm: str
    place: str
    aims: tuple[str, ...]
    ends_on: date
    reach: str


@dataclass(frozen=True)
class ProposeAgreement(Effect):
    """Terms for the other side to say yes to, or to change."""

    pair: int
    terms: Terms
    instead_of: int = 0
    """The agreement that this side had before their eyes and changed; 0: none."""


@dataclass(frozen=True)
class Agree(Effect):
    """Yes to the terms that the other side proposed."""

    agreement: int


ASKED_AT = time(10)
WEEK = 7
"""Days after the mentee until the mentor is asked to begin an agreement, where there still is none."""
MINUTES = {"weekly_2": 120, "weekly_1": 60, "fortnightly": 120, "monthly": 120}
"""How long a meeting lasts in each rhythm of ours."""
WEEKS = {"weekly_2": 1, "weekly_1": 1, "fortnightly": 2, "monthly": 4}
"""Weeks from one meeting to the next in each of them: in four weeks it is the same weekday."""
MONTHS_A_YEAR, LAST_DAY_EVERYWHERE = 12, 28


def length_of_meeting(terms: Terms | None, usual: int) -> timedelta:
    """As agreed; the programme's usual minutes where nothing is, or in the pair's own words."""
    return timedelta(minutes=MINUTES.get(terms.rhythm, usual) if terms else usual)


def weeks_between(terms: Terms | None) -> int:
    """From one meeting to the next, as agreed; a week where nothing is, or in the pair's own words."""
    return WEEKS.get(terms.rhythm, 1) if terms else 1


def ask_for_agreement(since: datetime, days: int, zone: ZoneInfo) -> datetime:
    """When somebody in a pair that began at `since` is asked, `days` days later."""
    return at_local(since, days, ASKED_AT, zone)


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later; the 28th stands in for days that not every month has."""
    number = day.month - 1 + months
    year, month = day.year + number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, LAST_DAY_EVERYWHERE))


def possible_ends(start: date, months: Iterable[int], today: date) -> dict[date, int]:
    """The days on which a mentorship could end, each with its months from `start`; none in the past."""
    ends = {months_after(start, it): it for it in sorted(set(months))}
    return {day: it for day, it in ends.items() if day > today}


def end_of(day: date, days_before: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When both are asked about the end that is agreed for `day`, and when it comes."""
    end = datetime.combine(day, ASKED_AT, zone)
    return at_local(end, -days_before, ASKED_AT, zone), end
