"""HTTP/1.1 as Bot API clients speak it, and no more: requests with a length, connections kept open."""

import asyncio
import json
import re
from collections.abc import Callable
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qsl

Arguments = dict[str, Any]
Answer = Callable[[bytes], None]
"""Takes the body of the answer, now or later."""
Handle = Callable[[str, Arguments, Answer], None]
"""Takes a method's name, its arguments and where the answer goes."""

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_TYPE = re.compile(rb"\r\ncontent-type: *([^;\r\n]+)(?:; *boundary=\"?([^\"\r\n;]+))?", re.IGNORECASE)
_CLOSE = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
_FIELD = re.compile(rb'name="?(\w+)"?\r\n(?:[^\r\n]+\r\n)*\r\n(.*)\r\n', re.DOTALL)
_HEAD = b"HTTP/1.1 %b\r\nDate: %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
_DATE = formatdate(usegmt=True).encode()
_ENCODED = ("reply_markup", "allowed_updates", "commands", "scope", "menu_button", "reply_parameters")
"""Arguments that forms carry as JSON."""


class Wire(asyncio.Protocol):
    """One connection."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """For asyncio."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, _error: Exception | None) -> None:
        """For asyncio."""
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """For asyncio: take the requests that are whole."""
        self._waiting += data
        while (end := self._waiting.find(b"\r\n\r\n")) >= 0:
            head = self._waiting[:end]
            length = int(found[1]) if (found := _LENGTH.search(head)) else 0
            if len(self._waiting) < end + 4 + length:
                return
            body = self._waiting[end + 4 : end + 4 + length]
            self._waiting = self._waiting[end + 4 + length :]
            self._request(head, body)

    def _request(self, head: bytes, body: bytes) -> None:
        target, _, query = head.split(b" ", 2)[1].decode().partition("?")
        last = bool(_CLOSE.search(head))
        arguments = {**dict(parse_qsl(query)), **_arguments(head, body)}
        self._handle(target.rpartition("/")[2], arguments, lambda answer: self._answer(answer, last=last))

    def _answer(self, body: bytes, *, last: bool) -> None:
        if self._transport is None:
            return
        status = b"200 OK" if body.startswith(b'{"ok":true') else b"429 Too Many Requests"
        self._transport.write(_HEAD % (status, _DATE, len(body)) + body)
        if last:
            self._transport.close()


def _arguments(head: bytes, body: bytes) -> Arguments:
    kind = _TYPE.search(head)
    if not body or kind is None:
        return {}
    if kind[1] == b"application/json":
        arguments: Arguments = json.loads(body)
        return arguments
    if kind[1] == b"multipart/form-data":
        parts = [_FIELD.search(part) for part in body.split(b"--" + kind[2])]
        form = {part[1].decode(): part[2].decode() for part in parts if part and b"filename" not in part[0]}
    else:
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return {name: json.loads(value) if name in _ENCODED else value for name, value in form.items()}
