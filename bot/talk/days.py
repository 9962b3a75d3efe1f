"""A question that is answered with a day: by buttons, or in words as the reader's language writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.effects import Json
from bot.talk.day_words import read_day
from bot.talk.heard import Heard, Tap, Words
from bot.talk.phrase import FullDay, Phrase, ShortDay, _, as_is
from bot.talk.question import Question, SorryError

BUTTONS = 6
"""Days that stand on buttons, the nearest to today first; any other is written."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day(Question[date]):
    """A day from `earliest` to `latest`, both included."""

    key: str
    prompt: Phrase
    today: date
    earliest: date
    latest: date
    columns: int = 2
    buttons: Mapping[date, Phrase] | None = None
    """The days that are offered, in words of their own; None: the nearest to today."""

    def options(self) -> Mapping[str, Phrase]:
        """The days around today, under their ISO dates. No *today*: the message may be read tomorrow."""
        if self.buttons is not None:
            return {day.isoformat(): label for day, label in self.buttons.items()}
        step = DAY if self._ahead else -DAY
        days = [self.today + step * number for number in range(BUTTONS)]
        return {day.isoformat(): as_is(ShortDay(day)) for day in days if self.earliest <= day <= self.latest}

    @property
    def _ahead(self) -> bool:
        return self.latest > self.today

    def hear(self, heard: Heard) -> Json:
        """The day as an ISO date."""
        match heard:
            case Tap(option=option) if option in self.options():
                return {"day": option}
            case Words(text, language):
                day = read_day(text, language, self.today, future=self._ahead)
                if day and self.earliest <= day <= self.latest:
                    return {"day": day.isoformat()}
                raise too_far(self.earliest, self.latest) if day else self._not_a_day()
        raise self._not_a_day()

    def _not_a_day(self) -> SorryError:
        return not_a_day(self.earliest if self._ahead else self.today)

    def read(self, stored: Json) -> date:
        """The day; ValueError where it is none, or no longer one of those that are asked for."""
        day = date.fromisoformat(str(stored["day"])) if isinstance(stored, dict) else None
        if day is None or not self.earliest <= day <= self.latest:
            raise ValueError(stored)
        return day


def not_a_day(such_as: date) -> SorryError:
    """The words name no day: how one is written."""
    return SorryError(_("Please tap a day, or write one like this: {day}.")(day=FullDay(such_as)))


def too_far(first: date, last: date) -> SorryError:
    """The day is none of those that are asked for."""
    return SorryError(_("Please choose a day from {first} to {last}.")(first=FullDay(first), last=FullDay(last)))
