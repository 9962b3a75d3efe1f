"""What each phone shows, side by side, as the story goes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot.demo.layout import Line, beside, direction_of, lines
from bot.simulator import Chat, Group, Message, Note, Tap
from bot.simulator.chats import Event
from bot.simulator.model import Edit
from bot.simulator.screen import lines_of

WIDEST, TIME, BETWEEN = 120, 7, " │ "
NARROWEST_COLUMN = 24
"""Columns of text; where three such do not fit, the phones stand one under the other."""
OWN, BOT, QUIET = "bold cyan", "", "dim"
"""How a person's own doing, the bot's words, and buttons look."""
TICK = "✔"


class Phones:
    """An audience that writes down what is new on each phone."""

    def __init__(self, console: Console, chats: Mapping[str, Sequence[Chat]], bot_id: int, zone: ZoneInfo) -> None:
        """`chats`: by the name over their column."""
        self._console = console
        self._chats = chats
        self._bot_id = bot_id
        self._zone = zone
        self._seen = {chat.id: len(chat.history) for column in chats.values() for chat in column}
        self._day: date | None = None
        width = min(console.width, WIDEST) - TIME - len(BETWEEN) * (len(chats) - 1)
        self._beside = width // len(chats) >= NARROWEST_COLUMN
        self._width = width // len(chats) if self._beside else min(console.width, WIDEST) - TIME

    async def hears(self, title: str) -> None:
        """A scene begins: its title."""
        self._console.print()
        self._console.print(Text(f"{' ' * TIME}{title}", "bold italic"))

    async def arrives(self) -> None:
        """What stands on the phones already is not shown."""
        self._seen = {chat.id: len(chat.history) for column in self._chats.values() for chat in column}

    async def looks(self) -> None:
        """Something has happened: what is new, beside each other."""
        moments: list[datetime] = []
        cells = {name: self._cell(chats, moments) for name, chats in self._chats.items()}
        moment = min(moments, default=None)
        if moment is None or not any(cells.values()):
            return
        self._turn_the_page(moment.astimezone(self._zone))
        if self._beside:
            self._write(moment, list(cells.values()))
            return
        for name, cell in cells.items():
            if cell:
                self._write(moment, [[Line(f"{name}:", QUIET), *cell]])

    def _cell(self, chats: Sequence[Chat], moments: list[datetime]) -> list[Line]:
        """What is new in a column; its moments are added to `moments`."""
        cell: list[Line] = []
        for chat in chats:
            for event in chat.history[self._seen[chat.id] :]:
                moments.append(event.date)
                cell += self._lines(event, chat, aside=chat is not chats[0])
            self._seen[chat.id] = len(chat.history)
        return cell

    def _turn_the_page(self, moment: datetime) -> None:
        if moment.date() == self._day:
            return
        self._day = moment.date()
        self._console.print()
        self._console.print(Rule(format_date(self._day, "EEEE d MMMM y", "en"), align="left"), width=WIDEST)
        if self._beside:
            self._write(None, [[Line(name, "bold underline")] for name in self._chats])

    def _write(self, moment: datetime | None, cells: Sequence[Sequence[Line]]) -> None:
        margin = f"{moment.astimezone(self._zone):%H:%M}" if moment else ""
        for row in beside(cells, self._width):
            text = Text(margin.ljust(TIME), QUIET)
            for place, line in enumerate(row):
                text.append(BETWEEN if place else "", QUIET)
                text.append(line.text, line.style)
            text.rstrip()
            self._console.print(text, soft_wrap=True)
            margin = ""

    def _lines(self, event: Event, chat: Chat, *, aside: bool) -> list[Line]:
        """`aside`: in a chat that is not the column's main one, whose name is then said."""
        match event:
            case Edit():
                return lines("\n".join(f"✎ {line}" for line in _changed(event)), self._width, QUIET)
            case Message() if event.sender.id == self._bot_id:
                return self._said(event, f"({chat.as_json()['title']}) " if aside else "")
        who = f"{event.sender.name} ▸ " if isinstance(chat, Group) else "▸ "
        return lines(who + _did(event), self._width, OWN)

    def _said(self, message: Message, where: str) -> list[Line]:
        words = message.first.text or "\n".join(lines_of(message, self._width))
        from_the_right = direction_of(words)
        buttons = " ".join(f"[{label}]" for label in _labels(message))
        return [
            *lines(where + words, self._width, BOT, from_the_right=from_the_right),
            *lines(buttons, self._width, QUIET, from_the_right=from_the_right),
        ]


def _labels(message: Message) -> list[str]:
    """The buttons as they came; each stays on one line."""
    return [button.label.replace(" ", "\u00a0") for row in message.first.keyboard for button in row]


def _did(event: Event) -> str:
    """What a person did, in a few words."""
    match event:
        case Tap():
            return f"[{event.label}]"
        case Note():
            return event.what
        case Message() if event.text:
            return event.first.text
    return " ".join(lines_of(event, 1000))


def _changed(edit: Edit) -> list[str]:
    """The lines of a message that an edit added, under its first; nothing where only the buttons went.

    A tick beside the answer that was tapped is no news: the tap stands above it.
    """
    before, after = edit.before.text.splitlines(), edit.shown.text.splitlines()
    added = [line for line in after if line and line not in before and not line.startswith(TICK)]
    return [] if not added else added if added[0] == after[0] else [after[0], *added]
