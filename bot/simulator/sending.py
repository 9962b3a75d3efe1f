"""Methods that put a new message into a chat."""

from dataclasses import dataclass, field

from bot.simulator import formatting, places, wire
from bot.simulator.chats import Chat
from bot.simulator.contents import caption, shown
from bot.simulator.files import Upload
from bot.simulator.markup import Markup, check
from bot.simulator.media import Json, Media
from bot.simulator.model import Message, Shown
from bot.simulator.parameters import known_fields
from bot.simulator.refusal import bad_request
from bot.simulator.world import World

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8")  # PNG, JPEG, WebP, GIF
REPLY_FIELDS = frozenset(
    (
        *("message_id", "chat_id", "allow_sending_without_reply"),
        *("quote", "quote_parse_mode", "quote_entities", "quote_position"),
    )
)
ACTIONS = frozenset(
    (
        *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
        *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
    )
)


@dataclass(frozen=True)
class _Like:
    """What a message holds besides words."""

    media: Media | None = None
    content: Json = field(default_factory=dict)


def send_message(world: World, args: Json) -> Json:
    """Text; answers the Message."""
    places.chat_to_write(world, args["chat_id"])
    keyboard = check(args.get("reply_markup"))
    return _send(world, args, keyboard, shown(args, "text", keyboard))


def send_document(world: World, args: Json) -> Json:
    """A file; answers the Message."""
    return _send_file(world, args, "document", {})


def send_photo(world: World, args: Json) -> Json:
    """A picture; answers the Message."""
    return _send_file(world, args, "photo", {})


def send_voice(world: World, args: Json) -> Json:
    """A voice message; answers the Message."""
    return _send_file(world, args, "voice", {"duration": args.get("duration", 0)})


def send_chat_action(world: World, args: Json) -> bool:
    """Show “typing …” in the chat's head; free of the limits."""
    chat = places.chat_to_write(world, args["chat_id"])
    places.thread_in(chat, args)
    if args["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.actions.append(args["action"])
    return True


def copy_message(world: World, args: Json) -> Json:
    """The same content as the bot's own message, without "forwarded from"; answers only its id."""
    _, source = _from(world, args, "to copy")
    if source.media is None and any(name in args for name in ("caption", "parse_mode")):
        args = {name: value for name, value in args.items() if name not in ("caption", "parse_mode")}
    keyboard = check(args.get("reply_markup"))
    look = _bare(source.shown, keyboard) if "caption" not in args else caption(args, keyboard)
    sent = _send(world, args, keyboard, look, _Like(source.media, source.content))
    return {"message_id": sent["message_id"]}


def forward_message(world: World, args: Json) -> Json:
    """A message with its origin; answers the Message."""
    chat, source = _from(world, args, "to forward")
    message = _new(world, chat, args, _bare(source.shown, Markup()), _Like(source.media, source.content))
    message.forwarded_from = source.forwarded_from or source
    return wire.message(chat.add(message))


def _from(world: World, args: Json, what: str) -> tuple[Chat, Message]:
    chat = places.chat_to_write(world, args["chat_id"])
    source = places.message_to(what, places.chat_to_read(world, args["from_chat_id"]), args["message_id"])
    if not source.text and source.media is None and not {"contact", "location"} & source.content.keys():
        raise bad_request("the message can't be copied" if what == "to copy" else "the message can't be forwarded")
    return chat, source


def _bare(look: Shown, keyboard: Markup) -> Shown:
    return Shown(look.text, look.html, look.entities, keyboard.rows, keyboard.wire)


def _send_file(world: World, args: Json, kind: str, extras: Json) -> Json:
    places.chat_to_write(world, args["chat_id"])
    keyboard = check(args.get("reply_markup"))
    look = caption(args, keyboard)
    given = args[kind]
    if isinstance(given, Upload):
        if kind == "photo" and not given.content.startswith(PICTURES):
            raise bad_request("IMAGE_PROCESS_FAILED")
        media = world.files.keep(kind, given, extras)
    else:
        media = world.files.again(kind, given)
    return _send(world, args, keyboard, look, _Like(media))


def _send(world: World, args: Json, keyboard: Markup, look: Shown, like: _Like = _Like()) -> Json:
    chat = places.chat_to_write(world, args["chat_id"])
    message = _new(world, chat, args, look, like)
    if keyboard.reply_rows is not None:
        chat.reply_keyboard = [list(row) for row in keyboard.reply_rows]
    if keyboard.opens_reply:
        chat.opened_reply = message
    return wire.message(chat.add(message))


def _new(world: World, chat: Chat, args: Json, look: Shown, like: _Like) -> Message:
    """The message, once it has passed the limits; a refused one must not use up a number."""
    reply_to = _replied_to(world, chat, args)
    thread = places.thread_in(chat, args)
    if thread is None and reply_to is not None and reply_to.chat is chat:
        thread = reply_to.thread
    if world.limits is not None:
        world.limits.take(chat.id)
    number = world.next_message_id(chat)
    message = Message(number, world.watch.now(), world.bot, chat, look, like.media, dict(like.content))
    message.reply_to, message.thread = reply_to, thread
    message.silent = args.get("disable_notification", False)
    message.protected = args.get("protect_content", False)
    return message


def _replied_to(world: World, chat: Chat, args: Json) -> Message | None:
    reply = args.get("reply_parameters") or {"message_id": args.get("reply_to_message_id")}
    known_fields(reply, REPLY_FIELDS, "reply parameters")
    message_id = reply.get("message_id")
    if message_id is None:
        return None
    if not isinstance(message_id, int):
        raise bad_request('field "message_id" must be of type Number')
    where = places.chat_to_read(world, int(reply.get("chat_id", chat.id)))
    found = where.find(message_id)
    optional = reply.get("allow_sending_without_reply", args.get("allow_sending_without_reply"))
    if found is None and not optional:
        raise bad_request("message to be replied not found")
    quote, _ = formatting.parse(reply.get("quote", ""), reply.get("quote_parse_mode"))
    if found is not None and quote not in found.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return found
