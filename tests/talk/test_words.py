"""What becomes of typed and spoken words."""

from typing import Any

import pytest

from bot.talk.conversation import Outcome
from bot.talk.heard import Voice
from bot.talk.own_words import LONGEST_STORY, Story, Text, without_civil_numbers
from bot.talk.phrase import _, as_is, wording
from bot.talk.question import Question
from bot.talk.questions import Choice
from bot.talk.script import Script
from bot.talk.talk import Talk
from tests.talk.small_flows import Did, begin, visit


@pytest.mark.parametrize("word", ["Yes", "yes", "YES!", " yes. ", "ja", "Ja", "نعم", "نَعَم", "Yes 👍"])
def test_a_button_may_be_typed_in_any_of_the_languages(word):
    script = begin(visit).writes(word)
    assert script.conversation.answers == {"agreed": "yes"}
    assert script.turn.answered == _("Yes"), "the question shows which button it was"


@pytest.mark.parametrize("word", ["yesterday", "yes and no", "👍", "", "   ", "j", "<skip", "yes no"])
def test_other_words_are_no_button(word):
    script = begin(visit).writes(word)
    assert script.conversation.answers == {}
    assert script.text == "Please tap one of the buttons.\nMay we begin?"


def asked(choice: Question[Any]) -> Script:
    def flow(talk: Talk) -> None:
        talk.ask(choice)

    return begin(flow)


CAN_YOU_COME = {"yes": _("Yes, I can"), "another": _("Another time"), "no": _("I cannot")}


@pytest.mark.parametrize(
    ("word", "answer"), [("yes", "yes"), ("yes, i can", "yes"), ("another time", "another"), ("I cannot", "no")]
)
def test_the_first_word_of_a_label_is_enough(word, answer):
    script = asked(Choice("come", as_is("Can you come?"), CAN_YOU_COME))
    assert script.writes(word).conversation.answers == {"come": answer}


def test_a_word_that_fits_two_buttons_is_neither():
    both = {"yes": as_is("Yes, today"), "later": as_is("Yes, tomorrow")}
    script = asked(Choice("come", as_is("Can you come?"), both)).writes("yes")
    assert script.conversation.answers == {}


@pytest.mark.parametrize(
    "nothing", ["\u200b", "\u2800", "\u3164\u3164", "\u202e \u202c", "\u0301", "\u200d", "\ufe0f", "\n"]
)
@pytest.mark.parametrize("question", [Text("name", _("Your name?")), Story("name", _("Your name?"))])
def test_an_answer_that_nobody_can_see_is_asked_for_again(question, nothing):
    script = asked(question).writes(nothing)
    assert script.conversation.answers == {}
    assert script.text == "Your message looks empty to me. Please write it once more.\nYour name?"


@pytest.mark.parametrize(
    "name", ["علی\u200cرضا", "👩\u200d⚕️", "❤️", "é", "\u202eanimA", "ም", "李", "'", "A" * 60, "\U0001fae8"]
)
def test_an_unusual_name_is_a_name(name):
    assert asked(Text("name", _("Your name?"), longest=60)).writes(name).conversation.answers == {"name": name}


def test_a_button_of_the_programmes_own_may_be_typed_too():
    choices = {"once": wording({"en": "Once", "da": "Én gang", "ar": "مرة واحدة"})}
    script = asked(Choice("met", as_is("How often?"), choices))
    assert script.writes("én gang").conversation.answers == {"met": "once"}


def test_a_time_on_a_button_may_be_typed_in_another_scripts_digits():
    script = asked(Choice("time", as_is("What time?"), {"14:00": as_is("14:00"), "14:30": as_is("14:30")}))
    assert script.writes("١٤:٣٠").conversation.answers == {"time": "14:30"}


def test_skip_and_send_and_a_line_of_the_summary_may_be_typed():
    script = begin(visit).writes("yes").writes("Amina").writes("by phone").writes("skip")
    assert script.writes("name").text == "Your name?"
    assert script.writes("Amal").writes("send").effects == [Did("began"), Did("sent Amal")]


def test_back_and_stop_may_be_typed_where_they_stand_and_are_words_where_they_do_not():
    script = begin(visit).writes("yes").writes("Amina").writes("back")
    assert script.text == "Your name?"
    assert script.writes("back").conversation.answers["name"] == "back", "there is no Back button here"
    assert script.writes("stop").turn.outcome is Outcome.stopped
    script = begin(visit, offers=()).writes("yes").writes("stop")
    assert script.conversation.answers["name"] == "stop"


def test_a_place_in_own_words_is_taken_as_it_is():
    script = begin(visit).taps("Yes").writes("Amina").writes("  The canteen, 2nd floor ")
    assert script.conversation.answers["place"] == "The canteen, 2nd floor"


@pytest.mark.parametrize("four", ["4", "٤", "۴", " 4 "])
def test_a_number_in_any_script_is_a_point_on_the_scale(four):
    script = begin(visit).taps("Yes").writes("Amina").taps("By phone").writes(four)
    assert script.conversation.answers["score"] == 4


@pytest.mark.parametrize("word", ["0", "6", "44", "-1", "4½", "٦", "very good", "²"])
def test_a_number_that_is_not_on_the_scale_is_asked_for_again(word):
    script = begin(visit).taps("Yes").writes("Amina").taps("By phone").writes(word)
    assert script.text == "Please tap one of the buttons, or write a number from 1 to 5.\nHow was it?"


@pytest.mark.parametrize("length", [61, 5_000, 20_000])
def test_a_name_that_is_too_long_is_asked_for_again(length):
    script = begin(visit).taps("Yes").writes("a" * length)
    assert script.text == "That is a little long for me. Please write at most 60 letters.\nYour name?"
    assert "name" not in script.conversation.answers


def asked_why() -> Script:
    return begin(visit).taps("Yes").writes("Amina").taps("By phone").taps("bad")


def test_a_story_of_5000_letters_is_kept_whole():
    assert asked_why().writes("a" * 5_000).conversation.answers["why"] == {"text": "a" * 5_000}


def test_a_story_of_20000_letters_is_asked_for_in_two_parts():
    script = asked_why().writes("a" * 2 * LONGEST_STORY)
    assert script.text.startswith("That is a very long text. Please send it in two parts")
    assert script.text.endswith("Why?")


def test_a_voice_message_is_an_answer_where_words_are_asked():
    assert asked_why().hears(Voice("file", 30)).conversation.answers["why"] == {"voice": "file"}
    assert asked_why().hears(Voice("file", 900)).text == "Please keep it under five minutes.\nWhy?"


@pytest.mark.parametrize(
    "written",
    [
        "010190-1234", "0101901234", "010190 1234", "010190–1234", "01 01 90 1234", "01.01.90-1234", "010190 - 1234",
        "٠١٠١٩٠-١٢٣٤", "۰۱۰۱۹۰۱۲۳۴",
    ],
)  # fmt: skip
def test_a_civil_registration_number_is_hidden_before_it_is_kept(written):
    script = asked_why().writes(f"My number is {written}, call me.")
    assert script.conversation.answers["why"] == {"text": "My number is ••••••-••••, call me."}
    named = begin(visit).taps("Yes").writes(written)
    assert named.conversation.answers["name"] == "••••••-••••"


@pytest.mark.parametrize("written", ["20 12 34 56", "+45 20 12 34 56", "2026-11-24", "112", "12345678901", "Room 0101"])
def test_a_telephone_number_or_a_date_stays(written):
    assert without_civil_numbers(written) == written
