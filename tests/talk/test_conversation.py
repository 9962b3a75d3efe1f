"""What a person sees who taps, writes, goes back, changes a line, and taps again."""

import pytest

from bot.talk.buttons import BACK
from bot.talk.conversation import Outcome
from bot.talk.engine import MOVED, PASSED, hear, look
from bot.talk.heard import Contact, Edited, Unusable, Voice, Words
from bot.talk.talk import Talk
from tests.talk.small_flows import NOW, Did, at_summary, begin, visit


def test_the_summary_shows_what_was_said_and_sends_it_once():
    script = at_summary()
    assert script.text == "Name Amina\nPlace phone\nScore 4\nWhy None"
    script.taps("Send")
    assert script.text == "Sent."
    assert script.effects == [Did("began"), Did("sent Amina")]


def test_back_asks_the_question_before_and_forgets_its_answer():
    script = at_summary().taps("Back")
    assert script.text == "How was it?"
    assert script.taps("Back").text == "Where?"
    assert "place" not in script.conversation.answers
    assert script.writes("Bella Center").text == "How was it?"


def test_nothing_goes_back_behind_what_is_already_done():
    script = begin(visit).taps("Yes")
    assert script.text == "Let us begin.\nYour name?"
    assert "⬅️ Back" not in script.buttons
    assert script.hears(script.button(BACK)).turn.toast is PASSED
    assert script.conversation.answers == {"agreed": "yes"}


def test_there_is_nothing_to_go_back_to_at_the_first_question():
    script = begin(visit)
    assert list(script.buttons) == ["Yes", "No", "⏳ Ask me later", "✖️ Stop", "🆘 Help"]


def test_a_line_of_the_summary_is_changed_and_the_rest_stays():
    script = at_summary().taps("Name")
    assert script.text == "Your name?"
    assert script.writes("Amal").text.startswith("Name Amal\nPlace phone")


def test_back_out_of_a_change_keeps_the_old_answer():
    script = at_summary().taps("Name").taps("Back")
    assert script.text.startswith("Name Amina\nPlace phone")
    assert script.conversation.editing is None
    assert script.taps("Back").text == "How was it?"


def test_a_changed_line_opens_the_question_that_now_follows_and_closes_it_again():
    script = at_summary().taps("Score").taps("poor")
    assert script.text == "Why?"
    assert script.writes("Too far").text.endswith("Score 2\nWhy Too far")
    script.taps("Score").taps("great")
    assert script.text.endswith("Score 5\nWhy None")
    script.taps("Send")
    assert "why" not in script.conversation.answers


def test_a_line_behind_what_is_already_done_cannot_be_changed():
    script = at_summary()
    assert "✏️ Agreed" not in script.buttons
    assert script.hears(script.button("<edit.agreed")).turn.toast is PASSED
    assert script.conversation.answers["agreed"] == "yes"


def test_skip_is_an_answer():
    script = begin(visit).taps("Yes").writes("Amina").taps("By phone").taps("Skip")
    assert script.text.endswith("Score None\nWhy None")


def test_stop_ends_without_sending():
    script = at_summary().taps("Stop")
    assert script.turn.outcome is Outcome.stopped
    assert script.effects == [Did("began")]
    assert script.writes("hello").text.startswith(MOVED.one)


@pytest.mark.parametrize(("label", "outcome"), [("Ask me later", Outcome.later), ("Help", Outcome.help)])
def test_later_and_help_leave_the_question_as_it_is(label, outcome):
    before = at_summary()
    turn = hear(before.conversation, before.buttons[{"Help": "🆘 Help"}.get(label, f"⏳ {label}")], NOW)
    assert turn.outcome is outcome
    assert turn.conversation == before.conversation


def test_the_same_question_in_another_language_does_not_introduce_itself_again():
    script = begin(visit)
    again = look(script.conversation, NOW, again=True)
    assert script.text == "Welcome.\nMay we begin?"
    assert not again.say
    assert again.conversation == script.conversation, "the buttons of before still work"


@pytest.mark.parametrize("heard", [Words("perhaps"), Unusable(), Voice("f", 3), Contact("+4512345678"), Edited()])
def test_anything_but_a_button_is_kindly_refused_where_only_buttons_will_do(heard):
    script = begin(visit).hears(heard)
    assert script.text == "Please tap one of the buttons.\nMay we begin?"
    assert script.conversation.version == 0


def test_a_sticker_is_not_a_name():
    script = begin(visit).taps("Yes").hears(Unusable())
    assert script.text == "Please write your answer as a message.\nYour name?"


def test_a_flow_that_catches_every_exception_still_asks():
    def careless(talk: Talk) -> None:
        try:
            visit(talk)
        except Exception:
            talk.say(MOVED)

    assert begin(careless).turn.ask is not None


def test_a_key_that_is_asked_twice_or_cannot_be_a_key_is_found_by_the_first_test():
    def twice(talk: Talk) -> None:
        visit(talk)
        visit(talk)

    script = begin(twice).taps("Yes").writes("Amina").taps("By phone").taps("good")
    with pytest.raises(ValueError, match="repeated key 'agreed'"):
        script.taps("Send")
