"""Objects of the Bot API as JSON: https://core.telegram.org/bots/api#available-types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.media import Json, Media
from bot.simulator.model import Message, Tap, User

if TYPE_CHECKING:
    from bot.simulator.chats import Chat, Group

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
    "can_send_welcome_messages",
)


def user(account: User) -> Json:
    """A User."""
    language = {"language_code": account.language_code} if account.language_code else {}
    return {"id": account.id, "is_bot": account.is_bot} | names(account) | language


def names(account: User) -> Json:
    """What a User and a private Chat have in common."""
    username = {"username": account.username} if account.username else {}
    return {"first_name": account.name} | username


def message(item: Message, *, nested: bool = False) -> Json:
    """A Message; `nested` inside another, where the message it replies to is left out."""
    body: Json = {
        "message_id": item.id,
        "from": user(item.sender),
        "chat": item.chat.as_json(),
        "date": int(item.date.timestamp()),
    }
    if item.thread is not None:
        body |= {"message_thread_id": item.thread, "is_topic_message": True}
    if item.forwarded_from is not None:
        body["forward_origin"] = _origin(item.forwarded_from)
    if item.reply_to is not None and not item.reply_to.deleted and not nested:
        body["reply_to_message"] = message(item.reply_to, nested=True)
    if item.edit_date is not None:
        body["edit_date"] = int(item.edit_date.timestamp())
    if item.protected:
        body["has_protected_content"] = True
    body |= _content(item)
    if item.shown.markup is not None:
        body["reply_markup"] = item.shown.markup
    return body


def gone(item: Message) -> Json:
    """An InaccessibleMessage: deleted, but a tap may still name it."""
    return {"message_id": item.id, "chat": item.chat.as_json(), "date": 0}


def callback_query(tap: Tap) -> Json:
    """A CallbackQuery."""
    shown = gone(tap.message) if tap.message.deleted else message(tap.message)
    return {
        "id": tap.query_id,
        "from": user(tap.sender),
        "message": shown,
        "chat_instance": str(-(abs(tap.message.chat.id) * 2_654_435_761 % 2**63)),
        "data": tap.data,
    }


def chat_member(group: Group, account: User) -> Json:
    """A ChatMember of the status that the group has for this account."""
    status = group.members.get(account.id, "left")
    body: Json = {"user": user(account), "status": status}
    match status:
        case "creator":
            body["is_anonymous"] = False
        case "administrator":
            held = group.rights if account.is_bot else set(RIGHTS)
            body |= {"can_be_edited": False, "is_anonymous": False}
            body |= {right: right in held for right in RIGHTS}
        case "kicked":
            body["until_date"] = 0
    return body


def chat_full(where: Chat) -> Json:
    """A ChatFullInfo, as getChat gives it."""
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    body = where.as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if where.pinned:
        body["pinned_message"] = message(where.pinned[-1], nested=True)
    return body


def _content(item: Message) -> Json:
    text, entities = item.shown.text, list(item.shown.entities)
    name = "text" if item.media is None else "caption"
    body: Json = {**item.content}
    if item.media is not None:
        body[item.media.kind] = _photo(item.media) if item.media.kind == "photo" else _file(item.media)
    if text:
        body[name] = text
    if entities:
        body["entities" if name == "text" else "caption_entities"] = entities
    return body


def _file(media: Media) -> Json:
    body: Json = {"file_id": media.file_id, "file_unique_id": media.unique_id, "file_size": media.size}
    if media.kind == "document":
        body["file_name"] = media.name
    if media.kind in ("document", "voice"):
        body["mime_type"] = media.mime
    return body | media.extras


def _photo(media: Media) -> list[Json]:
    """Telegram makes several sizes; the last is the whole picture."""
    common = {"file_id": media.file_id, "file_unique_id": media.unique_id, "file_size": media.size}
    return [common | {"width": 90, "height": 67}, common | {"width": 1280, "height": 960}]


def _origin(source: Message) -> Json:
    return {"type": "user", "date": int(source.date.timestamp()), "sender_user": user(source.sender)}
