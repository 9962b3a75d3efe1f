"""Turns what Telegram sends into what a person did: which handler hears which update."""

from aiogram import Dispatcher

from bot.telegram import group_chat, private_chat
from bot.telegram.inbox import Inbox


def dispatcher(inbox: Inbox) -> Dispatcher:
    """Private chats, the coordinators' group, and everywhere else."""
    root = Dispatcher(disable_fsm=True, inbox=inbox)
    root.include_routers(private_chat.router(), group_chat.router(inbox), group_chat.elsewhere())
    return root
