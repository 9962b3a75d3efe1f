"""A time of day may be written the way people write it."""

from datetime import time

import pytest

from bot.talk.hour import Hour
from bot.talk.phrase import _
from bot.talk.talk import Talk
from tests.talk.small_flows import begin

TIMES = [time(hour, minute) for hour in range(8, 20) for minute in (0, 30)]


def meets(talk: Talk) -> None:
    talk.ask(Hour("time", _("What time?"), TIMES))


@pytest.mark.parametrize("words", ["14", "14:00", "14.00", "kl. 14", "klokken 14.00", "at 14:00, please", "١٤:٠٠"])
def test_a_time_is_read_as_it_is_written(words: str):
    assert begin(meets).writes(words).conversation.answers == {"time": "14:00"}


@pytest.mark.parametrize("words", ["14.15", "14-15", "half past two", "3 in the night", "14 or 15", ""])
def test_whoever_writes_no_time_that_is_offered_reads_how_to_write_one(words: str):
    script = begin(meets).writes(words)
    assert script.conversation.answers == {}
    assert script.text == "Please tap one of the times, or write one such as 14:00.\nWhat time?"
