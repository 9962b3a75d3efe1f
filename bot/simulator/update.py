"""One update, as Telegram numbers it and keeps it for the bot."""

from dataclasses import dataclass
from datetime import datetime

from bot.simulator.media import Json

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "guest_message",
    "subscription",
    "stopped_message_generation",
)
"""https://core.telegram.org/bots/api#update; the simulator sends message, edited_message, callback_query,
my_chat_member and chat_member."""
NOT_UNLESS_ASKED = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
"""https://core.telegram.org/bots/api#getupdates, `allowed_updates`."""


@dataclass(eq=False)
class Update:
    """One update; `again` when it has been confirmed before and is sent a second time."""

    id: int
    kind: str
    body: Json
    expires: datetime
    again: bool = False
    delivered: bool = False

    @property
    def queue(self) -> tuple[str, int]:
        """Webhooks keep the order within this: a person's taps do not wait for their messages.

        Source: `webhook_queue_id` in Client.cpp of tdlib/telegram-bot-api.
        """
        if self.kind in ("callback_query", "chat_member"):
            return self.kind, self.body["from"]["id"]
        return self.kind.removeprefix("edited_"), self.body["chat"]["id"]

    @property
    def subject(self) -> tuple[int, int]:
        """Chat and number of the message that it is about; zeros where it is about none."""
        about = self.body.get("message", {}) if self.kind == "callback_query" else self.body
        return about.get("chat", {}).get("id", 0), about.get("message_id", 0)

    def as_json(self) -> Json:
        """As on the wire."""
        return {"update_id": self.id, self.kind: self.body}
