"""The main story, clicked by its people from the invitation to the goodbye, in each language, over a dead bot."""

from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, expect

from bot.demo import story
from bot.demo.cast import Languages
from bot.demo.story import MAIN_STORY, Scene, agreeing, joining, title
from bot.demo.story.short import good
from bot.talk.phrase import Phrase
from tests.phones_page.clicking import Onlooker, around, cast
from tests.phones_page.conftest import Site, opened

pytestmark = pytest.mark.asyncio(loop_scope="session")

KILLED_IN: dict[str, tuple[Scene, ...]] = {
    "da": (joining.amina_changes_a_line, good.they_plan_a_meeting),
    "en": (joining.karen_makes_a_match, good.they_say_goodbye),
    "ar": (agreeing.they_agree_on_how_they_meet, good.both_are_asked_how_it_goes),
}
"""By language, the scenes in which somebody presses the button, right after the first thing that is done there."""


@dataclass
class Killer(Onlooker):
    """Kills the bot before it can answer, and lets the people go on at once."""

    titles: list[str]
    deaths: int = 0
    scene: str = ""

    async def hears(self, title: Phrase) -> None:
        self.scene = title.one

    async def acted(self) -> None:
        if self.scene in self.titles:
            self.titles.remove(self.scene)
            self.deaths += 1
            await self.page.get_by_role("button", name=around(self.language, "kill")).click()
            await expect(self.page.get_by_text(around(self.language, "deaths", number=self.deaths))).to_be_visible()


@pytest.mark.parametrize("language", KILLED_IN)
async def test_the_main_story_is_clicked_to_its_end_though_the_bot_is_killed(
    browser: Browser, site: Site, language: str
):
    await site.ground.begin("", language)
    async with opened(browser, site, locale=language) as page:
        await page.get_by_role("button", name=around(language, "hood"), exact=True).click()
        killer = Killer(page, site.world, language, [title(scene).one for scene in KILLED_IN[language]])
        people = cast(Languages(language), killer)
        await story.play(people, MAIN_STORY)
        assert killer.titles == []
        assert site.world.house.bot.deaths == len(KILLED_IN[language])
        assert people.open_cases() == []
