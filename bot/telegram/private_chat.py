"""What people do in their own chat with Makker. Decides nothing: that is the turn's."""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update, User

from bot.talk.heard import Command, Edited, FromMember, Heard, Left, Press, Returned, read_button
from bot.telegram.inbox import Inbox, answered
from bot.telegram.members import is_member
from bot.telegram.reading import clean, read_message

PRIVATE = F.chat.type == "private"


def router() -> Router:
    """Of private chats."""
    found = Router(name="private")
    found.message.register(_wrote, PRIVATE, ~F.from_user.is_bot)
    found.edited_message.register(_edited, PRIVATE, F.text | F.caption)
    found.callback_query.register(_tapped, F.message.chat.type == "private")
    found.my_chat_member.register(_left_or_returned, PRIVATE)
    return found


async def _wrote(message: Message, event_update: Update, inbox: Inbox, bot: Bot) -> None:
    heard = read_message(message, inbox.username)
    if heard is None or message.from_user is None or inbox.is_next_of_an_album(message):
        return
    incoming = _from_member(event_update, message.from_user, heard)
    uses_a_link = isinstance(heard, Command) and heard.name == "start" and bool(heard.argument)
    inside = uses_a_link and await is_member(bot, inbox.watch, inbox.desk, message.from_user.id)
    number, answers, at = message.message_id, answered(message, bot), message.date
    await inbox.hear(replace(incoming, message=number, reply_to=answers, at=at, in_group=inside))


async def _edited(message: Message, event_update: Update, inbox: Inbox) -> None:
    if message.from_user is not None:
        edited = Edited(message.message_id, clean(message.text or ""))
        await inbox.hear(_from_member(event_update, message.from_user, edited))


async def _tapped(query: CallbackQuery, event_update: Update, inbox: Inbox) -> None:
    heard = read_button(query.data or "") or Press("")
    await inbox.hear(_from_member(event_update, query.from_user, heard, query.id))


async def _left_or_returned(change: ChatMemberUpdated, event_update: Update, inbox: Inbox) -> None:
    gone = change.new_chat_member.status in ("kicked", "left")
    await inbox.hear(_from_member(event_update, change.from_user, Left() if gone else Returned()))


def _from_member(update: Update, person: User, heard: Heard, callback_id: str = "") -> FromMember:
    return FromMember(
        update_id=update.update_id,
        telegram_id=person.id,
        heard=heard,
        language=person.language_code or "",
        username=person.username or "",
        callback_id=callback_id,
    )
