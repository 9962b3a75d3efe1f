"""Chats as the page shows them: JSON, nothing of which is HTML."""

import json
from collections.abc import Iterator
from typing import Any

from bot.simulator import Button, Chat, Group, Media, Message, Note, Person, Tap
from bot.simulator.chats import Event
from bot.simulator.world import World

Json = dict[str, Any]


def shows(world: World, event: Event, place: int) -> Json | None:
    """One thing in a chat's history, which is at this place in it; None for what changes something older."""
    match event:
        case Message():
            return {"n": place, "kind": "message", **_common(event), **_message(world, event)}
        case Tap():
            return {"n": place, "kind": "tap", **_common(event), **_tap(event)}
        case Note():
            return {"n": place, "kind": "note", **_common(event), "text": event.what}
    return None


def state(world: World, event: Event) -> object:
    """What of it can change without a new entry in the history; equal means that it looks the same."""
    match event:
        case Message():
            heard = event.update_id and world.updates.is_confirmed(event.update_id)
            return (event.shown, event.deleted, event.pinned, tuple(event.reactions), event.edit_date, heard)
        case Tap():
            return event.answered, event.answer
    return None


def head(world: World, chat: Chat) -> Json:
    """What is around a chat's messages."""
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title if isinstance(chat, Group) else world.bot.name,
        "members": [number for number, person in world.people.items() if _is_in(chat, person)],
        "started": getattr(chat, "started", True),
        "blocked": getattr(chat, "blocked", False),
        "topics": [{"id": it.id, "name": it.name, "closed": it.closed} for it in _topics(chat)],
        "pinned": [message.id for message in chat.pinned if not message.deleted],
        "keys": [[key.label for key in row] for row in chat.reply_keyboard],
        "reply": chat.opened_reply.id if chat.opened_reply else None,
        "actions": len(chat.actions),
        "action": chat.actions[-1] if chat.actions else "",
    }


def person(world: World, somebody: Person) -> Json:
    """Somebody, the commands behind their menu buttons, and what stands in their chat before they start."""
    language = somebody.language_code or ""
    there = [chat for chat in world.chats.values() if _is_in(chat, somebody)]
    return {
        "id": somebody.id,
        "name": somebody.name,
        "username": somebody.username,
        "language": language,
        "chats": [chat.id for chat in there],
        "commands": {str(chat.id): commands(world, chat, language) for chat in there},
        "about": str(world.settings.get(("description", language)) or world.settings.get(("description", ""), "")),
    }


def commands(world: World, chat: Chat, language: str) -> list[Json]:
    """The commands that Telegram shows here: the narrowest scope first, then the person's language.

    https://core.telegram.org/bots/api#determining-list-of-commands
    """
    kind = "all_private_chats" if chat.kind == "private" else "all_group_chats"
    for scope in ({"type": "chat", "chat_id": chat.id}, {"type": kind}, {"type": "default"}):
        for code in (language, ""):
            if found := world.settings.get(("commands", json.dumps(scope, sort_keys=True), code)):
                assert isinstance(found, list)
                return found
    return []


def _is_in(chat: Chat, somebody: Person) -> bool:
    return chat.has(somebody) if isinstance(chat, Group) else chat is somebody.chat


def _topics(chat: Chat) -> Iterator[Any]:
    return iter(chat.topics.values() if isinstance(chat, Group) else ())


def _common(event: Message | Tap | Note) -> Json:
    return {"at": int(event.date.timestamp() * 1000), "by": event.sender.id, "name": event.sender.name}


def _message(world: World, item: Message) -> Json:
    if item.deleted:
        return {"id": item.id, "deleted": True}
    return {
        "id": item.id,
        "text": item.text,
        "entities": list(item.shown.entities),
        "keys": [[_key(button) for button in row] for row in item.shown.keyboard],
        "media": _media(world, item.media) if item.media else None,
        "service": _service(item.content, item.sender.name),
        "reply": _quoted(item.reply_to) if item.reply_to else None,
        "topic": item.thread,
        "edited": item.edited,
        "pinned": item.pinned,
        "reactions": item.reactions,
        "forwarded": item.forwarded_from.sender.name if item.forwarded_from else None,
        "heard": bool(item.update_id) and world.updates.is_confirmed(item.update_id),
        "told": bool(item.update_id),
    }


def _key(button: Button) -> Json:
    return {"label": button.label, "data": button.data, "url": button.url}


def _media(world: World, media: Media) -> Json:
    return {
        "kind": media.kind,
        "name": media.name,
        "mime": media.mime,
        "size": media.size,
        "seconds": media.extras.get("duration", 0),
        "emoji": media.extras.get("emoji", ""),
        "url": f"file/{world.files.path(media)}",
    }


def _quoted(item: Message) -> Json:
    return {"id": item.id, "name": item.sender.name, "text": item.text[:200]}


def _service(content: Json, by: str) -> Json | None:
    """What Telegram itself says in a chat: its kind, and the name that belongs to it."""
    for kind, value in content.items():
        match kind, value:
            case "new_chat_members", [{"first_name": name}, *_]:
                return {"kind": "joins", "name": name}
            case "left_chat_member", {"first_name": name}:
                return {"kind": "leaves", "name": name}
            case "forum_topic_created", {"name": name}:
                return {"kind": "topic", "name": name}
            case "pinned_message", _:
                return {"kind": "pins", "name": by}
            case "forum_topic_closed" | "forum_topic_reopened", _:
                return {"kind": kind.removeprefix("forum_"), "name": by}
            case "contact", {"phone_number": number}:
                return {"kind": "contact", "name": number}
            case "location", {"latitude": latitude, "longitude": longitude}:
                return {"kind": "location", "name": f"{latitude}, {longitude}"}
        return {"kind": "happens", "name": kind.replace("_", " ")}
    return None


def _tap(tap: Tap) -> Json:
    answer = {"text": tap.answer.text, "alert": tap.answer.show_alert} if tap.answer else None
    return {"message": tap.message.id, "label": tap.label, "data": tap.data, "done": tap.answered, "answer": answer}
