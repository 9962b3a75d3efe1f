"""The rhythm of check-ins, and when two yeses make a pair."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.checkin import Moment, first_check_in, moment_of_round, next_check_in
from bot.domain.pair import PairState, standing
from bot.domain.programme import CheckIns

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
RHYTHM = CheckIns()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def test_the_first_check_in_is_two_weeks_after_the_match_at_ten():
    assert first_check_in(at("2026-11-02 23:50"), COPENHAGEN, RHYTHM) == at("2026-11-16 10:00")


@pytest.mark.parametrize("last", ["2026-03-09 10:00", "2026-10-12 10:00"])
def test_a_check_in_is_at_ten_also_after_the_clocks_have_changed(last: str):
    following = next_check_in(at(last), COPENHAGEN, RHYTHM).astimezone(COPENHAGEN)
    assert f"{following:%H:%M}" == "10:00"
    assert (following.date() - at(last).date()).days == 28


def test_in_half_a_year_the_rounds_grow_longer_at_three_and_six_months():
    moments: list[Moment] = []
    for round_ in range(8):
        together = timedelta(days=RHYTHM.first_after_days + round_ * RHYTHM.then_every_days)
        moments.append(moment_of_round(together, moments, RHYTHM))
    two, monthly = Moment.two_weeks, Moment.monthly
    assert moments == [two, monthly, monthly, Moment.three_months, monthly, monthly, Moment.six_months, monthly]


def test_after_a_pause_one_longer_round_comes_not_two():
    assert moment_of_round(timedelta(days=200), [Moment.two_weeks], RHYTHM) is Moment.six_months
    assert moment_of_round(timedelta(days=228), [Moment.two_weeks, Moment.six_months], RHYTHM) is Moment.monthly


def test_a_first_round_that_comes_late_is_not_the_first_fortnights():
    assert moment_of_round(timedelta(days=90), [], RHYTHM) is Moment.three_months


def test_a_programme_chooses_its_own_months():
    assert moment_of_round(timedelta(days=60), [Moment.two_weeks], CheckIns(long_after_months=(2,))) is (
        Moment.three_months
    )
    assert moment_of_round(timedelta(days=200), [Moment.two_weeks], CheckIns(long_after_months=())) is Moment.monthly


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
