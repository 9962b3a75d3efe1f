"""The rhythm of check-ins, and when two yeses make a pair."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.checkin import first_check_in, next_check_in
from bot.domain.pair import PairState, standing

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def test_the_first_check_in_is_two_weeks_after_the_match_at_ten():
    assert first_check_in(at("2026-11-02 23:50"), COPENHAGEN) == at("2026-11-16 10:00")


@pytest.mark.parametrize("last", ["2026-03-09 10:00", "2026-10-12 10:00"])
def test_a_check_in_is_at_ten_also_after_the_clocks_have_changed(last: str):
    following = next_check_in(at(last), COPENHAGEN).astimezone(COPENHAGEN)
    assert f"{following:%H:%M}" == "10:00"
    assert (following.date() - at(last).date()).days == 28


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([None, None], PairState.offered),
        (["yes", None], PairState.offered),
        ([None, "no"], PairState.declined),
        (["yes", "no"], PairState.declined),
        (["yes", "yes"], PairState.active),
    ],
)
def test_only_two_yeses_make_a_pair(answers: list[str | None], state: PairState):
    assert standing(answers) is state
