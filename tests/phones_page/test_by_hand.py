"""The main story, clicked through on the page by its people: in each language, and over the bot's dead bodies."""

from dataclasses import dataclass

import pytest
from playwright.async_api import Page, expect

from bot.demo import story
from bot.demo.cast import Languages
from bot.demo.story import meetings
from tests.demo.company import AMINA_AND_LARS
from tests.phones_page.clicking import Onlooker, cast
from tests.phones_page.conftest import Site

pytestmark = pytest.mark.asyncio(loop_scope="session")

KILLED_AFTER = (4, 30, 61, 110)
"""So many steps of the story: in a sign-up, in an approval, in a match, in a meeting."""


@dataclass
class Killer(Onlooker):
    """Presses the button that kills the bot, and lets the people go on at once."""

    steps: int = 0

    async def looks(self) -> None:
        await super().looks()
        self.steps += 1
        if self.steps in KILLED_AFTER:
            deaths = KILLED_AFTER.index(self.steps) + 1
            await self.page.get_by_role("button", name="Kill the bot").click()
            await expect(self.page.get_by_text(f"Killed: \u2068{deaths}\u2069")).to_be_visible()


@pytest.mark.parametrize("language", ["da", "ar"])
async def test_the_main_story_can_be_clicked_through_in_its_readers_language(page: Page, site: Site, language: str):
    await site.ground.begin("", language)
    people = cast(site.world, Languages(language), Onlooker(page, site.world))
    await story.play(people, AMINA_AND_LARS.until(meetings.the_first_meeting_takes_place))
    assert site.world.house.sim.complaints == []


async def test_the_story_of_a_pair_comes_to_its_end_though_the_bot_is_killed_by_the_button(page: Page, site: Site):
    await site.ground.begin("", "en")
    await page.get_by_role("button", name="Under the hood", exact=True).click()
    killer = Killer(page, site.world)
    await story.play(cast(site.world, Languages("en"), killer), AMINA_AND_LARS)
    await expect(page.get_by_text(f"Killed: \u2068{len(KILLED_AFTER)}\u2069")).to_be_visible()
    assert site.world.house.bot.deaths == len(KILLED_AFTER)
