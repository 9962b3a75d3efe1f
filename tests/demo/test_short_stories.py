"""Every short story, in every language: what its scenes say is seen, and Telegram has nothing to complain of."""

from pathlib import Path

import pytest

from bot.demo import story
from bot.demo.cast import Cast, Languages
from bot.demo.play import in_this_process
from bot.demo.playbill import LONGEST, PLAYBILL
from bot.demo.stage import Nobody
from bot.demo.story import STORIES
from bot.demo.theatre import theatre
from bot.demo.words import SAID
from bot.settings import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in PLAYBILL if name != LONGEST])
async def test_a_short_story_goes_as_it_is_written(name: str, language: str, tmp_path: Path):
    async with theatre(tmp_path) as place:
        settings = place.settings(f"sqlite:///{tmp_path / 'makker.db'}", language)
        async with in_this_process(place, settings, Nobody()) as (stage, _):
            people = Cast.of(stage, place, Languages(language))
            await story.play(people, STORIES[name])
            assert people.open_cases() == []
        assert place.sim.complaints == []


def test_every_story_on_the_playbill_can_be_played():
    assert list(STORIES) == list(PLAYBILL)


def test_nobody_in_a_story_is_lost_for_words_in_a_language():
    assert {english for english, said in SAID.items() if said.texts.keys() != set(LANGUAGES)} == set()


def test_scenes_have_titles():
    untitled = [it for it in STORIES.values() for scene in (*it.before, *it.scenes) if not story.title(scene).one]
    assert untitled == []
