"""The table of methods: what each is called, what it takes, who answers.

https://core.telegram.org/bots/api#available-methods. Telegram ignores parameters that it does not know; here
they are refused. So are those of features that no person in here has: business accounts, paid posts, effects.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.simulator import asking, editing, sending, settings, topics
from bot.simulator.media import Json
from bot.simulator.parameters import Param, chat_id, file, flag, integer, item, items, structure, text
from bot.simulator.world import World

Handler = Callable[[World, Json], Any]


@dataclass(frozen=True)
class Method:
    """One method of the Bot API."""

    name: str
    answer: Handler
    params: tuple[Param, ...] = ()


CHAT = Param("chat_id", chat_id, required=True, missing="chat_id is empty")
MESSAGE = Param("message_id", integer, required=True, missing="message identifier is not specified")
THREAD = Param("message_thread_id", integer)
SILENT = Param("disable_notification", flag)
KEYBOARD = Param("reply_markup", item)
CAPTION = (
    Param("caption", text),
    Param("parse_mode", text),
    Param("caption_entities", items),
    Param("show_caption_above_media", flag),
)
WORDS = (
    Param("text", text, required=True, missing="message text is empty"),
    Param("parse_mode", text),
    Param("entities", items),
    Param("link_preview_options", item),
    Param("disable_web_page_preview", flag),
)
# reply_to_message_id, allow_sending_without_reply: names before Bot API 7.0; Telegram still takes them.
SEND = (
    CHAT,
    THREAD,
    SILENT,
    KEYBOARD,
    Param("protect_content", flag),
    Param("reply_parameters", item),
    Param("reply_to_message_id", integer),
    Param("allow_sending_without_reply", flag),
)
USER = Param("user_id", integer, required=True, missing="invalid user_id specified")
LANGUAGE = Param("language_code", text)
SCOPE = Param("scope", item)
SOURCE = (Param("from_chat_id", chat_id, required=True, missing="from_chat_id is empty"), MESSAGE)
TOPIC = (CHAT, Param("message_thread_id", integer, required=True, missing="message thread not found"))


def _required(name: str, read: Any) -> Param:
    return Param(name, read, required=True)


_ALL = (
    Method("getMe", asking.get_me),
    Method("getChat", asking.get_chat, (CHAT,)),
    Method("getChatMember", asking.get_chat_member, (CHAT, USER)),
    Method("getChatMemberCount", asking.get_chat_member_count, (CHAT,)),
    Method("getChatAdministrators", asking.get_chat_administrators, (CHAT, Param("return_bots", flag))),
    Method("getFile", asking.get_file, (Param("file_id", text, required=True, missing="file_id not specified"),)),
    Method("leaveChat", asking.leave_chat, (CHAT,)),
    Method("sendMessage", sending.send_message, (*SEND, *WORDS)),
    Method(
        "sendDocument",
        sending.send_document,
        (
            *SEND,
            *CAPTION,
            _required("document", file),
            Param("disable_content_type_detection", flag),
        ),
    ),
    Method(
        "sendPhoto",
        sending.send_photo,
        (*SEND, *CAPTION, _required("photo", file), Param("has_spoiler", flag)),
    ),
    Method(
        "sendVoice",
        sending.send_voice,
        (*SEND, *CAPTION, _required("voice", file), Param("duration", integer)),
    ),
    Method("sendChatAction", sending.send_chat_action, (CHAT, THREAD, _required("action", text))),
    Method("copyMessage", sending.copy_message, (*SEND, *SOURCE, *CAPTION)),
    Method(
        "forwardMessage",
        sending.forward_message,
        (CHAT, THREAD, SILENT, Param("protect_content", flag), *SOURCE),
    ),
    Method("editMessageText", editing.edit_text, (CHAT, MESSAGE, KEYBOARD, *WORDS)),
    Method("editMessageCaption", editing.edit_caption, (CHAT, MESSAGE, KEYBOARD, *CAPTION)),
    Method("editMessageReplyMarkup", editing.edit_keyboard, (CHAT, MESSAGE, KEYBOARD)),
    Method("deleteMessage", editing.delete_message, (CHAT, MESSAGE)),
    Method(
        "setMessageReaction",
        editing.set_reaction,
        (CHAT, MESSAGE, Param("reaction", items), Param("is_big", flag)),
    ),
    Method("pinChatMessage", editing.pin_message, (CHAT, MESSAGE, SILENT)),
    Method("unpinChatMessage", editing.unpin_message, (CHAT, Param("message_id", integer))),
    Method(
        "answerCallbackQuery",
        editing.answer_callback_query,
        (
            Param("callback_query_id", text, required=True, missing=editing.QUERY_GONE),
            Param("text", text),
            Param("show_alert", flag),
            Param("url", text),
            Param("cache_time", integer),
        ),
    ),
    Method(
        "createForumTopic",
        topics.create,
        (CHAT, _required("name", text), Param("icon_color", integer), Param("icon_custom_emoji_id", text)),
    ),
    Method("editForumTopic", topics.edit, (*TOPIC, Param("name", text), Param("icon_custom_emoji_id", text))),
    Method("closeForumTopic", topics.close, TOPIC),
    Method("reopenForumTopic", topics.reopen, TOPIC),
    Method("setMyCommands", settings.set_commands, (_required("commands", items), SCOPE, LANGUAGE)),
    Method("getMyCommands", settings.get_commands, (SCOPE, LANGUAGE)),
    Method("deleteMyCommands", settings.delete_commands, (SCOPE, LANGUAGE)),
    Method(
        "setChatMenuButton",
        settings.set_menu_button,
        (Param("chat_id", chat_id), Param("menu_button", item)),
    ),
    Method("getChatMenuButton", settings.get_menu_button, (Param("chat_id", chat_id),)),
    Method("setMyName", settings.set_name, (Param("name", text), LANGUAGE)),
    Method("getMyName", settings.get_name, (LANGUAGE,)),
    Method("setMyDescription", settings.set_description, (Param("description", text), LANGUAGE)),
    Method("getMyDescription", settings.get_description, (LANGUAGE,)),
    Method("setMyShortDescription", settings.set_short_description, (Param("short_description", text), LANGUAGE)),
    Method("getMyShortDescription", settings.get_short_description, (LANGUAGE,)),
    Method("logOut", asking.log_out),
    Method("close", asking.log_out),
)

METHODS = {method.name.lower(): method for method in _ALL}
"""Every method but those that wait (getUpdates, webhooks), by lower-case name: names are case-insensitive."""

WAITING = {
    "getupdates": Method(
        "getUpdates",
        asking.nothing,
        (
            Param("offset", integer),
            Param("limit", integer),
            Param("timeout", integer),
            Param("allowed_updates", structure),
        ),
    ),
    "setwebhook": Method(
        "setWebhook",
        asking.nothing,
        (
            Param("url", text),
            Param("secret_token", text),
            Param("ip_address", text),
            Param("max_connections", integer),
            Param("allowed_updates", structure),
            Param("drop_pending_updates", flag),
        ),
    ),
    "deletewebhook": Method("deleteWebhook", asking.nothing, (Param("drop_pending_updates", flag),)),
    "getwebhookinfo": Method("getWebhookInfo", asking.nothing),
}
"""The methods that the server answers itself, because they wait or open connections."""
