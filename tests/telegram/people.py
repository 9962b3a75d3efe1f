"""What people see, once all that they did has been answered."""

from bot.serve import Service
from bot.simulator import Group, Person
from bot.simulator.chats import Chat


def texts(where: Person | Chat) -> list[str]:
    """What the bot wrote to a person or in a group, oldest first."""
    chat = where.chat if isinstance(where, Person) else where
    return [message.text for message in chat.messages if message.sender.is_bot]


async def settled(service: Service, desk: Group) -> None:
    """All that people did has come in, and is answered."""
    await desk.world.updates.quiet()
    await service.settled()
