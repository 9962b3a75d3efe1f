"""What somebody has begun to write stays where it is, whatever changes around it."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.phones_page.conftest import Site
from tests.phones_page.looking import last, phone, writes

pytestmark = pytest.mark.asyncio(loop_scope="session")

BEGUN = {"Amina": "أكتب ببطء", "Lars": "Jeg er næsten", "Karen": "Dear both,\nI would"}


async def all_begin_to_write(page: Page) -> None:
    for name, words in BEGUN.items():
        await field(page, name).fill(words)


async def nothing_is_lost(page: Page) -> None:
    for name, words in BEGUN.items():
        await expect(field(page, name)).to_have_value(words)


def field(page: Page, name: str) -> Locator:
    return page.locator(f'.phone:has(h2:text-is("{name}")) textarea')


async def changes(page: Page, name: str, what: str, option: str) -> None:
    """In the settings of somebody's phone."""
    await phone(page, name).get_by_role("button", name="Settings of this phone").click()
    await page.get_by_role("dialog").get_by_label(what).select_option(option)
    await page.get_by_role("dialog").get_by_role("button", name="Close").click()
    await expect(phone(page, name).get_by_role("button", name="Settings of this phone")).to_be_focused()


async def test_a_phone_changes_and_nobodys_words_are_lost(page: Page, site: Site):
    await all_begin_to_write(page)
    others = await phone(page, "Lars").element_handle()
    await changes(page, "Amina", "Language of the phone", "da")
    await expect(phone(page, "Amina").locator(".screen")).to_have_attribute("lang", "da")
    await nothing_is_lost(page)
    await changes(page, "Amina", "Direction", "rtl")
    await expect(phone(page, "Amina").locator(".screen")).to_have_attribute("dir", "rtl")
    await nothing_is_lost(page)
    assert await others.evaluate("it => it.isConnected"), "a phone that has not changed was built anew"


async def test_a_phone_comes_and_goes_and_nobodys_words_are_lost(page: Page, site: Site):
    await all_begin_to_write(page)
    await page.get_by_role("button", name="Add a phone").click()
    await page.get_by_role("dialog").get_by_label("Name").fill("Оксана")
    await page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    await expect(field(page, "Оксана")).to_be_focused()
    await nothing_is_lost(page)
    await phone(page, "Lars").get_by_role("button", name="Settings of this phone").click()
    await page.get_by_role("button", name="Put this phone away").click()
    await expect(phone(page, "Lars")).to_have_count(0)
    await page.get_by_role("button", name="Add a phone").click()
    await page.get_by_role("dialog").get_by_role("button", name="Lars").click()
    await nothing_is_lost(page)


async def test_another_topic_is_looked_at_and_nobodys_words_are_lost(page: Page, site: Site):
    await site.ground.begin("", "en", topics=True)
    group, karen = site.world.house.place.group, site.world.house.place.people["Karen"]
    group.open_topic(karen, "Case 7")
    topic = phone(page, "Karen").get_by_role("button", name="Case 7")
    await expect(topic).to_be_visible()
    await all_begin_to_write(page)
    await topic.click()
    await expect(topic).to_have_attribute("aria-pressed", "true")
    await expect(topic).to_be_focused()
    await nothing_is_lost(page)


async def test_the_page_is_read_in_another_language_and_nothing_on_the_table_is_lost(own_page: Page, site: Site):
    page = own_page
    await writes(page, "Lars", "Hej!")
    await expect(phone(page, "Lars").locator(".theirs")).to_have_count(1)
    await all_begin_to_write(page)
    await page.get_by_role("button", name="Add a phone").click()
    await page.get_by_role("dialog").get_by_role("button", name="Birgit").click()
    await page.get_by_label("Language of this page").select_option("ar")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await expect(page.locator(".phone")).to_have_count(4)
    await expect(page.locator('.phone:has(h2:text-is("Lars")) .mine')).to_contain_text("Hej!")
    await nothing_is_lost(page)
    await page.locator(".tools-of-page select").select_option("en")
    await writes(page, "Lars", "Hej igen!")
    await expect(phone(page, "Lars").locator(".mine", has_text="Hej igen!")).to_have_count(1)


async def test_who_changes_a_message_has_the_begun_one_again_afterwards(page: Page, site: Site):
    await writes(page, "Lars", "Helo")
    mine = phone(page, "Lars").locator(".mine").first
    await field(page, "Lars").fill("And then")
    await mine.hover()
    await mine.get_by_role("button", name="Ret").click()
    await expect(field(page, "Lars")).to_have_value("Helo")
    await phone(page, "Lars").get_by_role("button", name="Annullér").click()
    await expect(field(page, "Lars")).to_have_value("And then")
    await mine.hover()
    await mine.get_by_role("button", name="Ret").click()
    await writes(page, "Lars", "Hello")
    await expect(mine.locator(".text")).to_have_text("Hello")
    await expect(field(page, "Lars")).to_have_value("And then")


async def test_another_start_forgets_what_was_begun_in_the_old_one(page: Page, site: Site):
    await all_begin_to_write(page)
    await site.ground.begin()
    for name in BEGUN:
        await expect(field(page, name)).to_have_value("")
    await writes(page, "Lars", "Hello")
    await expect(last(page, "Lars")).to_be_visible()
