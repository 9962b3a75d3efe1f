"""Choosing a day from a month of buttons, and several things from a list."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.talk.calendar import Calendar
from bot.talk.conversation import Conversation, Outcome
from bot.talk.engine import NOTED, PASSED
from bot.talk.heard import Tap, Unusable, Words
from bot.talk.languages import language_of
from bot.talk.phrase import as_is
from bot.talk.question import BLANK
from bot.talk.questions import Choice, Maybe, Review
from bot.talk.reader import Reader
from bot.talk.script import MARKS, Script
from bot.talk.several import Several
from bot.talk.talk import Talk
from tests.talk.small_flows import NOW, begin

TODAY = date(2026, 11, 24)
DAYS = [TODAY + timedelta(days=ahead) for ahead in range(60)]
TOPICS = {"cv": as_is("CV"), "danish": as_is("Danish"), "network": as_is("People")}


def plan(talk: Talk) -> None:
    day = talk.ask(Calendar("day", as_is("Which day?"), DAYS, frozenset({date(2026, 11, 27)})))
    topics = talk.ask(Maybe(Several("topics", as_is("About what?"), TOPICS)))
    talk.ask(
        Review("review", as_is(f"{day} {topics}"), as_is("Send"), {"day": as_is("Day"), "topics": as_is("Topics")})
    )


def month(language: str, shown: date | None = None) -> list[list[str]]:
    """The month as it stands on a phone, under the nearest days."""
    return keyboard(language, shown)[2:]


def keyboard(language: str, shown: date | None = None) -> list[list[str]]:
    """All rows of buttons."""
    calendar, reader = Calendar("day", as_is("?"), DAYS, month=shown), Reader(language, ZoneInfo("Europe/Copenhagen"))
    options = calendar.options()
    rows = calendar.rows(list(options), language_of(language))
    return [[reader.say(options[option]).translate(MARKS) for option in row] for row in rows]


def test_the_nearest_days_stand_first_with_weekday_and_month():
    assert keyboard("en")[:2] == [["Tue 24 Nov", "Wed 25 Nov"], ["Thu 26 Nov", "Fri 27 Nov"]]
    assert keyboard("ar")[0] == ["الأربعاء 25 نوفمبر", "الثلاثاء 24 نوفمبر"], "from the right"
    script = begin(plan)
    script.does("[Thu 26 Nov]")
    assert script.conversation.answers["day"] == "2026-11-26"


def test_a_week_begins_with_the_readers_first_day():
    assert month("en")[:2] == [["November 2026"], ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]]
    assert month("da")[:2] == [["november 2026"], ["ma", "ti", "on", "to", "fr", "lø", "sø"]]
    assert month("ar")[1] == ["ج", "خ", "ر", "ث", "ن", "ح", "س"], "Saturday, from the right"


def test_days_that_have_passed_cannot_be_chosen_and_their_weeks_take_no_room():
    assert month("en")[2:] == [
        ["·", "24", "25", "26", "27", "28", "29"],
        ["30", "·", "·", "·", "·", "·", "·"],
        ["December ›"],
    ]
    assert month("en", date(2026, 12, 1))[2] == ["·", "1", "2", "3", "4", "5", "6"]
    assert month("en", date(2026, 12, 1))[-1] == ["‹ November", "January ›"]
    assert month("ar")[2] == ["27", "26", "25", "24", "·", "·", "·"]


@pytest.mark.parametrize("language", ["en", "da", "ar"])
def test_a_month_fits_on_a_small_phone_and_into_telegrams_limits(language: str):
    rows = month(language, date(2026, 12, 1))
    assert max(map(len, rows)) <= 8
    assert all(len(label) <= 3 for row in rows[1:-1] for label in row)
    taps = [Tap(2**31, 2**15, "day", option).pack() for option in Calendar("day", as_is("?"), DAYS).options()]
    assert sum(map(len, taps)) < 5_000


def test_a_day_about_which_something_is_known_has_a_dot_and_can_still_be_chosen():
    script = begin(plan)
    assert "27•" in script.buttons
    under = script.taps("27").turn.answered
    assert under
    assert script.say(under).translate(MARKS) == "Fri 27 Nov"


def test_turning_to_another_month_keeps_the_question_and_changes_only_its_buttons():
    script = begin(plan).taps("December ›")
    assert (script.turn.redrawn, script.text) == (True, "Which day?")
    assert "31" in script.buttons
    assert script.taps("‹ November").turn.redrawn
    assert "31" not in script.buttons
    assert script.taps("December ›").taps("4").text == "About what?"


def test_two_quick_taps_on_next_turn_one_month():
    script = begin(plan)
    tap = script.buttons["December ›"]
    script.hears(tap).hears(tap)
    assert script.turn.toast is NOTED
    assert script.conversation.answers == {"day": {"month": "2026-12"}}


def test_a_weekday_or_a_day_that_is_not_offered_says_nothing():
    script = begin(plan)
    script.hears(script.button(BLANK))
    assert (script.turn.outcome, script.turn.toast) == (Outcome.repeated, None)
    assert script.conversation.answers == {}


@pytest.mark.parametrize("option", ["2026-11-23", "2030-01-01", "<m.2030-01", "<m.", "x"])
def test_a_forged_day_or_month_is_refused(option: str):
    script = begin(plan)
    script.hears(script.button(option))
    assert script.turn.toast is PASSED
    assert script.conversation.answers == {}


SORRY = "Please tap a day, or write one like this: 24 November 2026.\nWhich day?"


def test_a_typed_number_is_a_tap_on_that_day_and_other_words_are_asked_again():
    assert begin(plan).writes("٢٧").text == "About what?"
    assert begin(plan).writes("Mo").text == SORRY
    assert begin(plan).hears(Unusable()).text == SORRY


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "16.12.2026", date(2026, 12, 16)),
        ("en", "16 December", date(2026, 12, 16)),
        ("en", "2026-12-16", date(2026, 12, 16)),
        ("da", "onsdag den 16. december", date(2026, 12, 16)),
        ("da", "16/12", date(2026, 12, 16)),
        ("ar", "١٦ ديسمبر ٢٠٢٦", date(2026, 12, 16)),
        ("ar", "16/12/2026", date(2026, 12, 16)),
        ("en", "3", date(2026, 12, 3)),
        ("ar", "٣", date(2026, 12, 3)),
        ("en", "3 January", date(2027, 1, 3)),
    ],
)
def test_a_day_is_written_as_one_writes_it_whatever_month_is_shown(language: str, text: str, day: date):
    asked = Calendar("day", as_is("Which day?"), DAYS)
    assert asked.read(asked.hear(Words(text, language))) == day


def test_a_past_day_is_written_in_the_same_way():
    asked = Calendar(
        "day", as_is("Which day?"), [TODAY - timedelta(days=back) for back in range(40, -1, -1)], latest=True
    )
    for text, day in (("30", date(2026, 10, 30)), ("24", TODAY), ("20.10.", date(2026, 10, 20))):
        assert asked.read(asked.hear(Words(text, "en"))) == day


def test_a_written_day_that_is_too_far_is_told_which_days_can_be_chosen():
    assert begin(plan).writes("16.10.2026").text == (
        "Please choose a day from 24 November 2026 to 22 January 2027.\nWhich day?"
    )


def test_several_topics_are_chosen_taken_back_and_done():
    script = begin(plan).taps("27")
    assert script.own_buttons == ["CV", "Danish", "People"]
    script.taps("CV").taps("People")
    assert (script.turn.redrawn, script.own_buttons) == (True, ["✓ CV", "Danish", "✓ People", "✅ Done"])
    script.taps("✓ CV").taps("Danish").taps("Done")
    assert script.text == "2026-11-27 ('danish', 'network')"
    assert script.conversation.answers["topics"] == ["danish", "network"]


def test_a_topic_tapped_twice_in_a_hurry_stays_chosen():
    script = begin(plan).taps("27")
    twice = script.buttons["CV"]
    script.hears(twice).hears(twice)
    assert script.turn.toast is NOTED
    assert script.conversation.answers["topics"] == {"chosen": ["cv"]}


def test_topics_tapped_before_the_buttons_change_are_all_kept():
    script = begin(plan).taps("27")
    first, second = script.buttons["CV"], script.buttons["Danish"]
    script.hears(first).hears(second)
    assert script.conversation.answers["topics"] == {"chosen": ["cv", "danish"]}


def test_done_tapped_twice_is_noted_once():
    script = begin(plan).taps("27").taps("CV")
    done = script.buttons["✅ Done"]
    assert script.hears(done).hears(done).turn.toast is NOTED


def test_nothing_chosen_can_be_skipped_but_not_done():
    script = begin(plan).taps("27")
    assert script.hears(script.button("done")).turn.toast is PASSED
    assert script.taps("Skip").text == "2026-11-27 None"


def test_turning_the_calendar_while_changing_a_day_loses_nothing_on_the_way_back():
    script = begin(plan).taps("27").taps("Skip").taps("Day").taps("December ›").taps("Back")
    assert script.text == "2026-11-27 None"
    assert script.taps("Day").taps("December ›").taps("4").text == "2026-12-04 None"


def test_a_changed_list_begins_empty_and_back_brings_the_old_one():
    script = begin(plan).taps("27").taps("CV").taps("Done").taps("Topics")
    assert script.own_buttons == ["CV", "Danish", "People"]
    assert script.taps("Danish").taps("Back").text == "2026-11-27 ('cv',)"


def test_half_an_answer_survives_a_restart_and_a_choice_that_a_release_drops():
    kept: dict[str, Any] = {"day": "2026-11-27", "topics": {"chosen": ["cv", "gone"]}}
    script = Script(Conversation(7, plan, kept), NOW, Reader("en", ZoneInfo("Europe/Copenhagen")).say)
    assert script.own_buttons == ["✓ CV", "Danish", "People", "✅ Done"]


def test_a_choice_of_the_same_key_is_another_question():
    assert Several("topics", as_is("?"), TOPICS).seen_as != Choice("topics", as_is("?"), TOPICS).seen_as
