"""Finding the chat and the message a request means, or saying no as Telegram does."""

from bot.simulator.chats import ADMINISTRATORS, Chat, Group, PrivateChat
from bot.simulator.media import Json
from bot.simulator.model import Message
from bot.simulator.refusal import bad_request, forbidden
from bot.simulator.world import World


def chat_to_read(world: World, chat_id: int) -> Chat:
    """The chat; 400 when the bot has never met it, 403 when it is out of the group."""
    if new_id := world.migrated.get(chat_id):
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=new_id)
    chat = world.chats.get(chat_id)
    if chat is None:
        raise bad_request("chat not found")
    if isinstance(chat, Group):
        if chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if chat.bot_status == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def chat_to_write(world: World, chat_id: int) -> Chat:
    """The chat, where the bot may write now; 403 when the person does not let it."""
    chat = chat_to_read(world, chat_id)
    if isinstance(chat, PrivateChat):
        if chat.person is not None and chat.person.deactivated:
            raise forbidden("user is deactivated")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
    return chat


def thread_in(chat: Chat, args: Json) -> int | None:
    """The topic to write in; None in a chat without topics and in the forum's General."""
    thread: int | None = args.get("message_thread_id")
    if thread is None:
        return None
    if not isinstance(chat, Group) or thread not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[thread].closed and not chat.may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread


def message_to(what: str, chat: Chat, message_id: int) -> Message:
    """The message "to edit", "to delete" …; 400 when it is not there."""
    found = chat.find(message_id)
    if found is None:
        raise bad_request(f"message {what} not found")
    return found


def must_have(chat: Chat, right: str, to_do: str) -> None:
    """400 unless the bot may do this in the chat; in private chats it may."""
    if isinstance(chat, Group) and not (chat.bot_status in ADMINISTRATORS and right in chat.rights):
        raise bad_request(f"not enough rights {to_do}")
