"""What every test of the page does: find a phone, write, wait."""

from aiohttp import ClientSession
from playwright.async_api import Locator, Page, expect

from bot.demo.theatre import TOKEN
from tests.phones_page.conftest import Site


def phone(page: Page, name: str) -> Locator:
    return page.locator(f'.phone[aria-label="\u2068{name}\u2069’s phone"]')


def last(page: Page, name: str) -> Locator:
    """The newest message on somebody's phone."""
    return phone(page, name).locator(".row").last


async def begins_as_mentee(page: Page, name: str = "Amina", language: str = "English") -> None:
    """In: the language is chosen, and the question about consent stands there."""
    await phone(page, name).get_by_role("button", name="Open an invitation as a mentee").click()
    await last(page, name).locator(".key", has_text=language).click()
    await expect(phone(page, name).locator(".row")).not_to_have_count(2)


async def writes(page: Page, name: str, text: str) -> None:
    await phone(page, name).get_by_role("textbox").fill(text)
    await phone(page, name).get_by_role("textbox").press("Enter")


async def nothing_passes(page: Page) -> None:
    """The page's own timers stand still from now on: what it shows for a while stays there."""
    await page.clock.install(time=0)
    await page.clock.pause_at(1_000)


async def call(site: Site, method: str, **parameters: object) -> None:
    """What the bot could do, and does not do in a story."""
    async with ClientSession() as session:
        answer = await session.post(f"{site.world.house.place.telegram}/bot{TOKEN}/{method}", json=parameters)
        assert (await answer.json())["ok"], await answer.text()
