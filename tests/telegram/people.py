"""What people see."""

from bot.simulator import Person
from bot.simulator.chats import Chat


def texts(where: Person | Chat) -> list[str]:
    """What the bot wrote to a person or in a group, oldest first."""
    chat = where.chat if isinstance(where, Person) else where
    return [message.text for message in chat.messages if message.sender.is_bot]
