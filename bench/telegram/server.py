"""The Bot API as far as a check-in needs it: updates with true offsets, messages, taps, Telegram's limits if wanted."""

import asyncio
import itertools
import json
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from typing import Any

from bench.telegram.wire import Answer, Arguments, Wire

BOT = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
TRUE = b'{"ok":true,"result":true}'
MOST_UPDATES = 100
"""In one answer. Source: core.telegram.org/bots/api#getupdates"""

Buttons = Mapping[str, str]
Deliver = Callable[[int, str, Buttons], None]
"""Takes a chat's id, a message's text and its buttons: callback data by label."""
Refuse = Callable[[int], int]
"""Takes a chat's id; seconds to wait before it takes one more message, 0 where it takes it now."""


def _ok(result: Any) -> bytes:
    return b'{"ok":true,"result":%b}' % json.dumps(result, separators=(",", ":")).encode()


class Telegram:
    """The server. An update is gone only when a higher offset confirms it."""

    def __init__(self, deliver: Deliver, delay: float = 0.0, refuse: Refuse | None = None) -> None:
        """`delay`: seconds that every call but getUpdates takes."""
        self._deliver, self._delay, self._refuse = deliver, delay, refuse
        self._updates: deque[tuple[int, bytes]] = deque()
        self._update_ids, self._message_ids = itertools.count(1), itertools.count(1)
        self._parked: tuple[Answer, int, asyncio.TimerHandle] | None = None
        self._is_due = False
        self._last: dict[int, dict[str, Any]] = {}
        self.calls: Counter[str] = Counter()
        """How often each method was called, and `429` for the refusals."""
        self.polled_at = 0.0
        """When updates were first asked for, by the monotonic clock of the machine."""
        self.polled = asyncio.Event()
        self.sent_at: list[float] = []
        """When each message was accepted, by the same clock."""

    async def serve(self) -> int:
        """Listen on a free port of this machine; the port."""
        server = await asyncio.get_running_loop().create_server(lambda: Wire(self.asked), "127.0.0.1", 0)
        port: int = server.sockets[0].getsockname()[1]
        return port

    # What people do

    def taps(self, chat_id: int, data: str) -> None:
        """Somebody taps a button of the last message."""
        query = {"id": str(chat_id), "from": _person(chat_id), "message": self._last[chat_id], "chat_instance": "1"}
        self._push({"callback_query": {**query, "data": data}})

    def writes(self, chat_id: int, text: str) -> None:
        """Somebody writes."""
        message = {"message_id": next(self._message_ids), "from": _person(chat_id), "chat": _chat(chat_id)}
        command = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
        more = {"entities": command} if command else {}
        self._push({"message": {**message, "date": 1, "text": text, **more}})

    def _push(self, update: dict[str, Any]) -> None:
        number = next(self._update_ids)
        self._updates.append((number, json.dumps({"update_id": number, **update}, separators=(",", ":")).encode()))
        if self._parked and not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_soon(self._answer_parked)

    # What the bot asks for

    def asked(self, method: str, arguments: Arguments, answer: Answer) -> None:
        """Take one call; the answer may come later."""
        self.calls[method] += 1
        if method == "getUpdates":
            self._get_updates(arguments, answer)
            return
        if self._delay:
            asyncio.get_running_loop().call_later(self._delay, self._do, method, arguments, answer)
        else:
            self._do(method, arguments, answer)

    def _do(self, method: str, arguments: Arguments, answer: Answer) -> None:
        if method.startswith("send"):
            self._send(arguments, answer)
        else:
            answer(self._METHODS.get(method, Telegram._true)(self, arguments))

    def _get_updates(self, arguments: Arguments, answer: Answer) -> None:
        if not self.polled_at:
            self.polled_at = time.monotonic()
            self.polled.set()
        offset = int(arguments.get("offset") or 0)
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        self._answer_parked()  # only one may listen
        timeout, limit = float(arguments.get("timeout") or 0), int(arguments.get("limit") or MOST_UPDATES)
        timer = asyncio.get_running_loop().call_later(timeout, self._answer_parked)
        self._parked = (answer, limit, timer)
        if self._updates or not timeout:
            self._answer_parked()

    def _answer_parked(self) -> None:
        self._is_due = False
        if self._parked:
            (answer, limit, timer), self._parked = self._parked, None
            timer.cancel()
            answer(b'{"ok":true,"result":[%b]}' % b",".join(it for _, it in itertools.islice(self._updates, limit)))

    def _send(self, arguments: Arguments, answer: Answer) -> None:
        chat_id = int(arguments["chat_id"])
        wait = self._refuse(chat_id) if self._refuse else 0
        if wait:
            self.calls["429"] += 1
            answer(_too_many(wait))
            return
        text, markup = str(arguments.get("text") or arguments.get("caption") or ""), arguments.get("reply_markup")
        message = {"message_id": next(self._message_ids), "from": BOT, "chat": _chat(chat_id), "date": 1, "text": text}
        self._last[chat_id] = {**message, "reply_markup": markup} if markup else message
        self.sent_at.append(time.monotonic())
        answer(_ok(message))
        keys = itertools.chain.from_iterable((markup or {}).get("inline_keyboard", []))
        self._deliver(chat_id, text, {key["text"]: key.get("callback_data", "") for key in keys})

    def _edit(self, arguments: Arguments) -> bytes:
        chat_id, number = int(arguments["chat_id"]), int(arguments["message_id"])
        return _ok({"message_id": number, "chat": _chat(chat_id), "date": 1, "text": arguments.get("text", "")})

    def _me(self, _arguments: Arguments) -> bytes:
        return _ok(BOT)

    def _chat_of(self, arguments: Arguments) -> bytes:
        return _ok({**_chat(int(arguments["chat_id"])), "accent_color_id": 0, "max_reaction_count": 0})

    def _member(self, arguments: Arguments) -> bytes:
        user = {"id": int(arguments["user_id"]), "is_bot": True, "first_name": "Bench"}
        return _ok({"status": "administrator", "user": user, "can_pin_messages": True, "can_manage_topics": True})

    def _true(self, _arguments: Arguments) -> bytes:
        return TRUE

    _METHODS: Mapping[str, Callable[["Telegram", Arguments], bytes]] = {
        "getMe": _me,
        "getChat": _chat_of,
        "getChatMember": _member,
        "editMessageText": _edit,
        "editMessageReplyMarkup": _edit,
    }


def _too_many(wait: int) -> bytes:
    told = {"error_code": 429, "description": f"Too Many Requests: retry after {wait}"}
    return json.dumps({"ok": False, **told, "parameters": {"retry_after": wait}}, separators=(",", ":")).encode()


def _person(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "is_bot": False, "first_name": "Amina", "language_code": "en"}


def _chat(chat_id: int) -> dict[str, Any]:
    if chat_id < 0:
        return {"id": chat_id, "type": "supergroup", "title": "Coordinators"}
    return {"id": chat_id, "type": "private", "first_name": "Amina"}
