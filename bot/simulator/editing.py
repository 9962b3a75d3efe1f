"""Methods that change what is already in a chat, and the answer to a tap."""

from dataclasses import replace
from datetime import timedelta

from bot.simulator import places, wire
from bot.simulator.chats import Chat, Group
from bot.simulator.contents import caption, shown
from bot.simulator.markup import check
from bot.simulator.media import Json
from bot.simulator.model import Alert, Message, Shown
from bot.simulator.refusal import bad_request
from bot.simulator.world import World

LONGEST_ANSWER = 200  # characters: https://core.telegram.org/bots/api#answercallbackquery
DELETABLE = timedelta(hours=48)  # https://core.telegram.org/bots/api#deletemessage
QUERY_GONE = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def edit_text(world: World, args: Json) -> Json:
    """Other words; without `reply_markup` the keyboard goes. Answers the Message."""
    message = _to_edit(world, args)
    if message.media is not None or not message.text:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, shown(args, "text", check(args.get("reply_markup"))))


def edit_caption(world: World, args: Json) -> Json:
    """Other words under a file. Answers the Message."""
    message = _to_edit(world, args)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, caption(args, check(args.get("reply_markup"))))


def edit_keyboard(world: World, args: Json) -> Json:
    """Other buttons, or none. Answers the Message."""
    message = _to_edit(world, args)
    keyboard = check(args.get("reply_markup"))
    return _change(world, message, replace(message.shown, keyboard=keyboard.rows, markup=keyboard.wire))


def delete_message(world: World, args: Json) -> bool:
    """Take a message away: the bot's own, a person's in private, anybody's with the right to."""
    chat = places.chat_to_write(world, args["chat_id"])
    message = places.message_to("to delete", chat, args["message_id"])
    entitled = not isinstance(chat, Group) or chat.may("can_delete_messages")
    in_time = world.watch.now() - message.date <= DELETABLE
    # With the right to delete, a group's messages may go at any age.
    if not (in_time or (entitled and isinstance(chat, Group))) or not (entitled or message.sender is world.bot):
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    return True


def set_reaction(world: World, args: Json) -> bool:
    """An emoji on a message; a bot may set one."""
    chat = places.chat_to_write(world, args["chat_id"])
    message = places.message_to("to react", chat, args["message_id"])
    reactions = args.get("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions = [reaction.get("emoji", "") for reaction in reactions]
    return True


def pin_message(world: World, args: Json) -> bool:
    """Pin; the bot hears of its own pin as `pinned_message`, as it does from Telegram."""
    chat = places.chat_to_write(world, args["chat_id"])
    places.must_have(chat, "can_pin_messages", "to manage pinned messages in the chat")
    message = places.message_to("to pin", chat, args["message_id"])
    message.pinned = True
    chat.pinned.append(message)
    _tell_pinned(world, chat, message)
    return True


def unpin_message(world: World, args: Json) -> bool:
    """Unpin the message, or the newest pinned one."""
    chat = places.chat_to_write(world, args["chat_id"])
    places.must_have(chat, "can_pin_messages", "to manage pinned messages in the chat")
    wanted = args.get("message_id")
    found = [item for item in chat.pinned if wanted in (None, item.id)]
    if not found:
        raise bad_request("message to unpin not found")
    found[-1].pinned = False
    chat.pinned.remove(found[-1])
    return True


def answer_callback_query(world: World, args: Json) -> bool:
    """Stop the button's clock, once and in time; a text is shown to the person."""
    if len(args.get("text", "")) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if "url" in args and not args["url"].startswith(f"https://t.me/{world.bot.username}?start="):
        raise bad_request("URL_INVALID")
    tap = world.taps.get(args["callback_query_id"])
    if tap is None or tap.answered or world.watch.now() - tap.date > world.callback_lifetime:
        raise bad_request(QUERY_GONE)
    tap.answered = True
    if text := args.get("text"):
        tap.answer = Alert(text, args.get("show_alert", False))
        world.people[tap.sender.id].alerts.append(tap.answer)
    return True


def _to_edit(world: World, args: Json) -> Message:
    chat = places.chat_to_write(world, args["chat_id"])
    message = places.message_to("to edit", chat, args["message_id"])
    if message.sender is not world.bot or message.forwarded_from is not None:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, look: Shown) -> Json:
    before = message.shown
    if (look.text, look.entities, look.markup) == (before.text, before.entities, before.markup):
        raise bad_request(NOT_MODIFIED)
    message.change(look, world.watch.now())
    return wire.message(message)


def _tell_pinned(world: World, chat: Chat, message: Message) -> None:
    body = {"pinned_message": wire.message(message, nested=True)}
    if isinstance(chat, Group):
        chat.service(world.bot, body, thread=message.thread)
        return
    number = world.next_message_id(chat)
    line = chat.add(Message(number, world.watch.now(), world.bot, chat, content=body))
    world.push("message", wire.message(line))
