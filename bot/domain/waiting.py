"""Waiting: for the coordinators' decision, then for a match. What people may do meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.effects import Effect, Json
from bot.domain.hours import at_desk
from bot.domain.member import Phase
from bot.domain.programme import Programme

WAITING = (Phase.waiting_for_approval, Phase.waiting_for_match)


@dataclass(frozen=True)
class ChangeAnswers(Effect):
    """The person would like to see and change what they answered when they joined."""


@dataclass(frozen=True)
class KeepAnswers(Effect):
    """The answers as the person changed them, under their questions' keys."""

    name: str
    profile: Mapping[str, Json]


@dataclass(frozen=True)
class LeaveList(Effect):
    """The person would rather not wait any more."""


@dataclass(frozen=True)
class NoMoreWords(Effect):
    """The person wants to hear only when there is news."""


def first_word(phase: Phase, since: datetime, zone: ZoneInfo, programme: Programme) -> datetime | None:
    """When somebody who began to wait at `since` first hears how it stands; None: does not wait."""
    match phase:
        case Phase.waiting_for_approval:  # the coordinators are reminded too
            days = timedelta(days=programme.matching.undecided_days)
            return at_desk(since + days, zone, programme.hours)
        case Phase.waiting_for_match:
            return since + timedelta(days=programme.matching.waiting_word_days)
    return None
