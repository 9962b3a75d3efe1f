"""What is on a phone: people, chats, messages, buttons, taps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bot.simulator.media import Json, Media

if TYPE_CHECKING:
    from bot.simulator.chats import Chat


@dataclass(frozen=True)
class Button:
    """One button: `data` comes back to the bot, `url` opens, `wish` is what a reply keyboard asks for."""

    label: str
    data: str | None = None
    url: str | None = None
    wish: str | None = None


@dataclass(eq=False)
class User:
    """An account: a person's, or the bot's."""

    id: int
    name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    deactivated: bool = False


class Alert(NamedTuple):
    """The answer to a tap, as the person saw it: a passing line, or with `show_alert` a box to close."""

    text: str
    show_alert: bool


@dataclass(frozen=True)
class Shown:
    """What one message shows at one time; an edit makes another."""

    text: str = ""
    html: str = ""
    entities: tuple[Json, ...] = ()
    keyboard: tuple[tuple[Button, ...], ...] = ()
    markup: Json | None = None


@dataclass(eq=False)
class Message:
    """A message in a chat. `text` is what the person reads (also the caption of a file), without tags."""

    id: int
    date: datetime
    sender: User
    chat: Chat = field(repr=False)
    shown: Shown = Shown()
    media: Media | None = None
    content: Json = field(default_factory=dict)
    """Fields of other kinds, as on the wire: `contact`, `location`, `new_chat_members` …"""
    reply_to: Message | None = field(default=None, repr=False)
    thread: int | None = None
    edit_date: datetime | None = None
    forwarded_from: Message | None = field(default=None, repr=False)
    deleted: bool = False
    silent: bool = False
    """Sent with `disable_notification`: no sound."""
    protected: bool = False
    """Sent with `protect_content`: cannot be forwarded or saved."""
    pinned: bool = False
    reactions: list[str] = field(default_factory=list)
    update_id: int = 0
    """Of the update that told the bot of it; 0 where it was told nothing."""
    offered: set[str] = field(default_factory=set, repr=False)
    """Every callback data the bot ever put under this message: a tap with any other data is forged."""
    first: Shown = field(init=False, repr=False)
    """What it showed when it came."""

    def __post_init__(self) -> None:
        self.first = self.shown
        self.show(self.shown)

    def show(self, shown: Shown) -> None:
        """Change what the message shows."""
        self.shown = shown
        self.offered.update(b.data for row in shown.keyboard for b in row if b.data is not None)

    def change(self, shown: Shown, now: datetime) -> None:
        """Edit the message."""
        self.chat.history.append(Edit(now, self, self.shown, shown))
        self.show(shown)
        self.edit_date = now

    @property
    def text(self) -> str:
        """What the person reads."""
        return self.shown.text

    @property
    def html(self) -> str:
        """What the bot sent, tags and all."""
        return self.shown.html

    @property
    def keyboard(self) -> list[list[Button]]:
        """Rows of buttons, as now shown."""
        return [list(row) for row in self.shown.keyboard]

    @property
    def buttons(self) -> list[Button]:
        """All buttons, row after row."""
        return [button for row in self.shown.keyboard for button in row]

    @property
    def labels(self) -> list[str]:
        """What the buttons say."""
        return [button.label for button in self.buttons]

    @property
    def edited(self) -> bool:
        """Whether "edited" stands beside it."""
        return self.edit_date is not None

    @property
    def document(self) -> Media | None:
        """The attached document."""
        return self._media("document")

    @property
    def voice(self) -> Media | None:
        """The voice message."""
        return self._media("voice")

    @property
    def photo(self) -> Media | None:
        """The picture."""
        return self._media("photo")

    @property
    def sticker(self) -> Media | None:
        """The sticker."""
        return self._media("sticker")

    def _media(self, kind: str) -> Media | None:
        return self.media if self.media is not None and self.media.kind == kind else None


@dataclass(eq=False)
class Tap:
    """A button pressed. `offered`: whether the bot had ever put this data under this message."""

    date: datetime
    sender: User
    label: str
    data: str
    message: Message
    query_id: str
    update_id: int
    offered: bool
    answer: Alert | None = None
    answered: bool = False


@dataclass(frozen=True)
class Edit:
    """A message changed to show something else."""

    date: datetime
    message: Message
    before: Shown
    shown: Shown

    @property
    def sender(self) -> User:
        """Whose message it is; nobody else can change it."""
        return self.message.sender


@dataclass(frozen=True)
class Note:
    """Something else a chat's history remembers: "blocks the bot"."""

    date: datetime
    sender: User
    what: str
