"""Double taps, old taps, made-up taps: what a button can and cannot do."""

from dataclasses import replace

import pytest

from bot.talk.buttons import BACK, HELP, LATER, STOP
from bot.talk.conversation import Outcome
from bot.talk.engine import NOTED, PASSED, is_noted
from bot.talk.heard import Tap
from tests.talk.small_flows import NOW, Did, at_summary, begin, visit


def test_a_double_tap_counts_once():
    script = begin(visit)
    yes = script.buttons["Yes"]
    script.hears(yes).hears(yes)
    assert script.turn.outcome is Outcome.repeated
    assert script.turn.toast is NOTED
    assert script.effects == [Did("began")]
    assert script.writes("Amina").text == "Where?"


def test_a_double_tap_on_the_last_button_is_known_too():
    script = at_summary()
    send = script.buttons["✅ Send"]
    ended = script.hears(send).conversation
    assert is_noted(ended, send, NOW)
    assert not is_noted(ended, replace(send, option="<edit.name"), NOW)


def test_every_answer_makes_the_buttons_before_it_old():
    script = begin(visit)
    versions = [script.conversation.version]
    for step in ("yes", "Amina", "phone", "skip", "name", "Amal"):
        versions.append(script.writes(step).conversation.version)
    assert versions == sorted(set(versions))


def test_a_double_tap_on_skip_and_on_a_scale_counts_once_too():
    script = begin(visit).taps("Yes").writes("Amina").taps("By phone")
    skip, good = script.buttons["Skip"], script.buttons["good"]
    assert script.hears(skip).hears(skip).turn.outcome is Outcome.repeated
    script = begin(visit).taps("Yes").writes("Amina").taps("By phone").hears(good)
    assert script.hears(good).turn.outcome is Outcome.repeated


def test_a_button_of_an_earlier_question_changes_nothing_and_shows_the_question_of_now():
    script = begin(visit)
    no = script.buttons["No"]
    script.taps("Yes").hears(no)
    assert script.turn.toast is PASSED
    assert script.text == "Your name?"
    assert script.conversation.answers == {"agreed": "yes"}


def test_an_earlier_button_for_a_question_that_was_taken_back_is_not_taken_as_noted():
    script = begin(visit).taps("Yes").writes("Amina")
    phone = script.buttons["By phone"]
    script.hears(phone).taps("Back").hears(phone)
    assert script.turn.toast is PASSED
    assert script.text == "Where?"


def test_an_earlier_summary_cannot_send_a_later_one():
    script = at_summary()
    send = script.buttons["✅ Send"]
    script.taps("Name").writes("Amal").hears(send)
    assert script.turn.toast is PASSED
    assert script.text.startswith("Name Amal")
    assert script.effects == [Did("began")]


@pytest.mark.parametrize("option", ["maybe", "<edit.name", "<skip", BACK, "", "send"])
def test_a_button_that_was_never_offered_does_nothing(option):
    script = begin(visit)
    script.hears(script.button(option))
    assert script.turn.toast is PASSED
    assert script.conversation.answers == {}


@pytest.mark.parametrize(
    "tap",
    [
        Tap(8, 0, "agreed", "yes"),  # another conversation's
        Tap(7, 1, "agreed", "yes"),  # a version that does not exist yet
        Tap(7, -1, "agreed", "yes"),
        Tap(7, 0, "name", "yes"),  # another question's
    ],
)
def test_a_button_of_another_conversation_version_or_question_does_nothing(tap):
    script = begin(visit).hears(tap)
    assert script.turn.toast is PASSED
    assert script.text == "May we begin?"
    assert script.conversation.answers == {}


@pytest.mark.parametrize("option", [BACK, LATER, STOP, HELP])
def test_a_conversation_that_offers_no_such_button_takes_no_such_tap(option):
    script = begin(visit, offers=()).taps("Yes").writes("Amina")
    script.hears(script.button(option))
    assert script.turn.toast is PASSED
    assert script.text == "Where?"
