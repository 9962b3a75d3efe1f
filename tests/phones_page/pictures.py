"""Takes the page's pictures: `python -m tests.phones_page.pictures FOLDER`, as JPEG; with `png` behind it, as PNG.

Two of them stand in docs/: phones and under-the-hood.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from bot.demo.process import nursery
from bot.demo.story import STORIES, Scene
from bot.demo.story.short import disagreement
from bot.phones.player import FASTEST
from bot.phones.playground import Playground, playground
from bot.phones.server import listening
from tests.phones_page.chromium import chromium

WIDE, WIDER, NARROW = (
    ViewportSize(width=1200, height=720),
    ViewportSize(width=1440, height=860),
    ViewportSize(width=360, height=740),
)
QUALITY = 68
"""Of a JPEG: small enough for a README, and sharp enough to read."""
STORY, AFTER = STORIES["disagreement"], disagreement.one_says_yes_and_one_says_no
"""Which story is played, and to the end of which scene: the coordinators have just seen two answers that differ."""
GUESTS = (("Оксана Дмитрівна", "en"), ("ሰላም ተስፋይ", "ar"))
"""Names in other scripts, and in which language their phones speak."""


async def take(browser: Browser, ground: Playground, address: str, folder: Path) -> None:
    """All of them."""
    page = await browser.new_page(viewport=WIDE)
    await page.goto(address)
    await play_until(page, ground, AFTER)
    await expect(page.locator(".toast")).to_have_count(0)
    await page.screenshot(**file(folder, "phones"))
    await page.locator(".phone").first.screenshot(**file(folder, "arabic"))
    await page.locator(".top").screenshot(**file(folder, "clock"))
    await page.set_viewport_size(WIDER)
    await page.locator(".phone").first.locator(".mine .peek").last.press("Enter")
    await page.locator(".written").nth(2).click()
    await page.screenshot(**file(folder, "drawer"))
    await page.locator(".hood").screenshot(**file(folder, "under-the-hood"))
    await take_narrow(browser, address, folder)
    await take_guests(browser, ground, address, folder)


async def take_narrow(browser: Browser, address: str, folder: Path) -> None:
    """A telephone, in the dark."""
    small = await browser.new_page(viewport=NARROW, color_scheme="dark", device_scale_factor=2, locale="da")
    await small.goto(address)
    await small.locator(".phone:not([hidden]) .row").last.wait_for()
    await small.screenshot(**file(folder, "narrow"))


async def take_guests(browser: Browser, ground: Playground, address: str, folder: Path) -> None:
    """People whose names are written in other letters, on a page from right to left."""
    await ground.begin()
    hands = ground.world.hands
    page = await browser.new_page(viewport=WIDER, color_scheme="dark", locale="ar")
    await page.goto(address)
    for name, language in GUESTS:
        number = hands.do("add", {"name": name, "language": language})["person"]
        hands.do("invited", {"person": number, "role": "mentee"})
        ground.ring()
        await page.locator(".add").click()
        await page.get_by_role("dialog").get_by_role("button", name=name).click()
        await page.locator(f'.phone[data-person="{number}"] .key').last.wait_for()
    await page.screenshot(**file(folder, "guests"))


def file(folder: Path, name: str) -> dict[str, Any]:
    """Where a picture goes, and how."""
    if "png" in sys.argv:
        return {"path": folder / f"{name}.png"}
    return {"path": folder / f"{name}.jpg", "type": "jpeg", "quality": QUALITY}


async def play_until(page: Page, ground: Playground, last: Scene) -> None:
    """Play the story to the end of this scene, without waiting, and hold it."""
    await ground.begin(STORY.name)
    assert ground.world.player is not None
    ground.world.player.set_speed(FASTEST)
    await page.locator(".scene").filter(has_text=f"\u2068{STORY.scenes.index(last) + 2}\u2069").wait_for()
    ground.world.player.pause()
    await page.get_by_role("button", name="Go on").wait_for()


async def main(folder: Path) -> None:
    """Start everything, take them, end."""
    with tempfile.TemporaryDirectory() as place:
        async with (
            async_playwright() as playwright,
            nursery(Path(place) / "bot.log") as bots,
            playground(bots, Path(place)) as ground,
        ):
            await ground.begin()
            browser = await playwright.chromium.launch(executable_path=chromium())
            async with listening(ground, "127.0.0.1", 0) as address:
                await take(browser, ground, address, folder)
            await browser.close()


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1])))
