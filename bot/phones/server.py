"""The page over HTTP: files, events, deeds. Whoever has the address can use it, and nobody else's page can."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_address
from pathlib import Path

from aiohttp import hdrs, web
from yarl import URL

from bot.phones import hood, orders
from bot.phones.hands import ImpossibleError
from bot.phones.player import playbill
from bot.phones.playground import Playground
from bot.phones.words import languages, words
from bot.settings import LANGUAGES, SettingError

FILES = Path(__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (only where somebody asks for it)
"""Addresses that stand for all of a machine's own, and one of those, to be opened here."""
LARGEST = 25_000_000
"""Bytes of one order: a file of 15 MB, as base64."""
HEARTBEAT = 15.0
"""Real seconds of silence after which the page hears that we are still here."""
SOUNDS = {b"RIFF": "audio/wav", b"OggS": "audio/ogg", b"\x1aE\xdf\xa3": "audio/webm"}
"""What a recording is, by its first bytes: whatever recorded it calls itself a voice message."""
SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", *SOUNDS.values())
"""What the browser may show; everything else is for saving."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """The routes, all of them below a path that nobody can guess."""

    def __init__(self, ground: Playground, host: str) -> None:
        """`host`: where it listens."""
        self._ground, self._host = ground, host
        self.path = f"/{secrets.token_urlsafe(12)}/"

    def app(self) -> web.Application:
        """The application."""
        app = web.Application(client_max_size=LARGEST, middlewares=[self._guard])
        app.router.add_get(self.path, self._index)
        app.router.add_get(f"{self.path}events", self._events)
        app.router.add_get(f"{self.path}texts", self._texts)
        app.router.add_get(f"{self.path}hood", self._hood)
        app.router.add_get(f"{self.path}file/{{path:.+}}", self._file)
        app.router.add_post(f"{self.path}do/{{what}}", self._do)
        app.router.add_static(f"{self.path}page/", FILES)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Only our own page may ask: no other site's, whatever name it has given our address (DNS rebinding)."""
        if not self._is_ours(URL.build(scheme="http", authority=request.host).host):
            raise web.HTTPForbidden(text="This page has another name.")
        if request.method == hdrs.METH_POST and request.headers.get(hdrs.ORIGIN) != f"http://{request.host}":
            raise web.HTTPForbidden(text="Only the page itself may do this.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    def _is_ours(self, name: str | None) -> bool:
        """Whether we may be called so. Whoever has given our address another name has a name, and no number."""
        with suppress(ValueError):
            return bool(ip_address(name or ""))
        return name in (self._host, "localhost")

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html")

    async def _texts(self, _request: web.Request) -> web.StreamResponse:
        texts = {language: words(language) for language in LANGUAGES}
        return web.json_response({"languages": languages(), "words": texts, "stories": playbill()})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: first everything, then each change."""
        response = web.StreamResponse(headers={**HEADERS, hdrs.CONTENT_TYPE: "text/event-stream"})
        await response.prepare(request)
        house, version = 0, 0
        while True:
            feed = self._ground.world.feed
            version = version if feed.number == house else 0
            try:
                async with asyncio.timeout(HEARTBEAT):
                    await self._ground.news(feed.number, version)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            feed = self._ground.world.feed
            change = feed.since(version if feed.number == house else 0)
            house, version = change["house"], change["version"]
            await response.write(f"data: {json.dumps(change, ensure_ascii=False)}\n\n".encode())

    async def _hood(self, request: web.Request) -> web.StreamResponse:
        try:
            chat, message = int(request.query["chat"]), int(request.query["message"])
            found = hood.inside(self._ground.world.house, chat, message)
        except (KeyError, ValueError):
            return web.json_response({"error": "there is no such message"}, status=404)
        return web.json_response(found)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        media = self._ground.world.house.sim.world.files.at(request.match_info["path"])
        if media is None:
            raise web.HTTPNotFound
        kind = SOUNDS.get(media.content[:4], media.mime)
        headers = {} if kind in SHOWN else {hdrs.CONTENT_DISPOSITION: "attachment"}
        shown = kind if kind in SHOWN else "application/octet-stream"
        return web.Response(body=media.content, content_type=shown, headers=headers)

    async def _do(self, request: web.Request) -> web.StreamResponse:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            answer = await orders.carry_out(self._ground, request.match_info["what"], await request.json())
        except ImpossibleError as no:
            return web.json_response({"error": str(no)}, status=409)
        except (ValueError, KeyError, TypeError, AttributeError):
            return web.json_response({"error": "this order makes no sense"}, status=400)
        return web.json_response(answer)


@asynccontextmanager
async def listening(ground: Playground, host: str, port: int) -> AsyncIterator[str]:
    """Listen, and yield the page's address. Where the port is taken, or 0, it takes a free one.

    SettingError where nothing can listen there.
    """
    server = Server(ground, host)
    runner = web.AppRunner(server.app(), access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await _start(runner, host, port)
        yield str(
            URL.build(scheme="http", host=EVERYWHERE.get(host, host), port=runner.addresses[0][1], path=server.path)
        )
    finally:
        await runner.cleanup()


async def _start(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as refused:
        if port == 0:
            raise SettingError(f"--host: nothing can listen at {host}: {refused.strerror}.") from None
        await _start(runner, host, 0)
