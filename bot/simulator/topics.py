"""Topics of a forum: https://core.telegram.org/bots/api#createforumtopic and its neighbours."""

from bot.simulator import places
from bot.simulator.chats import Group, Topic
from bot.simulator.media import Json
from bot.simulator.refusal import bad_request
from bot.simulator.world import World

LONGEST_NAME = 128  # characters
COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)  # the only ones Telegram takes


def create(world: World, args: Json) -> Json:
    """Open a topic; answers the ForumTopic."""
    group = _forum(world, args)
    color = args.get("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("invalid forum topic icon color specified")
    topic = group.new_topic(world.bot, _name(args["name"]), color)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def edit(world: World, args: Json) -> bool:
    """Rename a topic."""
    group, topic = _topic(world, args)
    name = _name(args.get("name", topic.name))
    if name == topic.name and "icon_custom_emoji_id" not in args:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    group.service(world.bot, {"forum_topic_edited": {"name": name}}, thread=topic.id)
    return True


def close(world: World, args: Json) -> bool:
    """Close a topic: only those who manage topics can write in it."""
    return _toggle(world, args, closed=True)


def reopen(world: World, args: Json) -> bool:
    """Open a closed topic again."""
    return _toggle(world, args, closed=False)


def _toggle(world: World, args: Json, *, closed: bool) -> bool:
    group, topic = _topic(world, args)
    if topic.closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    what = "forum_topic_closed" if closed else "forum_topic_reopened"
    group.service(world.bot, {what: {}}, thread=topic.id)
    return True


def _forum(world: World, args: Json) -> Group:
    chat = places.chat_to_write(world, args["chat_id"])
    if not isinstance(chat, Group) or not chat.forum:
        raise bad_request("the chat is not a forum")
    places.must_have(chat, "can_manage_topics", "to create a topic")
    return chat


def _topic(world: World, args: Json) -> tuple[Group, Topic]:
    group = _forum(world, args)
    topic = group.topics.get(args["message_thread_id"])
    if topic is None:
        raise bad_request("message thread not found")
    return group, topic


def _name(name: str) -> str:
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name.strip() else "topic name is too long")
    return name.strip()
