"""What answers on MAKKER_LISTEN: the webhook, `/healthz` and `/metrics`."""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.settings import SettingError, Settings
from bot.telegram.meter import Meter
from bot.telegram.reception import Reception

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  (the name of a header)

LARGEST_UPDATE = 10 * 2**20
"""Bytes; Telegram's updates are far smaller."""


def application(
    settings: Settings, reception: Reception, meter: Meter, trouble: Callable[[], Awaitable[str]]
) -> web.Application:
    """The routes. `trouble` says what is wrong now, "" for nothing."""

    async def health(_request: web.Request) -> web.Response:
        wrong = await trouble()
        status = HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.OK
        return web.Response(text=f"{wrong or 'ok'}\n", status=status)

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(meter.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application(client_max_size=LARGEST_UPDATE)
    app.router.add_get("/healthz", health)
    app.router.add_get("/metrics", metrics)
    if settings.webhook_url:
        app.router.add_post(urlsplit(settings.webhook_url).path or "/", _webhook(settings, reception))
    return app


def _webhook(settings: Settings, reception: Reception) -> Callable[[web.Request], Awaitable[web.Response]]:
    secret = settings.webhook_secret.get_secret_value().encode()

    async def receive(request: web.Request) -> web.Response:
        """Say that an update has arrived only after its turn is committed: Telegram sends it again until then."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")  # aiohttp's way with odd bytes
        if not hmac.compare_digest(given, secret):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        try:
            update = await request.json()
        except ValueError:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        await reception.take(update)
        return web.Response()

    return receive


@asynccontextmanager
async def listening(address: str, app: web.Application) -> AsyncIterator[str]:
    """Answer at `host:port`; yields the address in use (port 0 takes a free one)."""
    host, _, port = address.rpartition(":")
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    except OSError as taken:
        raise SettingError(f"MAKKER_LISTEN names an address that cannot be used: {taken.strerror}.") from None
    finally:
        await runner.cleanup()
