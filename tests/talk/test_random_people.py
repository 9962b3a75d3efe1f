"""People who do anything at all: tap old, new and made-up buttons, write, speak, go back, change their minds.

Whatever they do: no answer is kept under a question that they did not see, nothing breaks, nothing that was
done is done again, and there is always a question or an end.
"""

from collections import Counter
from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.talk.buttons import NAVIGATION
from bot.talk.conversation import Outcome
from bot.talk.engine import look
from bot.talk.heard import Contact, Edited, Tap, Unusable, Voice, Words, read_button
from bot.talk.questions import SKIP
from bot.talk.script import Script
from tests.flows.cast import FACTS, curtain
from tests.talk.small_flows import begin, visit

WORDS = st.one_of(
    st.sampled_from(
        [
            "Amina",
            "yes",
            "نعم",
            "nej",
            "back",
            "Stop",
            "skip",
            "send",
            "name",
            "4",
            "٤",
            "010190-1234",
            "  ",
            "x" * 20_000,
        ]
    ),
    st.text(max_size=20),
)
UNUSUAL = [Unusable(), Edited(), Contact("+4512345678"), Voice("file", 9), Voice("file", 9_000)]
OTHER_THINGS = st.sampled_from(UNUSUAL)
OPTIONS = st.sampled_from(
    [*NAVIGATION, SKIP, "send", "yes", "no", "1", "5", "<edit.name", "<edit.agreed", "<edit.", "<", ""]
)
KEYS = st.sampled_from(["agreed", "name", "place", "score", "why", "review", "nothing"])


def brought_back(script: Script) -> None:
    """After help, a rest or a stop the question comes back, as the turn layer brings it back."""
    if script.turn.outcome in (Outcome.stopped, Outcome.later, Outcome.help, Outcome.repeated):
        script.turn = look(script.conversation, script.now, again=True)


class Person(RuleBasedStateMachine):
    """One person, one conversation, in any order of doing things."""

    def __init__(self) -> None:
        super().__init__()
        self._begin()

    def _begin(self) -> None:
        self.script = begin(visit)
        self.shown = {self._asked()}
        self.buttons = list(self.script.buttons.values())

    def _begin_anew_after_the_end(self) -> None:
        if self.script.turn.outcome is Outcome.finished:
            self._begin()

    def _asked(self) -> str:
        return self.script.turn.ask.key if self.script.turn.ask else ""

    def _hear(self, heard: Any) -> None:
        self._begin_anew_after_the_end()
        before = self.script.conversation
        asked = before.asked.partition(":")[0]
        self.script.hears(heard)
        brought_back(self.script)
        after = self.script.conversation.answers
        written = {key for key in after if key not in before.answers or after[key] != before.answers[key]}
        assert written <= {asked} | ({before.editing.key} if before.editing else set())
        assert written <= self.shown
        self.shown.add(self._asked())
        self.buttons += self.script.buttons.values()

    @rule(words=WORDS)
    def writes(self, words: str) -> None:
        self._hear(Words(words))

    @rule(heard=OTHER_THINGS)
    def sends_something_else(self, heard: Any) -> None:
        self._hear(heard)

    @rule(which=st.integers(0, 30))
    def taps_what_is_there(self, which: int) -> None:
        there = list(self.script.buttons.values())
        if there:
            self._hear(there[which % len(there)])

    @rule(which=st.integers(0, 10_000))
    def taps_what_was_there(self, which: int) -> None:
        tap = self.buttons[which % len(self.buttons)]
        assert read_button(tap.pack()) == tap
        self._hear(tap)

    @rule(key=KEYS, option=OPTIONS, off=st.integers(-1, 1))
    def taps_what_was_never_there(self, key: str, option: str, off: int) -> None:
        self._begin_anew_after_the_end()
        conversation = self.script.conversation
        tap = Tap(conversation.id, conversation.version + off, key, option)
        offered = tap in self.script.buttons.values()
        before = dict(conversation.answers)
        self._hear(tap)
        assert offered or dict(self.script.conversation.answers) == before

    @invariant()
    def there_is_a_question_or_an_end(self) -> None:
        turn = self.script.turn
        assert (turn.ask is None) == (turn.outcome is Outcome.finished)
        assert turn.ask is None or self.script.text

    @invariant()
    def nothing_is_done_twice(self) -> None:
        assert not [effect for effect, times in Counter(map(repr, self.script.effects)).items() if times > 1]


def test_whatever_a_person_does_the_conversation_holds():
    run_state_machine_as_test(Person, settings=settings(max_examples=150, stateful_step_count=40, deadline=None))


@given(st.sampled_from(sorted(FACTS)), st.lists(st.one_of(st.integers(0, 40), WORDS, OTHER_THINGS), max_size=40))
@settings(max_examples=300, deadline=None)
def test_whatever_a_person_does_in_our_own_conversations_they_hold(name, doings):
    script = curtain(name)
    for doing in doings:
        there = list(script.buttons.values())
        if not there:
            break
        match doing:
            case int():
                script.hears(there[doing % len(there)])
            case str():
                script.writes(doing)
            case _:
                script.hears(doing)
        brought_back(script)
        assert (script.turn.ask is None) == (script.turn.outcome is Outcome.finished)
    kinds = Counter(type(effect).__name__ for effect in script.effects)
    assert kinds["Apply"] + kinds["AnswerOffer"] + kinds["ProposeMeeting"] + kinds["FinishRound"] <= 1
