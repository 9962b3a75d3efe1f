"""Every conversation goes as its story says, in every language."""

import pytest

from bot.flows import FLOWS, appointment
from bot.settings import LANGUAGES
from bot.talk.conversation import Outcome
from bot.talk.script import StoryError, play, scenes, story_of
from tests.flows.cast import FACTS, HERE, appointment_alone, curtain

TRANSCRIPTS = HERE / "transcripts"


@pytest.mark.parametrize("name", FLOWS)
def test_a_conversation_opens_with_its_story_and_goes_like_that(name):
    story = story_of(FLOWS[name].tell)
    assert story, f"{name} tells no story: write it into the docstring of its function"
    script = play(story, curtain(name))
    assert script.turn.outcome is Outcome.finished


def test_choosing_a_day_a_time_and_a_place_goes_like_its_story():
    script = play(story_of(appointment.choose_appointment), appointment_alone())
    assert script.turn.outcome is Outcome.finished


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FACTS)
def test_nobody_reads_anything_else_than_the_transcript(name, language):
    if language == "en" and "." not in name:
        return  # the story in the docstring
    file = TRANSCRIPTS / f"{name}.{language}.txt"
    script = play(file.read_text(encoding="utf-8"), curtain(name, language))
    assert script.turn.outcome is Outcome.finished


def test_every_transcript_belongs_to_a_story():
    known = {f"{name}.{language}.txt" for name in FACTS for language in LANGUAGES}
    assert {file.name for file in TRANSCRIPTS.iterdir()} <= known
    assert {name.partition(".")[0] for name in FACTS} == set(FLOWS)


@pytest.mark.parametrize(
    "changed",
    [
        ("What should we call you? I send", "What is your name? I send"),
        ("[I am looking for work] [I want", "[I am looking for work] [I hope"),
        ("> [I am looking for work]", "> [I am looking for a cat]"),
        ("Makker: Thank you, Yusuf.", "Makker: Thank you, Amina."),
        ("Makker: Makker is for people", "Makker: Hello!\nMakker: Makker is for people"),
    ],
)
def test_a_story_that_is_not_true_fails(changed):
    story = story_of(FLOWS["invitation"].tell).replace(*changed)
    with pytest.raises(StoryError):
        play(story, curtain("invitation"))


def test_a_story_that_ends_too_early_shows_that_something_is_still_asked():
    early = story_of(FLOWS["invitation"].tell).partition("> Yusuf")[0]
    assert play(early, curtain("invitation")).turn.outcome is Outcome.asked


def test_a_flow_without_a_story_has_none():
    def silent() -> None:
        """Says nothing about itself."""

    assert not story_of(silent)
    assert not scenes("no story here")[0].paragraphs
