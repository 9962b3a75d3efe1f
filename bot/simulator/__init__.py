"""A Telegram for one machine: a Bot API server with people, chats, limits and bad days.

sim = Simulator(watch)
async with sim.serve() as url:          # the bot's MAKKER_TELEGRAM_API
    amina = sim.person(1001, "Amina", language_code="ar")
    amina.starts("CODE")
    await sim.quiet()                   # the bot has confirmed every update
    amina.taps("Yes")
    await sim.until(lambda: "See you" in amina.chat.messages[-1].text)
    assert not sim.complaints
"""

from bot.simulator.calls import Call, Complaint
from bot.simulator.chats import Chat, Group, PrivateChat, Topic
from bot.simulator.faults import DropAfter, DropBefore, Flood, Garbage, Late, ServerError
from bot.simulator.media import Media
from bot.simulator.model import Alert, Button, Message, Note, Tap
from bot.simulator.people import Person
from bot.simulator.simulator import Simulator

__all__ = [
    "Alert",
    "Button",
    "Call",
    "Chat",
    "Complaint",
    "DropAfter",
    "DropBefore",
    "Flood",
    "Garbage",
    "Group",
    "Late",
    "Media",
    "Message",
    "Note",
    "Person",
    "PrivateChat",
    "ServerError",
    "Simulator",
    "Tap",
    "Topic",
]
