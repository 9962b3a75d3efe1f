"""What each phone shows, as the story goes."""

from collections.abc import Mapping, Sequence

from rich.console import Console

from bot.demo.layout import Line, direction_of, lines
from bot.demo.sheet import COORDINATORS, QUIET, News, Sheet
from bot.simulator import Chat, Group, Message, Note, Tap
from bot.simulator.chats import Event
from bot.simulator.model import Edit
from bot.simulator.screen import lines_of
from bot.talk.phrase import Phrase
from bot.talk.reader import Reader

OWN, BOT = "bold cyan", ""
"""How a person's own doing and the bot's words look; buttons are quiet."""
TICK = "✔"


class Phones:
    """An audience that writes down what is new on each phone."""

    def __init__(
        self,
        console: Console,
        pairs: Sequence[Mapping[str, Chat]],
        groups: Sequence[Chat],
        bot_id: int,
        reader: Reader,
    ) -> None:
        """`pairs`: the chats of the two by their names; `groups`: the coordinators'; `reader`: whoever watches."""
        self._say = reader.say
        self._sheet = Sheet(console, [[*pair] for pair in pairs], reader.zone)
        self._chats: dict[str, Sequence[Chat]] = {name: [chat] for pair in pairs for name, chat in pair.items()}
        self._chats[COORDINATORS] = groups
        self._bot_id = bot_id
        self._see()

    async def hears(self, title: Phrase) -> None:
        """A scene begins: its title."""
        self._sheet.title(self._say(title))

    async def arrives(self) -> None:
        """What stands on the phones already is not shown."""
        self._see()

    async def looks(self) -> None:
        """Something has happened: what is new, on which phone."""
        self._sheet.show({name: news for name, chats in self._chats.items() if (news := self._news(chats))})
        self._see()

    def _see(self) -> None:
        self._seen = {chat.id: len(chat.history) for chats in self._chats.values() for chat in chats}

    def _news(self, chats: Sequence[Chat]) -> News | None:
        """What is new in a column."""
        new = [(event, chat) for chat in chats for event in chat.history[self._seen[chat.id] :]]
        told = [line for event, chat in new for line in self._lines(event, chat, aside=chat is not chats[0])]
        return News(min(event.date for event, _chat in new), told) if told else None

    def _lines(self, event: Event, chat: Chat, *, aside: bool) -> list[Line]:
        """`aside`: in a chat that is not the column's main one, whose name is then said."""
        match event:
            case Edit():
                return lines("\n".join(f"✎ {line}" for line in _changed(event)), self._sheet.width, QUIET)
            case Message() if event.sender.id == self._bot_id:
                return self._said(event, f"({chat.as_json()['title']}) " if aside else "")
        who = f"{event.sender.name} ▸ " if isinstance(chat, Group) else "▸ "
        return lines(who + _did(event), self._sheet.width, OWN)

    def _said(self, message: Message, where: str) -> list[Line]:
        words = message.first.text or "\n".join(lines_of(message, self._sheet.width))
        from_the_right = direction_of(words)
        buttons = " ".join(f"[{label}]" for label in _labels(message))
        return [
            *lines(where + words, self._sheet.width, BOT, from_the_right=from_the_right),
            *lines(buttons, self._sheet.width, QUIET, from_the_right=from_the_right),
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
