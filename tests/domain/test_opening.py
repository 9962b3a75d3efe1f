"""When a conversation may open."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import QuietHours
from bot.domain.opening import Cause, Kind, Listener, busy_until, next_morning, opens_at

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ZONES = st.sampled_from([COPENHAGEN, ZoneInfo("Asia/Kabul"), ZoneInfo("America/New_York"), ZoneInfo("UTC")])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
HOURS = st.builds(QuietHours, st.integers(16, 23).map(time), st.integers(5, 12).map(time))
ANY_HOURS = HOURS | st.just(QuietHours(time(0), time(0))) | st.just(QuietHours(time(13), time(15)))
KINDS, ELSEWHERE = st.sampled_from(Kind), (Cause.answer, Cause.elsewhere)
A_DAY = timedelta(days=1)


@st.composite
def listeners(draw: st.DrawFn, now: datetime) -> Listener:
    """Somebody who may be busy for a while, and may have heard something unprompted before."""
    busy = draw(st.none() | st.integers(1, 60))
    heard = draw(st.none() | st.integers(0, 72))
    return Listener(
        draw(ANY_HOURS),
        None if busy is None else now + timedelta(minutes=busy),
        None if heard is None else now - timedelta(hours=heard),
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@given(st.data(), MOMENTS, ZONES, KINDS, st.sampled_from(Cause))
def test_nobody_hears_what_they_did_not_ask_for_in_their_quiet_hours(data, now, zone, kind, cause):
    to = data.draw(listeners(now))
    moment = opens_at(kind, cause, to, now, zone)
    assert moment >= now
    if cause in ELSEWHERE:
        assert not to.hours.hold(moment, zone)


@given(st.data(), MOMENTS, ZONES, KINDS, st.sampled_from([Cause.own, Cause.rescue]))
def test_what_somebody_asked_for_and_an_answer_to_help_come_at_once(data, now, zone, kind, cause):
    assert opens_at(kind, cause, data.draw(listeners(now)), now, zone) == now


@given(st.data(), MOMENTS, ZONES, KINDS)
def test_nobody_is_interrupted_in_the_middle_of_a_question(data, now, zone, kind):
    to = data.draw(listeners(now))
    assert opens_at(kind, Cause.elsewhere, to, now, zone) >= (to.busy_until or now)


@given(st.data(), MOMENTS, ZONES)
def test_nothing_unprompted_comes_twice_on_one_day(data, now, zone):
    to = data.draw(listeners(now))
    moment = opens_at(Kind.unprompted, Cause.elsewhere, to, now, zone)
    if to.unprompted_at:
        assert moment.astimezone(zone).date() > to.unprompted_at.astimezone(zone).date()


@given(st.data(), MOMENTS, ZONES, KINDS, st.sampled_from(Cause))
def test_whatever_waits_comes_within_two_days_and_is_not_put_off_again(data, now, zone, kind, cause):
    to = data.draw(listeners(now))
    moment = opens_at(kind, cause, to, now, zone)
    assert moment - now <= 2 * A_DAY
    assert opens_at(kind, cause, to, moment, zone) == moment


@given(MOMENTS, HOURS, ZONES)
def test_the_next_morning_is_the_day_after(moment, hours, zone):
    morning = next_morning(moment, hours, zone)
    assert morning.astimezone(zone).date() == moment.astimezone(zone).date() + A_DAY
    assert not hours.hold(morning, zone)


@pytest.mark.parametrize(
    ("spoke", "asked", "until"),
    [
        (None, "2026-11-16 09:30", "2026-11-16 10:30"),
        ("2026-11-16 09:45", "2026-11-16 09:30", "2026-11-16 10:45"),
        ("2026-11-16 09:00", "2026-11-14 10:00", None),
        (None, "2026-11-16 09:00", None),
    ],
)
def test_a_question_counts_for_an_hour_after_the_last_word(spoke, asked, until):
    found = busy_until(spoke and at(spoke), at(asked), at("2026-11-16 10:00"))
    assert found == (until and at(until))


def test_somebody_without_quiet_hours_hears_tomorrows_word_at_eight():
    never = QuietHours(time(0), time(0))
    to = Listener(never, unprompted_at=at("2026-11-16 23:00"))
    moment = opens_at(Kind.unprompted, Cause.elsewhere, to, at("2026-11-16 23:30"), COPENHAGEN)
    assert moment == at("2026-11-17 08:00")
    assert opens_at(Kind.news, Cause.elsewhere, to, at("2026-11-16 23:30"), COPENHAGEN) == at("2026-11-16 23:30")
