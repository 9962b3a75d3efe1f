"""What a person does with the phones of the page, and what they see."""

from pathlib import Path

import pytest
from aiohttp import ClientSession
from playwright.async_api import BrowserContext, Locator, Page, expect

from bot.demo.theatre import TOKEN
from tests.phones_page.conftest import Site

pytestmark = pytest.mark.asyncio(loop_scope="session")

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


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


async def test_a_link_from_the_group_lets_somebody_in(page: Page, site: Site):
    await writes(page, "Karen", "/invite")
    await last(page, "Karen").get_by_role("button", name="A mentee").click()
    await phone(page, "Karen").get_by_role("link").click()
    await page.get_by_role("dialog").get_by_role("button", name="Amina").click()
    await expect(last(page, "Amina").get_by_role("button", name="Dansk")).to_be_visible()
    await expect(phone(page, "Karen").locator(".picture")).to_have_js_property("complete", value=True)


async def test_a_new_person_opens_a_link_on_a_phone_of_their_own(page: Page, site: Site):
    await writes(page, "Karen", "/invite")
    await last(page, "Karen").get_by_role("button", name="A mentor").click()
    await phone(page, "Karen").get_by_role("link").click()
    await page.get_by_role("dialog").get_by_label("Name").fill("Fatima")
    await page.get_by_role("dialog").get_by_label("Language of the phone").select_option("ar")
    await page.get_by_role("dialog").get_by_role("button", name="Open", exact=True).click()
    await expect(last(page, "Fatima").get_by_role("button", name="العربية")).to_be_visible()
    await expect(phone(page, "Fatima").locator(".screen")).to_have_attribute("dir", "rtl")
    await expect(phone(page, "Fatima").get_by_role("textbox")).to_be_focused()


async def test_a_message_is_sent_then_read(page: Page, site: Site):
    site.ground.drop(network=False)
    await writes(page, "Lars", "Hello?")
    await expect(phone(page, "Lars").get_by_role("img", name="Sendt, men ikke læst endnu")).to_be_visible()
    site.ground.drop(network=True)
    await expect(phone(page, "Lars").get_by_role("img", name="Læst")).to_be_visible()


async def test_the_language_and_the_direction_of_a_phone_can_be_changed(page: Page, site: Site):
    screen = phone(page, "Lars").locator(".screen")
    await phone(page, "Lars").get_by_role("button", name="Settings of this phone").click()
    await page.get_by_label("Language of the phone").select_option("ar")
    await expect(screen).to_have_attribute("lang", "ar")
    await expect(screen).to_have_attribute("dir", "rtl")
    await page.get_by_label("Direction").select_option("ltr")
    await expect(screen).to_have_attribute("dir", "ltr")
    assert site.world.house.place.people["Lars"].language_code == "ar"


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


async def test_a_command_of_the_menu_and_a_passing_notice(page: Page, site: Site):
    await begins_as_mentee(page)
    await phone(page, "Amina").get_by_role("button", name="القائمة").click()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Escape")
    await expect(phone(page, "Amina").locator(".menu")).to_be_hidden()
    await phone(page, "Amina").get_by_role("button", name="القائمة").click()
    await phone(page, "Amina").locator(".command", has_text="/language").click()
    await expect(last(page, "Amina").get_by_role("button", name="Dansk")).to_be_visible()


async def test_a_tap_on_an_old_button_is_answered_by_a_passing_notice(page: Page, site: Site):
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


async def test_a_voice_is_recorded_with_the_microphone(page: Page, site: Site):
    await phone(page, "Lars").get_by_role("button", name="Indtal en besked").click()
    await phone(page, "Lars").get_by_role("button", name="Optager. Tryk igen for at sende.").click()
    await expect(phone(page, "Lars").locator("audio")).to_have_count(1)
    (sent,) = [item.voice for item in site.world.house.place.people["Lars"].chat.messages if item.voice]
    assert sent.content.startswith(b"\x1aE\xdf\xa3")


async def test_a_tune_is_sent_where_there_is_no_microphone(context: BrowserContext, site: Site):
    page = await context.new_page()
    await page.add_init_script("Object.defineProperty(navigator, 'mediaDevices', {value: undefined})")
    await page.goto(site.address)
    await nothing_passes(page)
    await phone(page, "Lars").get_by_role("button", name="Indtal en besked").click()
    await expect(page.get_by_text("There is no microphone here. A small tune is sent.")).to_be_visible()
    sound = phone(page, "Lars").locator("audio")
    await sound.evaluate("sound => sound.load()")
    await expect(sound).to_have_js_property("readyState", value=4)


async def test_pictures_and_files_come_and_go(page: Page, site: Site, tmp_path: Path):
    (tmp_path / "me.png").write_bytes(PIXEL)
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.4 a letter")
    await phone(page, "Lars").locator("input[type=file]").set_input_files(tmp_path / "me.png")
    await expect(phone(page, "Lars").get_by_role("img", name="Et billede")).to_be_visible()
    await phone(page, "Lars").locator("input[type=file]").set_input_files(tmp_path / "letter.pdf")
    async with page.expect_download() as download:
        await phone(page, "Lars").get_by_role("link", name="letter.pdf").click()
    saved = await (await download.value).path()
    assert saved.read_bytes() == b"%PDF-1.4 a letter"


async def test_a_message_can_be_changed_and_answered(page: Page, site: Site):
    await writes(page, "Lars", "Helo")
    mine = phone(page, "Lars").locator(".mine").first
    await mine.hover()
    await mine.get_by_role("button", name="Ret").click()
    await writes(page, "Lars", "Hello")
    await expect(mine.locator(".text")).to_have_text("Hello")
    await expect(mine.get_by_text("redigeret")).to_be_visible()
    await mine.get_by_role("button", name="Svar").click()
    await writes(page, "Lars", "And again")
    await expect(phone(page, "Lars").locator(".mine .quoted")).to_contain_text("Hello")


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


async def test_typing_keys_and_boxes_look_as_in_a_messenger(page: Page, site: Site):
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


async def test_a_blocked_bot_can_be_let_in_again(page: Page, site: Site):
    await writes(page, "Lars", "Hello")
    await phone(page, "Lars").get_by_role("button", name="Settings of this phone").click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(phone(page, "Lars").get_by_role("textbox")).to_have_count(0)
    await phone(page, "Lars").get_by_role("button", name="Fjern blokering").click()
    await expect(phone(page, "Lars").get_by_role("textbox")).to_be_visible()


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


COLOURS = """async bytes => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
    pen.drawImage(image, 0, 0);
    const pixels = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return [`rgb(${red}, ${green}, ${blue})`, new Set(pixels).size];
}"""


async def test_a_chat_can_be_taken_along_as_text_and_as_a_picture(page: Page, site: Site):
    await begins_as_mentee(page, language="العربية")
    saved = []
    for way in ("Save as text", "Save as a picture"):
        await phone(page, "Amina").get_by_role("button", name="Settings of this phone").click()
        async with page.expect_download() as download:
            await page.get_by_role("button", name=way).click()
        saved.append((await (await download.value).path()).read_bytes())
    text, picture = saved
    words = [item.text for item in site.world.house.place.people["Amina"].chat.messages]
    assert all(line in text.decode() for line in words)
    corner, colours = await page.evaluate(COLOURS, list(picture))
    assert corner == await phone(page, "Amina").locator(".screen").evaluate(
        "it => getComputedStyle(it).backgroundColor"
    )
    assert colours > 30


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
