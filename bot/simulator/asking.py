"""Methods that only look, and those that end the connection."""

from typing import Any

from bot.simulator import places, wire
from bot.simulator.chats import ADMINISTRATORS, OUT, Group, PrivateChat
from bot.simulator.media import Json
from bot.simulator.refusal import bad_request
from bot.simulator.world import World

CAN = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "supports_guest_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
}


def get_me(world: World, _: Json) -> Json:
    """The bot's User, with what only getMe says."""
    return wire.user(world.bot) | CAN


def get_chat(world: World, args: Json) -> Json:
    """A ChatFullInfo."""
    chat = places.chat_to_read(world, args["chat_id"])
    if isinstance(chat, PrivateChat) and not chat.started:
        raise bad_request("chat not found")
    return wire.chat_full(chat)


def get_chat_member(world: World, args: Json) -> Json:
    """A ChatMember; `left` for somebody who is not in."""
    user = world.user(args["user_id"])
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return wire.chat_member(_group(world, args), user)


def get_chat_member_count(world: World, args: Json) -> int:
    """How many are in, the bot too."""
    return sum(status not in OUT for status in _group(world, args).members.values())


def get_chat_administrators(world: World, args: Json) -> list[Json]:
    """Administrators; other bots are left out, as Telegram does, but there are none here."""
    group = _group(world, args)
    numbers = [number for number, status in group.members.items() if status in ADMINISTRATORS]
    return [wire.chat_member(group, group.users[number]) for number in numbers]


def get_file(world: World, args: Json) -> Json:
    """A File, with the path to fetch it from."""
    return world.files.describe(args["file_id"])


def leave_chat(world: World, args: Json) -> bool:
    """The bot goes."""
    group = _group(world, args)
    group.service(world.bot, {"left_chat_member": wire.user(world.bot)})
    group.set_status(world.bot, "left", world.bot)
    return True


def log_out(world: World, _: Json) -> bool:
    """Log out or close: nothing to do on one machine."""
    del world
    return True


def nothing(_: World, __: Json) -> Any:
    """Answered by the server itself."""
    raise NotImplementedError


def _group(world: World, args: Json) -> Group:
    chat = places.chat_to_read(world, args["chat_id"])
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    return chat
