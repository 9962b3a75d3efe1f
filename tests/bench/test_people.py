"""The people of `make bench` complain where they should, and their Telegram forgets nothing."""

import json

from bench.people import Person, Seen
from bench.questions import END, FIRST, MANY, QUESTIONS, Question, after
from bench.telegram.server import Telegram


def buttons(question: Question) -> dict[str, str]:
    return {label: f"{question.key}:{key}" for key, label in question.choices.items()}


def newcomer(number: int = 1) -> Person:
    person = Person(number, Seen())
    assert person.sees(f"Hello! {FIRST.ask}", buttons(FIRST))
    return person


def test_whoever_is_asked_right_has_nothing_to_say():
    for number in range(12):
        person = newcomer(number)
        while not person.is_done:
            person.moves()
            following = person.waits_for
            assert person.sees(following.ask if following else END, buttons(following) if following else {})
        assert (len(person.said), person.seen) == (MANY, Seen())


def test_a_question_for_another_answer_is_noticed():
    person = newcomer()
    person.moves()
    other = QUESTIONS["difficult" if person.said[FIRST.key] == "yes" else "together"]
    assert not person.sees(other.ask, {})
    assert person.seen == Seen(wrong=1)


def test_a_question_that_comes_twice_is_noticed():
    person = newcomer()
    assert not person.sees(FIRST.ask, buttons(FIRST))
    assert person.seen == Seen(double=1)


def test_missing_buttons_are_noticed():
    person = Person(1, Seen())
    assert not person.sees(FIRST.ask, {"Yes": "met:yes"})
    assert person.seen == Seen(wrong=1)


def test_a_hint_in_between_is_nothing_to_complain_about():
    person = newcomer()
    assert not person.sees("I have already noted that.", {})
    assert person.seen == Seen()


def test_both_ways_through_have_six_questions():
    for answer in FIRST.choices:
        question, asked = after(FIRST.key, answer), 1
        while question:
            question, asked = after(question.key, ""), asked + 1
        assert asked == MANY


async def test_an_update_comes_again_until_a_higher_offset_confirms_it():
    telegram = Telegram(lambda *_: None)
    telegram.writes(1, "Hello")
    telegram.writes(2, "Hello")
    assert [fetched(telegram, 0), fetched(telegram, 0), fetched(telegram, 2), fetched(telegram, 3)] == [
        [1, 2],
        [1, 2],
        [2],
        [],
    ]


def fetched(telegram: Telegram, offset: int) -> list[int]:
    answers: list[bytes] = []
    telegram.asked("getUpdates", {"offset": str(offset), "timeout": "0"}, answers.append)
    return [it["update_id"] for it in json.loads(answers[0])["result"]]


def test_a_message_that_is_refused_reaches_nobody():
    seen: list[str] = []
    telegram = Telegram(lambda _chat, text, _buttons: seen.append(text), refuse=lambda chat: 3 if chat == 1 else 0)
    answers: list[bytes] = []
    for chat in ("1", "2"):
        telegram.asked("sendMessage", {"chat_id": chat, "text": f"To {chat}"}, answers.append)
    refusal, accepted = map(json.loads, answers)
    assert (refusal["parameters"]["retry_after"], accepted["ok"], seen) == (3, True, ["To 2"])
