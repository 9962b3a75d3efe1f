"""Whoever holds a phone in a story."""

from typing import Protocol

from bot.simulator import Chat, Message
from bot.simulator.buttons import Wanted


class Hands(Protocol):
    """Who holds the phone: a simulated person, or a test that clicks. What comes back to be awaited, is awaited."""

    @property
    def name(self) -> str:
        """Whose it is."""
        ...

    @property
    def chat(self) -> Chat:
        """Their chat with the bot."""
        ...

    def starts(self, code: str) -> object:
        """Open an invitation."""
        ...

    def writes(self, text: str, *, chat: Chat, reply_to: Message | None = None) -> object:
        """Write, perhaps as a reply."""
        ...

    def replies(self, text: str, *, chat: Chat) -> object:
        """Write into the reply that the bot has opened."""
        ...

    def taps(self, button: Wanted, message: Message | None = None, *, chat: Chat | None = None) -> object:
        """Tap a button."""
        ...

    def speaks(self, seconds: int) -> object:
        """Send a voice message."""
        ...

    def blocks(self) -> object:
        """Block the bot."""
        ...

    def screen(self, width: int, *, chat: Chat) -> str:
        """The chat as plain text."""
        ...
