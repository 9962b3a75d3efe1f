"""The Bot API over HTTP: https://core.telegram.org/bots/api#making-requests."""

import asyncio
import json
from typing import Any

from aiohttp import BodyPartReader, hdrs, web

from bot.simulator.calls import Call
from bot.simulator.faults import DropAfter, DropBefore, Fault, Faults, Garbage, Late, refusal
from bot.simulator.files import MAX_UPLOAD, Upload
from bot.simulator.media import Json
from bot.simulator.methods import METHODS, WAITING
from bot.simulator.parameters import Raw, check
from bot.simulator.polling import WEBHOOK_COMES, Polling
from bot.simulator.refusal import Refusal
from bot.simulator.webhook import Webhook
from bot.simulator.world import World

WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

UNTIL_LOST = 0.5
"""Real seconds before a connection breaks while there is no network; or the bot's virtual waits would race by."""


class Server:
    """Reads requests, meets faults, answers, and writes every call down."""

    def __init__(self, world: World, token: str, faults: Faults) -> None:
        self._world = world
        self._token = token
        self._faults = faults
        self.calls: list[Call] = []
        self.polling = Polling(world.updates)
        self.webhook = Webhook(world)

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=MAX_UPLOAD + 1_000_000)
        for verb in (hdrs.METH_GET, hdrs.METH_POST):
            app.router.add_route(verb, "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file, allow_head=False)
        return app

    async def close(self) -> None:
        """End what waits."""
        self.polling.close()
        await self.webhook.remove({})

    async def _method(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self._token:
            return _refuse(Refusal(401, "Unauthorized"))
        name = request.match_info["method"].lower()
        raw = await _read(request)
        call = Call(self._world.watch.now(), request.match_info["method"], dict(raw.values))
        self.calls.append(call)
        self._world.bell.ring()
        if self._faults.no_network:
            await asyncio.sleep(UNTIL_LOST)
        call.fault = fault = self._faults.meet(name, raw.values.get("chat_id"))
        try:
            response = await self._answer(name, raw, call, fault)
        finally:
            self._world.bell.ring()
        if isinstance(fault, DropBefore | DropAfter):
            fault.meanwhile()
        if (isinstance(fault, DropBefore | DropAfter) or self._faults.no_network) and request.transport is not None:
            request.transport.abort()
        return response

    async def _answer(self, name: str, raw: Raw, call: Call, fault: Fault | None) -> web.Response:
        match fault:
            case Garbage():
                call.code = 200
                return web.Response(text=fault.body, content_type="text/html")
            case DropBefore():
                return web.Response()
            case Late():
                await fault.until()
            case None | DropAfter():
                pass
            case _:
                return _note(call, refusal(fault))
        try:
            result = await self._run(name, raw, call)
        except Refusal as no:
            return _note(call, no)
        call.code = 200
        call.message_id = result.get("message_id") if isinstance(result, dict) else None
        return web.json_response({"ok": True, "result": result})

    async def _run(self, name: str, raw: Raw, call: Call) -> Any:
        method = METHODS.get(name) or WAITING.get(name)
        if method is None:
            raise Refusal(404, "Not Found: method not found")
        call.method = method.name
        call.params = arguments = check(raw, method.params)
        match method.name:
            case "getUpdates":
                if self.webhook.url:
                    raise Refusal(409, WEBHOOK_SET)
                return await self.polling.get(arguments)
            case "setWebhook":
                self.polling.end(WEBHOOK_COMES)
                return await self.webhook.set(arguments)
            case "deleteWebhook":
                return await self.webhook.remove(arguments)
            case "getWebhookInfo":
                return self.webhook.describe()
        return method.answer(self._world, arguments)

    async def _file(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self._token:
            return _refuse(Refusal(401, "Unauthorized"))
        media = self._world.files.at(request.match_info["path"])
        if media is None:
            return _refuse(Refusal(404, "Not Found"))
        return web.Response(body=media.content, content_type="application/octet-stream")


def _note(call: Call, no: Refusal) -> web.Response:
    call.code, call.description = no.code, no.description
    return _refuse(no)


def _refuse(no: Refusal) -> web.Response:
    return web.json_response(no.as_json(), status=no.code)


async def _read(request: web.Request) -> Raw:
    """Parameters from the query and the body, in any of the four ways Telegram takes them."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    match request.content_type:
        case "application/json":
            values |= _json(await request.text())
        case "multipart/form-data":
            await _read_parts(request, values, uploads)
        case "application/x-www-form-urlencoded":
            values |= {name: str(value) for name, value in (await request.post()).items()}
    return Raw(values, uploads)


def _json(body: str) -> Json:
    try:
        found = json.loads(body or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


async def _read_parts(request: web.Request, values: dict[str, Any], uploads: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            values[part.name] = await part.text()
        else:
            mime = part.headers.get(hdrs.CONTENT_TYPE, "")
            uploads[part.name] = Upload(part.filename, mime, bytes(await part.read(decode=False)))
