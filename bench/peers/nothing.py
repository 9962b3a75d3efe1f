"""`python -m bench.peers.nothing API`: the least that answers. Keeps states in a dictionary, parses JSON, no more.

How fast the fake Telegram and its crowd are with it is how fast they can be with anything.
"""

import asyncio
import json
import sys
from typing import Any
from urllib.parse import urlsplit

from bench.questions import END, FIRST, Question, after

CONNECTIONS = 8


class Client:
    """One connection to the Bot API."""

    def __init__(self, api: str) -> None:
        address = urlsplit(api)
        self._host, self._port = address.hostname or "", address.port or 80
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def call(self, method: str, **parameters: Any) -> Any:
        """The method's result."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        body = json.dumps(parameters).encode()
        head = f"POST /bot42:TEST/{method} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        writer.write(head.encode() + b"\r\n\r\n" + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.rpartition(b"Content-Length: ")[2])
        return json.loads(await reader.readexactly(length))["result"]


class Bot:
    """Who was asked what."""

    def __init__(self, api: str) -> None:
        self._api = api
        self._asked: dict[int, Question] = {}
        self._said: dict[int, dict[str, str]] = {}
        self._waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def run(self) -> None:
        """Poll until the process is ended."""
        workers = [asyncio.create_task(self._work(Client(self._api))) for _ in range(CONNECTIONS)]
        poller, offset = Client(self._api), 0
        while all(not worker.done() for worker in workers):
            for update in await poller.call("getUpdates", offset=offset, timeout=10):
                offset = update["update_id"] + 1
                self._waiting.put_nowait(update)

    async def _work(self, client: Client) -> None:
        while True:
            await self._take(client, await self._waiting.get())

    async def _take(self, client: Client, update: dict[str, Any]) -> None:
        tap = update.get("callback_query")
        chat = (tap or update)["message"]["chat"]["id"]
        answer = tap["data"] if tap else update["message"]["text"]
        question = FIRST if answer == "/start" else self._next(chat, answer)
        if tap:
            await client.call("answerCallbackQuery", callback_query_id=tap["id"])
        if question is None:
            await client.call("sendMessage", chat_id=chat, text=END)
            return
        self._asked[chat] = question
        keys = [[{"text": label, "callback_data": key}] for key, label in question.choices.items()]
        markup = {"reply_markup": {"inline_keyboard": keys}} if keys else {}
        await client.call("sendMessage", chat_id=chat, text=question.ask, **markup)

    def _next(self, chat: int, answer: str) -> Question | None:
        key = self._asked[chat].key
        self._said.setdefault(chat, {})[key] = answer
        return after(key, answer)


if __name__ == "__main__":
    asyncio.run(Bot(sys.argv[1]).run())
