"""The page for everybody: with a keyboard alone, on a small screen, in the dark, from right to left, by ear."""

import re
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from bot.demo.theatre import Theatre
from tests.phones_page.conftest import PATIENCE, Site
from tests.phones_page.looking import begins_as_mentee, last, phone

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "locale": "da"},
    "dark, right to left": {"color_scheme": "dark", "locale": "ar"},
    "narrow": {"color_scheme": "light", "locale": "en", "viewport": {"width": 360, "height": 640}},
    "narrow, dark, right to left": {"color_scheme": "dark", "locale": "ar", "viewport": {"width": 360, "height": 640}},
}


async def nothing_wrong(page: Page) -> None:
    """No violation of any rule that axe-core knows."""
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def people_have_written(place: Theatre) -> None:
    """A little of everything."""
    amina, karen, mette = (place.people[name] for name in ("Amina", "Karen", "Mette"))
    amina.starts()
    amina.speaks()
    amina.sends_document()
    first = karen.writes("Good morning /cases https://example.org", chat=place.group)
    mette.writes("صباح الخير", chat=place.group, reply_to=first)
    mette.sends_sticker(chat=place.group)


@pytest.mark.parametrize("look", LOOKS)
async def test_nothing_stands_in_anybodys_way(browser: Browser, site: Site, look: str):
    context = await browser.new_context(reduced_motion="reduce", **LOOKS[look])
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    await page.goto(site.address)
    await expect(page.locator(".empty .button").first).to_be_visible()
    await nothing_wrong(page)
    people_have_written(site.world.house.place)
    await expect(page.locator(".phone:not([hidden]) .theirs").last).to_be_visible()
    await nothing_wrong(page)
    await page.locator(".phone:not([hidden])").first.locator(".mine .peek").last.press("Enter")
    await expect(page.locator(".written").first).to_be_visible()
    await page.locator(".written summary").first.click()
    await nothing_wrong(page)
    await page.locator(".hood header button").click()
    await page.locator(".add").click()
    await nothing_wrong(page)
    await context.close()


async def test_a_small_screen_shows_one_phone_at_a_time(own_page: Page, site: Site):
    page = own_page
    await page.set_viewport_size({"width": 360, "height": 640})
    await expect(page.locator(".phone:visible")).to_have_count(1)
    await begins_as_mentee(page)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    site.world.house.place.people["Mette"].writes("Hello", chat=site.world.house.place.group)
    await expect(page.get_by_role("tab", name="Karen")).to_have_text(re.compile(r"Karen[1-9]"))
    await page.get_by_role("tab", name="Amina").focus()
    await page.keyboard.press("ArrowLeft")
    await expect(page.get_by_role("tab", name="Karen")).to_be_focused()
    await expect(last(page, "Karen")).to_be_visible()
    await expect(page.get_by_role("tab", name="Karen")).to_have_text("Karen")


async def tab_to(page: Page, name: str) -> None:
    """Press the tab key until the button with these words has the focus."""
    for _ in range(60):
        if await page.locator("button:focus", has_text=name).count():
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to “{name}”")


async def test_the_first_questions_are_answered_by_keyboard_alone(own_page: Page, site: Site):
    page = own_page
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Go to the phones")).to_be_focused()
    await page.keyboard.press("Enter")
    await tab_to(page, "Open an invitation as a mentee")
    await page.keyboard.press("Enter")
    await expect(last(page, "Amina").get_by_role("button", name="English")).to_be_visible()
    await tab_to(page, "English")
    outline = await page.locator(":focus").evaluate("it => getComputedStyle(it).outlineStyle")
    assert outline == "solid"
    await page.keyboard.press("ArrowDown")
    await expect(page.locator(":focus")).to_contain_text("Dansk")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(last(page, "Amina").get_by_role("button", name="Yes, I agree")).to_be_visible()
    await tab_to(page, "Yes, I agree")
    await page.keyboard.press("Enter")
    await expect(last(page, "Amina")).to_contain_text("What should we call you?")
    await phone(page, "Amina").get_by_role("textbox").focus()
    await page.keyboard.type("Amina")
    await page.keyboard.press("Enter")
    await expect(last(page, "Amina")).to_contain_text("Which languages do you speak?")


async def test_messages_are_walked_through_with_the_arrow_keys(page: Page, site: Site):
    await begins_as_mentee(page)
    rows = phone(page, "Amina").locator(".row")
    await phone(page, "Amina").get_by_role("textbox").focus()
    while not await page.locator(".row:focus").count():
        await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("ArrowUp")
    await expect(rows.nth(-2)).to_be_focused()
    await page.keyboard.press("Home")
    await expect(rows.first).to_be_focused()
    await page.keyboard.press("End")
    await expect(rows.last).to_be_focused()


async def test_a_screen_reader_hears_what_is_new_and_nothing_twice(page: Page, site: Site):
    await begins_as_mentee(page)
    log = phone(page, "Amina").get_by_role("log", name="Messages on \u2068Amina\u2069’s phone")
    await expect(log).to_be_visible()
    newest = last(page, "Amina")
    await expect(newest).to_have_role("article")
    kept = await newest.locator(".text").element_handle()
    site.world.house.place.people["Amina"].chat.messages[-1].pinned = True
    site.ground.ring()
    await expect(newest.get_by_role("img", name="رسالة مثبتة")).to_be_visible()
    assert await kept.evaluate("it => it.isConnected"), "what only got a mark was said once more"


async def test_dark_and_light_can_be_chosen_and_are_remembered(own_page: Page, site: Site):
    page = own_page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(ground)
    await page.get_by_role("button", name="Dark or light").click()
    dark = await page.evaluate(ground)
    assert dark != light
    await page.reload()
    await expect(page.locator(".phone").first).to_be_visible()
    assert await page.evaluate(ground) == dark


async def test_the_page_speaks_three_languages(own_page: Page, site: Site):
    page = own_page
    await page.get_by_label("Language of this page").select_option("ar")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await expect(page.get_by_role("button", name="تشغيل", exact=True)).to_be_visible()
    await page.locator(".tools-of-page select").select_option("da")
    await expect(page.locator("html")).to_have_attribute("lang", "da")
    await expect(page.locator("option", has_text="Et råb om hjælp om natten")).to_have_count(1)
    await page.get_by_role("button", name="Afspil", exact=True).click()
    await expect(page.locator(".scene")).to_contain_text("Amina åbner sin invitation og skifter sprog undervejs.")
