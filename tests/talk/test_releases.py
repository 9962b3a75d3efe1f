"""A new release while people are in the middle: nobody's answer lands on a question that they did not see."""

from dataclasses import replace
from typing import Any

from bot.talk.conversation import Outcome
from bot.talk.engine import MOVED, PASSED
from bot.talk.own_words import Story, Text
from bot.talk.phrase import as_is
from bot.talk.question import Question
from bot.talk.questions import Choice, ChoiceOr, Maybe, Scale
from bot.talk.script import Script
from bot.talk.talk import Flow, Talk
from tests.talk.small_flows import NOW, READERS, Did, begin

A, B, C = (Text(key, as_is(f"{key}?")) for key in "abc")
POINTS = tuple(map(as_is, "12345"))


def asking(*questions: Question[Any]) -> Flow:
    def flow(talk: Talk) -> None:
        for question in questions:
            talk.ask(question)
        talk.do(Did("all"))
        talk.say(as_is("Thank you."))

    return flow


def after_release(script: Script, *questions: Question[Any]) -> Script:
    """The conversation as it was stored, with the new release's flow; nothing has been shown anew."""
    again = Script(replace(script.conversation, flow=asking(*questions)), NOW, READERS[0], READERS)
    again.turn = replace(again.turn, conversation=replace(script.conversation, flow=asking(*questions)))
    again.effects.clear()
    return again


def test_words_for_the_old_question_are_not_an_answer_to_a_new_one_before_it():
    script = after_release(begin(asking(A, B)).writes("one"), C, A, B)
    assert script.writes("two").text == f"{MOVED.one}\nc?"
    assert script.conversation.answers == {"a": "one"}
    assert script.writes("three").text == "b?", "the answers of before are kept"


def test_words_for_a_question_that_is_gone_are_not_an_answer_to_the_next_one():
    script = after_release(begin(asking(A, B, C)).writes("one"), A, C)
    assert script.writes("two").text == f"{MOVED.one}\nc?"
    assert script.conversation.answers == {"a": "one"}


def test_words_for_a_question_that_now_wants_a_number_are_not_that_number():
    script = after_release(begin(asking(A, B)).writes("one"), A, Maybe(Scale("b", as_is("b, 1 to 5?"), POINTS)))
    assert script.writes("3").text == f"{MOVED.one}\nb, 1 to 5?"
    assert script.writes("3").conversation.answers == {"a": "one", "b": 3}


def test_an_answer_that_no_longer_fits_its_question_is_asked_for_again():
    script = after_release(begin(asking(A, B)).writes("one"), Story("a", as_is("a, in words or spoken?")), B)
    assert script.writes("two").text == f"{MOVED.one}\na, in words or spoken?"


def test_a_skip_button_that_is_new_moves_nothing():
    script = after_release(begin(asking(A, B)).writes("one"), A, Maybe(B))
    assert script.writes("two").conversation.answers == {"a": "one", "b": "two"}


def test_a_conversation_whose_last_questions_are_gone_ends_well_whatever_is_heard():
    script = after_release(begin(asking(A, B)).writes("one"), A)
    assert script.writes("two").turn.outcome is Outcome.finished
    assert script.text == "Thank you."
    assert script.effects == [Did("all")]


def test_a_tap_on_a_choice_that_is_gone_shows_the_choices_of_now():
    places = {"cafe": as_is("Café"), "phone": as_is("Phone")}
    begun = begin(asking(Choice("place", as_is("Where?"), places)))
    cafe = begun.buttons["Café"]
    script = after_release(begun, Choice("place", as_is("Where?"), {"phone": as_is("Phone")}))
    script.hears(cafe)
    assert script.turn.toast is PASSED
    assert script.own_buttons == ["Phone"]


def test_a_tap_on_a_question_that_is_now_of_another_kind_shows_it_first():
    yes_no = {"yes": as_is("Yes"), "no": as_is("No")}
    begun = begin(asking(Choice("b", as_is("Did you meet?"), yes_no)))
    script = after_release(begun, ChoiceOr(yes_no, Text("b", as_is("Will you meet, or when?"))))
    script.hears(begun.buttons["Yes"])
    assert script.turn.toast is PASSED
    assert script.conversation.answers == {}


def test_a_restart_in_the_middle_does_nothing_twice():
    def flow(talk: Talk) -> None:
        talk.ask(A)
        talk.do(Did("first"))
        talk.commit("first")
        asking(B)(talk)

    script = begin(flow).writes("one")
    assert script.effects == [Did("first")]
    again = Script(replace(script.conversation), NOW, READERS[0], READERS)
    assert again.effects == []
    assert again.writes("two").effects == [Did("all")]


def test_nothing_is_done_before_the_end_or_a_commit_point():
    def flow(talk: Talk) -> None:
        talk.do(Did("early"))
        talk.ask(A)
        talk.ask(B)

    script = begin(flow).writes("one")
    assert script.effects == []
    script.taps("Back").writes("another one")
    assert script.writes("two").effects == [Did("early")]
