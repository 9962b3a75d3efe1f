"""When a conversation may open."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import QuietHours
from bot.domain.opening import LEFT_IDLE_AFTER, MANNERS, Kind, Listener, busy_until, next_morning, opens_at
from bot.settings import ROOT

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ZONES = st.sampled_from([COPENHAGEN, ZoneInfo("Asia/Kabul"), ZoneInfo("America/New_York"), ZoneInfo("UTC")])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
HOURS = st.builds(QuietHours, st.integers(16, 23).map(time), st.integers(5, 12).map(time))
ANY_HOURS = HOURS | st.just(QuietHours(time(0), time(0))) | st.just(QuietHours(time(13), time(15)))
KINDS = st.sampled_from(Kind)
DAILY = st.sampled_from([Kind.unprompted, Kind.nudge])
A_DAY = timedelta(days=1)


@st.composite
def listeners(draw: st.DrawFn, now: datetime) -> Listener:
    """Somebody who may be busy for a while, may have heard something before, and may be reminded of something soon."""
    busy, told = draw(st.none() | st.integers(1, 60)), draw(st.none() | st.integers(0, 90))
    asked = draw(st.none() | st.integers(0, 72))
    heard, nudge = draw(st.none() | st.integers(0, 72)), draw(st.none() | st.integers(0, 48))
    return Listener(
        hours=draw(ANY_HOURS),
        busy_until=None if busy is None else now + timedelta(minutes=busy),
        told_at=None if told is None else now - timedelta(minutes=told),
        unprompted_at=None if heard is None else now - timedelta(hours=heard),
        asked_at=None if asked is None else now - timedelta(hours=asked),
        nudge_at=None if nudge is None else now + timedelta(hours=nudge),
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


@given(st.data(), MOMENTS, ZONES, KINDS)
def test_by_night_only_a_reply_and_an_answer_to_help(data, now, zone, kind):
    to = data.draw(listeners(now))
    moment = opens_at(kind, to, now, zone)
    assert moment >= now
    assert kind in (Kind.reply, Kind.rescue) or not to.hours.hold(moment, zone)


@given(st.data(), MOMENTS, ZONES, st.sampled_from([Kind.reply, Kind.rescue]))
def test_what_somebody_asked_for_and_an_answer_to_help_come_at_once(data, now, zone, kind):
    assert opens_at(kind, data.draw(listeners(now)), now, zone) == now


@given(st.data(), MOMENTS, ZONES, st.sampled_from([Kind.answer, Kind.meeting, Kind.parting]))
def test_what_must_not_be_missed_waits_for_the_morning_alone(data, now, zone, kind):
    to = data.draw(listeners(now))
    assert opens_at(kind, to, now, zone) == to.hours.awake(now, zone)


@given(st.data(), MOMENTS, ZONES, st.sampled_from([kind for kind in Kind if not MANNERS[kind].interrupts]))
def test_nothing_else_comes_in_the_middle_of_a_question(data, now, zone, kind):
    to = data.draw(listeners(now))
    assert opens_at(kind, to, now, zone) >= (to.busy_until or now)


@given(st.data(), MOMENTS, ZONES, DAILY)
def test_nothing_that_nobody_asked_for_comes_twice_on_one_day(data, now, zone, kind):
    to = data.draw(listeners(now))
    moment = opens_at(kind, to, now, zone)
    assert not to.unprompted_at or day(moment, zone) != day(to.unprompted_at, zone)
    assert not to.told_at or moment >= to.told_at + LEFT_IDLE_AFTER


@given(st.data(), MOMENTS, ZONES)
def test_makkers_own_idea_leaves_its_days_to_the_question_that_is_open(data, now, zone):
    to = data.draw(listeners(now))
    moment = day(opens_at(Kind.unprompted, to, now, zone), zone)
    assert moment not in [day(it, zone) for it in (to.asked_at, to.nudge_at) if it]


@given(st.data(), MOMENTS, ZONES, KINDS)
def test_whatever_waits_comes_within_four_days_and_is_not_put_off_again(data, now, zone, kind):
    to = data.draw(listeners(now))
    moment = opens_at(kind, to, now, zone)
    assert moment - now <= 4 * A_DAY
    assert opens_at(kind, to, moment, zone) == moment


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
    moment = opens_at(Kind.unprompted, to, at("2026-11-16 23:30"), COPENHAGEN)
    assert moment == at("2026-11-17 08:00")
    assert opens_at(Kind.news, to, at("2026-11-16 23:30"), COPENHAGEN) == at("2026-11-16 23:30")


def test_the_table_says_how_everything_behaves_and_the_document_says_the_same():
    assert list(MANNERS) == list(Kind)
    page = (ROOT / "docs" / "adr" / "0016-when-something-is-said.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| (yes|no) \| (yes|no) \| (yes|no) \|", page, re.MULTILINE)
    told = {kind.name: (it.at_night, it.interrupts, it.one_a_day) for kind, it in MANNERS.items()}
    assert {name: tuple(word == "yes" for word in words) for name, *words in rows} == told
