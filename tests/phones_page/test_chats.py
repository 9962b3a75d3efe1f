"""How a chat looks: directions, topics, notices, what is unread, and a long one."""

import pytest
from playwright.async_api import Page, expect

from tests.phones_page.conftest import Site
from tests.phones_page.looking import begins_as_mentee, call, last, nothing_passes, phone, writes

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_each_message_reads_in_its_own_direction(page: Page, site: Site):
    place = site.world.house.place
    place.people["Lars"].writes("مرحبا Lars\nHello أمينة")
    lines = phone(page, "Lars").locator(".mine .line")
    await expect(lines.nth(0)).to_have_css("direction", "rtl")
    await expect(lines.nth(1)).to_have_css("direction", "ltr")
    name = "👤 \u2068أمينة\u2069 (mentee)"
    await call(site, "sendMessage", chat_id=place.group.id, text=name)
    await expect(phone(page, "Karen").locator(".line", has_text=name)).to_have_css("direction", "ltr")


async def test_words_are_never_markup(page: Page, site: Site):
    nasty = '<img src=x onerror="document.title=1"> & <b>bold</b> javascript:alert(1)'
    await writes(page, "Amina", nasty)
    await expect(phone(page, "Amina").locator(".mine .text")).to_have_text(nasty)
    person, chat = site.world.house.place.people["Amina"], site.world.house.place.group.id
    person.name = nasty
    await call(
        site,
        "sendMessage",
        chat_id=chat,
        text=f'<b>Bold</b> <a href="javascript:alert(1)">x</a> {nasty.replace("<", "&lt;")}',
        parse_mode="HTML",
    )
    await expect(last(page, "Karen").locator("strong")).to_have_text("Bold")
    await expect(page.locator(".bubble img")).to_have_count(0)
    await expect(page.locator("a[href^='javascript']")).to_have_count(0)
    assert await page.title() == "Makker: try it on three phones"


async def test_a_tap_on_an_old_button_is_answered_by_a_passing_notice(own_page: Page, site: Site):
    page = own_page
    await begins_as_mentee(page)
    old = phone(page, "Amina").locator(".theirs").first
    await nothing_passes(page)
    site.world.house.place.people["Amina"].taps_data(
        "1:99:consent:yes", site.world.house.place.people["Amina"].chat.messages[1]
    )
    await expect(phone(page, "Amina").locator(".toast")).to_be_visible()
    await expect(old).to_be_visible()
    await page.clock.run_for(4_000)
    await expect(phone(page, "Amina").locator(".toast")).to_have_count(0)


async def test_topics_of_a_forum_are_tabs(page: Page, site: Site):
    await site.ground.begin("", "en", topics=True)
    group, karen = site.world.house.place.group, site.world.house.place.people["Karen"]
    topic = group.open_topic(karen, "Case 7")
    karen.writes("Only about case 7", chat=group, thread=topic.id)
    karen.writes("About everything", chat=group)
    await expect(phone(page, "Karen").get_by_text("About everything")).to_be_visible()
    await expect(phone(page, "Karen").locator(".row", has_text="Only about case 7")).to_contain_text("Case 7")
    await phone(page, "Karen").get_by_role("button", name="Case 7").click()
    await expect(phone(page, "Karen").get_by_text("Only about case 7")).to_be_visible()
    await expect(phone(page, "Karen").get_by_text("About everything")).to_have_count(0)


