"""What happens in the coordinators' group, and in groups that are none of Makker's. Decides nothing: the turn does."""

import structlog
from aiogram import Bot, F, Router
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update

from bot.talk.heard import Added, CameOrWent, Command, FromGroup, Press, Rights, read_button
from bot.telegram.inbox import Inbox, answered
from bot.telegram.members import is_inside, is_member
from bot.telegram.reading import read_message
from bot.telegram.threads import in_thread

log = structlog.get_logger()

OUTSIDE = ("left", "kicked")


def router(inbox: Inbox) -> Router:
    """Of the coordinators' group."""
    found = Router(name="coordinators")
    here, tapped_here = F.chat.id.func(inbox.is_desk), F.message.chat.id.func(inbox.is_desk)
    found.message.register(_moved, here, F.migrate_to_chat_id)
    found.message.register(_moved, F.migrate_from_chat_id.func(inbox.is_desk))
    found.message.register(_wrote, here)
    found.callback_query.register(_tapped, tapped_here)
    found.chat_member.register(_came_or_went, here)
    return found


def elsewhere() -> Router:
    """Of any other."""
    found = Router(name="elsewhere")
    found.my_chat_member.register(_own_place_changed)
    found.callback_query.register(_tapped_elsewhere)
    return found


async def _moved(message: Message, inbox: Inbox) -> None:
    old, new = message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat.id
    assert new is not None
    now = inbox.watch.now()
    await in_thread(lambda: inbox.moves.remember(old, new, now))
    log.info("the coordinators' group has a new id", new=new)


async def _wrote(message: Message, event_update: Update, inbox: Inbox, bot: Bot) -> None:
    heard, reply_to = read_message(message, inbox.username), answered(message, bot)
    if message.from_user is None or heard is None or not (reply_to or isinstance(heard, Command)):
        return  # talk among colleagues
    anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    name = message.author_signature or message.chat.title if anonymous else message.from_user.full_name
    inside = anonymous or await is_member(bot, inbox.watch, message.chat.id, message.from_user.id)
    await inbox.hear(
        FromGroup(
            update_id=event_update.update_id,
            telegram_id=message.from_user.id,
            name=name or "",
            heard=heard,
            is_coordinator=inside,
            reply_to=reply_to,
        )
    )


async def _tapped(query: CallbackQuery, event_update: Update, inbox: Inbox, bot: Bot) -> None:
    assert query.message is not None
    await inbox.hear(
        FromGroup(
            update_id=event_update.update_id,
            telegram_id=query.from_user.id,
            name=query.from_user.full_name,
            heard=read_button(query.data or "") or Press(""),
            is_coordinator=await is_member(bot, inbox.watch, query.message.chat.id, query.from_user.id),
            on=query.message.message_id,
            callback_id=query.id,
        )
    )


async def _came_or_went(change: ChatMemberUpdated, event_update: Update, inbox: Inbox) -> None:
    person, now = change.new_chat_member.user, change.new_chat_member.model_dump()
    if not person.is_bot:
        inside = is_inside(now)
        await inbox.hear(CameOrWent(event_update.update_id, person.id, person.full_name, inside=inside))


async def _own_place_changed(change: ChatMemberUpdated, event_update: Update, inbox: Inbox) -> None:
    # Whoever sets Makker up needs the number, and Telegram shows it nowhere.
    log.info("the bot's place in a group changed", group=change.chat.id, status=change.new_chat_member.status)
    if inbox.is_desk(change.chat.id):
        may = bool(getattr(change.new_chat_member, "can_manage_topics", False))  # of an administrator only
        inside = is_inside(change.new_chat_member.model_dump())
        await inbox.hear(Rights(event_update.update_id, bool(change.chat.is_forum), may_open_topics=may, inside=inside))
        return
    was_outside = change.old_chat_member.status in OUTSIDE
    if was_outside and change.new_chat_member.status not in OUTSIDE and not inbox.is_ours(change.chat.id):
        who = change.from_user
        await inbox.hear(Added(event_update.update_id, change.chat.id, who.id, who.language_code or ""))


async def _tapped_elsewhere(query: CallbackQuery) -> None:
    """A button of ours that got into another chat does nothing, but its waiting sign stops."""
    try:
        await query.answer()
    except AiogramError as trouble:
        log.warning("a tap in another chat was not answered", error=type(trouble).__name__)
