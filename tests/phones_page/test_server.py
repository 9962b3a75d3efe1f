"""Nobody but the page itself reaches the server, and the page asks nobody else."""

import re

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, ClientSession
from playwright.async_api import BrowserContext, expect
from yarl import URL

from bot.phones.address import HOST
from bot.phones.server import FILES
from tests.phones_page.conftest import Site

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def site(server: Site) -> Site:
    """One house for all of them: nobody gets to do anything in it."""
    return server


async def ask(site: Site, verb: str, path: str, **how: object) -> ClientResponse:
    async with ClientSession() as session, session.request(verb, site.address + path, **how) as answer:  # type: ignore[arg-type]
        await answer.read()
        return answer


def own(site: Site) -> dict[str, str]:
    """The headers that a browser sends from the page itself."""
    return {"Origin": str(URL(site.address).origin())}


async def test_only_this_machine_is_asked(site: Site):
    assert HOST == "127.0.0.1"
    assert URL(site.address).host == "127.0.0.1"


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
async def test_another_sites_page_can_do_nothing(site: Site, headers: dict[str, str]):
    answer = await ask(site, "POST", "do/weather", json={"to": "kill"}, headers=headers)
    assert answer.status == 403
    assert site.world.house.bot.lives


@pytest.mark.parametrize("path", ["", "events", "texts", "do/start"])
async def test_another_name_for_our_address_opens_nothing(site: Site, path: str):
    verb = "POST" if path.startswith("do") else "GET"
    answer = await ask(site, verb, path, headers={"Host": "evil.example:80", "Origin": "http://evil.example:80"})
    assert answer.status == 403


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "192.168.1.7"])
async def test_our_own_names_open_the_page(site: Site, name: str):
    assert (await ask(site, "GET", "texts", headers={"Host": f"{name}:{URL(site.address).port}"})).status == 200


async def test_the_path_cannot_be_guessed(site: Site):
    async with ClientSession() as session:
        for path in ("/", "/texts", "/do/start", "/page/main.js", "/x/"):
            assert (await session.get(URL(site.address).with_path(path))).status == 404


@pytest.mark.parametrize(
    "order",
    [
        ("start", {}),
        ("start", {"person": "nobody"}),
        ("write", {"person": 1001, "chat": 1002, "text": "x"}),
        ("tap", {"person": 1001, "chat": 1001, "message": 99, "data": "x"}),
        ("send", {"person": 1001, "chat": 1001, "name": "x", "content": "%"}),
        ("speak", {"person": 1001, "chat": 1001, "seconds": "long"}),
        ("add", {"name": " ", "language": "en"}),
        ("add", {"name": "X", "language": "xx"}),
        ("begin", {"story": "none"}),
        ("begin", {"language": "xx"}),
        ("clock", {"to": "the moon"}),
        ("fly", {}),
        ("start", [1]),
    ],
)
async def test_an_order_that_makes_no_sense_is_refused_in_a_sentence(site: Site, order: tuple[str, object]):
    before = site.world.house
    answer = await ask(site, "POST", f"do/{order[0]}", json=order[1], headers=own(site))
    assert answer.status in (400, 409)
    assert site.world.house is before


async def test_an_order_that_is_no_json_is_refused(site: Site):
    assert (await ask(site, "POST", "do/start", data=b"{", headers=own(site))).status == 415
    headers = {**own(site), "Content-Type": "application/json"}
    assert (await ask(site, "POST", "do/start", data=b"{", headers=headers)).status == 400


async def test_a_file_that_could_run_is_saved_and_not_shown(site: Site):
    site.world.house.place.people["Lars"].sends_document("page.html", b"<script>alert(1)</script>")
    (sent,) = [item.document for item in site.world.house.place.people["Lars"].chat.messages if item.document]
    answer = await ask(site, "GET", f"file/{site.world.house.sim.world.files.path(sent)}")
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_runs_only_its_own_files_and_asks_nobody_else(context: BrowserContext, site: Site):
    page, asked = await context.new_page(), set[str]()
    page.on("request", lambda request: asked.add(str(URL(request.url).origin())))
    answer = await page.goto(site.address)
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    await expect(page.locator(".phone")).to_have_count(3)
    assert asked == {str(URL(site.address).origin())}


async def test_a_file_of_the_page_fits_on_a_few_screens_and_makes_no_html():
    for file in FILES.glob("*.*"):
        text = file.read_text()
        assert text.count("\n") <= 200, file.name
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|style=\"| on\w+=\"", text
        ), file.name
