"""What each phone shows, side by side, as the story goes."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot.demo.layout import beside
from bot.simulator import Chat, Message, Note, Tap
from bot.simulator.chats import Event
from bot.simulator.model import Edit
from bot.simulator.screen import lines_of, wrap

WIDEST, TIME, BETWEEN = 120, 7, " │ "
NARROWEST_COLUMN = 24
"""Columns of text; where three such do not fit, the phones stand one under the other."""
OWN, BOT, QUIET = "bold cyan", "", "dim"
"""How a person's own doing, the bot's words, and buttons look."""
TICK = "✔"

Styled = tuple[str, str]
"""A line and its style."""


class Phones:
    """An audience that writes down what is new on each phone."""

    def __init__(self, console: Console, chats: dict[str, Chat], bot_id: int, zone: ZoneInfo) -> None:
        """`chats` by the name over their column."""
        self._console = console
        self._chats = chats
        self._bot_id = bot_id
        self._zone = zone
        self._seen = dict.fromkeys(chats, 0)
        self._day: date | None = None
        width = min(console.width, WIDEST) - TIME - len(BETWEEN) * (len(chats) - 1)
        self._beside = width // len(chats) >= NARROWEST_COLUMN
        self._width = width // len(chats) if self._beside else min(console.width, WIDEST) - TIME

    async def hears(self, title: str) -> None:
        """A scene begins: its title."""
        self._console.print()
        self._console.print(Text(f"{' ' * TIME}{title}", "bold italic"))

    async def looks(self) -> None:
        """Something has happened: what is new, beside each other."""
        new = {name: self._new(name, chat) for name, chat in self._chats.items()}
        moment = next((event.date for events in new.values() for event in events), None)
        cells = {name: [line for event in events for line in self._lines(event)] for name, events in new.items()}
        if moment is None or not any(cells.values()):
            return
        self._turn_the_page(moment.astimezone(self._zone))
        if self._beside:
            self._write(moment, list(cells.values()))
            return
        for name, lines in cells.items():
            if lines:
                self._write(moment, [[(f"{name}:", QUIET), *lines]])

    def _new(self, name: str, chat: Chat) -> list[Event]:
        seen, self._seen[name] = self._seen[name], len(chat.history)
        return chat.history[seen:]

    def _turn_the_page(self, moment: datetime) -> None:
        if moment.date() == self._day:
            return
        self._day = moment.date()
        self._console.print()
        self._console.print(Rule(format_date(self._day, "EEEE d MMMM y", "en"), align="left"), width=WIDEST)
        if self._beside:
            self._write(None, [[(name, "bold underline")] for name in self._chats])

    def _write(self, moment: datetime | None, cells: Sequence[Sequence[Styled]]) -> None:
        margin = f"{moment.astimezone(self._zone):%H:%M}" if moment else ""
        texts = beside([[text for text, _ in lines] for lines in cells], self._width)
        for number, row in enumerate(texts):
            line = Text(margin.ljust(TIME), QUIET)
            for place, (lines, text) in enumerate(zip(cells, row, strict=True)):
                line.append(BETWEEN if place else "", QUIET)
                line.append(text, lines[number][1] if number < len(lines) else "")
            self._console.print(line, soft_wrap=True)
            margin = ""

    def _lines(self, event: Event) -> list[Styled]:
        match event:
            case Edit():
                return [(line, QUIET) for line in _changed(event, self._width)]
            case Message() if event.sender.id == self._bot_id:
                words = wrap(event.first.text, self._width)
                buttons = wrap(" ".join(f"[{label}]" for label in _labels(event)), self._width)
                rest = [] if words else lines_of(event, self._width)
                return [*((line, BOT) for line in (*words, *rest)), *((line, QUIET) for line in buttons)]
            case Tap():
                return [(line, OWN) for line in wrap(f"▸ [{event.label}]", self._width)]
            case Note():
                return [(f"▸ {event.what}", OWN)]
        return [(line, OWN) for line in wrap("▸ " + " ".join(lines_of(event, 1000)), self._width)]


def _labels(message: Message) -> list[str]:
    """The buttons as they came; each stays on one line."""
    return [button.label.replace(" ", "\u00a0") for row in message.first.keyboard for button in row]


def _changed(edit: Edit, width: int) -> list[str]:
    """The lines of a message that an edit added, under its first; nothing where only the buttons went.

    A tick beside the answer that was tapped is no news: the tap stands above it.
    """
    before, after = edit.before.text.splitlines(), edit.shown.text.splitlines()
    added = [line for line in after if line and line not in before and not line.startswith(TICK)]
    if not added:
        return []
    title = [] if added[0] == after[0] else after[:1]
    return [line for text in (*title, *added) for line in wrap(f"✎ {text}", width)]
