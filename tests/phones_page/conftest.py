"""One browser, one page server and one nursery for all tests of the page; each test begins in a new house.

Most tests share one page too: it follows from house to house, as somebody's does who starts again.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from bot.demo.process import nursery
from bot.phones.playground import Playground, World, playground
from bot.phones.server import listening
from tests.phones_page.chromium import NoBrowserError, chromium

MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
"""A microphone that beeps, and nobody who asks whether it may."""
PATIENCE = 20_000
"""Milliseconds; only a page that hangs takes them."""
REST = 0.3
"""Real seconds that a killed bot is seen to be gone."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Site:
    """Where the page is, and what is behind it."""

    ground: Playground
    address: str

    @property
    def world(self) -> World:
        """The house that the page shows."""
        return self.ground.world


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a window."""
    try:
        found = chromium()
    except NoBrowserError as missing:
        pytest.fail(str(missing), pytrace=False)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=found, args=MICROPHONE)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    """The page's server."""
    folder: Path = tmp_path_factory.mktemp("phones")
    async with nursery(folder / "bot.log") as bots, playground(bots, folder, REST) as ground:
        await ground.begin()
        async with listening(ground, "127.0.0.1", 0) as address:
            yield Site(ground, address)


@pytest_asyncio.fixture(loop_scope="session")
async def site(server: Site) -> Site:
    """The same server with a new house."""
    await server.ground.begin()
    return server


@asynccontextmanager
async def fresh(browser: Browser, **how: Any) -> AsyncIterator[BrowserContext]:
    """A browser that remembers nothing; unless `how` says otherwise, it is wide and reads English."""
    usual = {"viewport": {"width": 1280, "height": 800}, "locale": "en", "reduced_motion": "reduce"}
    context = await browser.new_context(**usual | how)
    context.set_default_timeout(PATIENCE)
    yield context
    await context.close()


@asynccontextmanager
async def opened(browser: Browser, site: Site, **how: Any) -> AsyncIterator[Page]:
    """The page in such a browser, with three phones on the table; any error in it fails the test."""
    async with fresh(browser, **how) as context:
        page = await context.new_page()
        errors = errors_of(page)
        await page.goto(site.address)
        await arrived(page, site)
        yield page
        assert errors == []


def errors_of(page: Page) -> list[str]:
    """What goes wrong in it from now on."""
    errors = list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    return errors


async def arrived(page: Page, site: Site) -> None:
    """Wait until it shows the house of now."""
    await expect(page.locator("body")).to_have_attribute("data-version", re.compile(rf"^{site.world.feed.number}\."))


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A browser of one's own."""
    async with fresh(browser) as context:
        yield context


@pytest_asyncio.fixture(loop_scope="session")
async def own_page(browser: Browser, site: Site) -> AsyncIterator[Page]:
    """The page as it opens, for whoever would leave it otherwise than it was."""
    async with opened(browser, site) as page:
        yield page


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_page(browser: Browser, server: Site) -> AsyncIterator[Page]:
    """The page that most tests share."""
    async with opened(browser, server) as page:
        yield page


@pytest_asyncio.fixture(loop_scope="session")
async def page(shared_page: Page, site: Site) -> AsyncIterator[Page]:
    """The shared page in the new house; what the test before left open is closed."""
    if await shared_page.locator("dialog, .hood:not([hidden])").count():
        await shared_page.reload()
    await arrived(shared_page, site)
    errors = errors_of(shared_page)
    yield shared_page
    assert errors == []
