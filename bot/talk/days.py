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

    def options(self) -> Mapping[str, Phrase]:
        """The days around today, under their ISO dates. No *today*: the message may be read tomorrow."""
        step = DAY if self.latest > self.today else -DAY
        days = [self.today + step * number for number in range(BUTTONS)]
        return {day.isoformat(): as_is(ShortDay(day)) for day in days if self.earliest <= day <= self.latest}

    def hear(self, heard: Heard) -> Json:
        """The day as an ISO date."""
        match heard:
            case Tap(option=option) if option in self.options():
                return {"day": option}
            case Words(text, language):
                day = read_day(text, language, self.today, future=self.latest > self.today)
                if day and self.earliest <= day <= self.latest:
                    return {"day": day.isoformat()}
                raise SorryError(self._too_far() if day else self._not_a_day())
        raise SorryError(self._not_a_day())

    def _not_a_day(self) -> Phrase:
        return _("Please tap a day, or write one like this: {day}.")(day=FullDay(self.today))

    def _too_far(self) -> Phrase:
        first, last = FullDay(self.earliest), FullDay(self.latest)
        return _("Please choose a day from {first} to {last}.")(first=first, last=last)

    def read(self, stored: Json) -> date:
        """The day; ValueError where it is none, or no longer one of those that are asked for."""
        day = date.fromisoformat(str(stored["day"])) if isinstance(stored, dict) else None
        if day is None or not self.earliest <= day <= self.latest:
            raise ValueError(stored)
        return day
