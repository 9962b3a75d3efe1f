"""What a person does with the phones of the page."""

from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.phones_page.conftest import Site
from tests.phones_page.looking import begins_as_mentee, last, nothing_passes, phone, writes

pytestmark = pytest.mark.asyncio(loop_scope="session")

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


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


async def test_a_command_of_the_menu_and_a_passing_notice(page: Page, site: Site):
    await begins_as_mentee(page)
    await phone(page, "Amina").get_by_role("button", name="القائمة").click()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Escape")
    await expect(phone(page, "Amina").locator(".menu")).to_be_hidden()
    await phone(page, "Amina").get_by_role("button", name="القائمة").click()
    await phone(page, "Amina").locator(".command", has_text="/language").click()
    await expect(last(page, "Amina").get_by_role("button", name="Dansk")).to_be_visible()


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


async def test_a_blocked_bot_can_be_let_in_again(page: Page, site: Site):
    await writes(page, "Lars", "Hello")
    await phone(page, "Lars").get_by_role("button", name="Settings of this phone").click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(phone(page, "Lars").get_by_role("textbox")).to_have_count(0)
    await phone(page, "Lars").get_by_role("button", name="Fjern blokering").click()
    await expect(phone(page, "Lars").get_by_role("textbox")).to_be_visible()


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