async def test_typing_keys_and_boxes_look_as_in_a_messenger(own_page: Page, site: Site):
    page = own_page
    lars = site.world.house.place.people["Lars"]
    await writes(page, "Lars", "Hello")
    await expect(phone(page, "Lars").locator(".theirs")).to_have_count(1)
    await nothing_passes(page)
    await call(site, "sendChatAction", chat_id=lars.id, action="typing")
    await expect(phone(page, "Lars").locator(".status")).to_have_text("\u2068Makker\u2069 skriver …")
    await page.clock.run_for(5_000)
    await expect(phone(page, "Lars").locator(".status")).to_have_text("bot")
    await call(site, "sendChatAction", chat_id=lars.id, action="typing")
    await expect(phone(page, "Lars").locator(".status")).to_have_text("\u2068Makker\u2069 skriver …")
    keys = {"keyboard": [["Yes", "No"]]}
    await call(site, "sendMessage", chat_id=lars.id, text="Well?", reply_markup=keys)
    await expect(phone(page, "Lars").locator(".status")).to_have_text("bot")
    await (
        phone(page, "Lars").get_by_role("group", name="Svar at vælge imellem").get_by_role("button", name="Yes").click()
    )
    await expect(phone(page, "Lars").locator(".mine .text").last).to_have_text("Yes")


async def test_an_alert_waits_until_it_is_closed(page: Page, site: Site):
    lars = site.world.house.place.people["Lars"]
    lars.writes("Hello")
    site.ground.drop(network=False)
    key = {"inline_keyboard": [[{"text": "Press", "callback_data": "x"}]]}
    site.ground.drop(network=True)
    await call(site, "sendMessage", chat_id=lars.id, text="A button", reply_markup=key)
    site.world.house.bot.kill()
    await phone(page, "Lars").get_by_role("button", name="Press").click()
    (tap,) = lars.chat.taps
    await call(site, "answerCallbackQuery", callback_query_id=tap.query_id, text="Look here!", show_alert=True)
    await expect(phone(page, "Lars").get_by_role("alertdialog", name="Look here!")).to_be_visible()
    await phone(page, "Lars").get_by_role("button", name="OK", exact=True).click()
    await expect(page.get_by_role("alertdialog")).to_have_count(0)


async def test_what_is_unread_is_marked_until_it_is_seen(page: Page, site: Site):
    place = site.world.house.place
    for number in range(30):
        place.people["Karen"].writes(f"Line {number}", chat=place.group)
    await expect(last(page, "Karen")).to_contain_text("Line 29")
    await phone(page, "Karen").locator(".scroll").evaluate("it => it.scrollTop = -600")
    place.people["Mette"].writes("Something new", chat=place.group)
    jump = phone(page, "Karen").get_by_role("button", name="To the newest message, \u20681\u2069 new")
    await expect(jump).to_be_visible()
    await expect(phone(page, "Karen").get_by_text("New messages")).to_have_count(1)
    await jump.click()
    await expect(phone(page, "Karen").get_by_text("Something new")).to_be_in_viewport()
    await expect(phone(page, "Karen").get_by_text("New messages")).to_have_count(0)


LAID_OUT = """rows => rows.filter(
    row => row.querySelector(".bubble").checkVisibility({contentVisibilityAuto: true})
).length"""
COUNT_CHANGES = """log => {
    window.changes = 0;
    new MutationObserver(all => { window.changes += all.length }).observe(log, {childList: true, subtree: true});
}"""


async def test_of_five_hundred_messages_only_those_in_sight_are_laid_out(page: Page, site: Site):
    place, here = site.world.house.place, phone(page, "Karen")
    for number in range(500):
        place.people["Karen"].writes(f"Line {number} " + "and some more words " * (number % 9), chat=place.group)
    rows = here.locator(".row")
    await expect(here.locator(".ticks.heard")).to_have_count(500)
    await expect(here.locator(".row", has_text="Line 499 ")).to_be_in_viewport()
    assert await rows.evaluate_all(LAID_OUT) < 60
    await here.get_by_role("log").evaluate(COUNT_CHANGES)
    place.people["Mette"].writes("One more", chat=place.group)
    await expect(here.get_by_text("One more")).to_be_in_viewport()
    assert await page.evaluate("window.changes") <= 3
    await rows.last.press("Home")
    await expect(rows.first).to_be_in_viewport()
    assert await rows.evaluate_all(LAID_OUT) < 120
