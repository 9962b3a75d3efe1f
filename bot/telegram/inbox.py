"""Turns what Telegram sends into what a person did. Decides nothing: that is the turn's."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

import structlog
from aiogram import Bot, Dispatcher, F, Router
from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update, User

from bot.settings import Settings
from bot.store.moves import Moves
from bot.talk.heard import (
    Added,
    CameOrWent,
    Command,
    Edited,
    FromGroup,
    FromMember,
    Heard,
    Incoming,
    Left,
    Press,
    Returned,
    Rights,
    read_button,
)
from bot.telegram.members import is_inside, is_member
from bot.telegram.reading import clean, read_message
from bot.telegram.threads import in_thread
from bot.watch import Watch

log = structlog.get_logger()

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
"""What we ask Telegram for."""

Hear = Callable[[Incoming], Awaitable[None]]
"""Takes one update into a turn; returns when that is committed."""

OUTSIDE = ("left", "kicked")

PRIVATE = F.chat.type == "private"


@dataclass(frozen=True)
class Inbox:
    """What the handlers know of the world."""

    settings: Settings
    watch: Watch
    moves: Moves
    username: str
    """The bot's own, without @."""
    hear: Hear
    albums: dict[int, str] = field(default_factory=dict)
    """The last album in each chat: its pictures come as so many messages, and one answer is enough."""

    def is_next_of_an_album(self, message: Message) -> bool:
        """Whether this message belongs to the same album as the one before."""
        album = message.media_group_id or ""
        before = self.albums.pop(message.chat.id, "")
        if album:
            self.albums[message.chat.id] = album
        return bool(album) and album == before

    @property
    def desk(self) -> int:
        """The coordinators' group, wherever it has moved."""
        return self.moves.current(self.settings.coordinator_chat)

    def is_ours(self, chat_id: int) -> bool:
        """Whether this is a group that the settings name: the coordinators' or their backup's."""
        return self.is_desk(chat_id) or chat_id == self.moves.current(self.settings.backup_chat)

    def is_desk(self, chat_id: int) -> bool:
        """Whether this is the coordinators' group."""
        return chat_id == self.desk


def dispatcher(inbox: Inbox) -> Dispatcher:
    """Private chats, the coordinators' group, and everywhere else."""
    root = Dispatcher(disable_fsm=True, inbox=inbox)
    root.include_routers(_private(), _group(inbox), _elsewhere())
    return root


def _private() -> Router:
    router = Router(name="private")
    router.message.register(_private_message, PRIVATE, ~F.from_user.is_bot)
    router.edited_message.register(_private_edit, PRIVATE, F.text | F.caption)
    router.callback_query.register(_private_tap, F.message.chat.type == "private")
    router.my_chat_member.register(_private_membership, PRIVATE)
    return router


def _group(inbox: Inbox) -> Router:
    router = Router(name="coordinators")
    here, tapped_here = F.chat.id.func(inbox.is_desk), F.message.chat.id.func(inbox.is_desk)
    router.message.register(_moved, here, F.migrate_to_chat_id)
    router.message.register(_moved, F.migrate_from_chat_id.func(inbox.is_desk))
    router.message.register(_group_message, here)
    router.callback_query.register(_group_tap, tapped_here)
    router.chat_member.register(_came_or_went, here)
    return router


def _elsewhere() -> Router:
    router = Router(name="elsewhere")
    router.my_chat_member.register(_group_membership)
    router.callback_query.register(_foreign_tap)
    return router


async def _private_message(message: Message, event_update: Update, inbox: Inbox, bot: Bot) -> None:
    heard = read_message(message, inbox.username)
    if heard is None or message.from_user is None or inbox.is_next_of_an_album(message):
        return
    incoming = _from_member(event_update, message.from_user, heard)
    uses_a_link = isinstance(heard, Command) and heard.name == "start" and bool(heard.argument)
    inside = uses_a_link and await is_member(bot, inbox.watch, inbox.desk, message.from_user.id)
    number, answers, at = message.message_id, _answered(message, bot), message.date
    await inbox.hear(replace(incoming, message=number, reply_to=answers, at=at, in_group=inside))


async def _private_edit(message: Message, event_update: Update, inbox: Inbox) -> None:
    if message.from_user is not None:
        edited = Edited(message.message_id, clean(message.text or ""))
        await inbox.hear(_from_member(event_update, message.from_user, edited))


async def _private_tap(query: CallbackQuery, event_update: Update, inbox: Inbox) -> None:
    heard = read_button(query.data or "") or Press("")
    await inbox.hear(_from_member(event_update, query.from_user, heard, query.id))


async def _private_membership(change: ChatMemberUpdated, event_update: Update, inbox: Inbox) -> None:
    gone = change.new_chat_member.status in ("kicked", "left")
    await inbox.hear(_from_member(event_update, change.from_user, Left() if gone else Returned()))


async def _moved(message: Message, inbox: Inbox) -> None:
    old, new = message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat.id
    assert new is not None
    now = inbox.watch.now()
    await in_thread(lambda: inbox.moves.remember(old, new, now))
    log.info("the coordinators' group has a new id", new=new)


async def _group_message(message: Message, event_update: Update, inbox: Inbox, bot: Bot) -> None:
    heard, reply_to = read_message(message, inbox.username), _answered(message, bot)
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


def _answered(message: Message, bot: Bot) -> int:
    """Our own message that this one answers, or 0. In a forum every message answers its topic's first."""
    above = message.reply_to_message
    ours = above is not None and above.from_user is not None and above.from_user.id == bot.id
    return above.message_id if above is not None and ours and not above.forum_topic_created else 0


async def _group_tap(query: CallbackQuery, event_update: Update, inbox: Inbox, bot: Bot) -> None:
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


async def _group_membership(change: ChatMemberUpdated, event_update: Update, inbox: Inbox) -> None:
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


async def _foreign_tap(query: CallbackQuery) -> None:
    """A button of ours that got into another chat does nothing, but its waiting sign stops."""
    try:
        await query.answer()
    except AiogramError as trouble:
        log.warning("a tap in another chat was not answered", error=type(trouble).__name__)


def _from_member(update: Update, person: User, heard: Heard, callback_id: str = "") -> FromMember:
    return FromMember(
        update_id=update.update_id,
        telegram_id=person.id,
        heard=heard,
        language=person.language_code or "",
        username=person.username or "",
        callback_id=callback_id,
    )
