"""How the bot presents itself: commands, menu button, name and descriptions."""

import json
import re
from typing import Any

from bot.simulator.media import Json
from bot.simulator.refusal import bad_request
from bot.simulator.world import World

MAX_COMMANDS = 100  # https://core.telegram.org/bots/api#setmycommands
COMMAND = re.compile(r"[a-z0-9_]{1,32}")  # https://core.telegram.org/bots/api#botcommand
LONGEST_COMMAND_DESCRIPTION = 256
LONGEST = {"name": 64, "description": 512, "short_description": 120}
"""Characters: https://core.telegram.org/bots/api#setmyname and its neighbours."""


def set_commands(world: World, args: Json) -> bool:
    """The list behind "/", for a scope and a language."""
    commands = args["commands"]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= LONGEST_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.settings[_key("commands", args)] = commands
    return True


def get_commands(world: World, args: Json) -> Any:
    """The commands set for exactly this scope and language."""
    return world.settings.get(_key("commands", args), [])


def delete_commands(world: World, args: Json) -> bool:
    """Forget them."""
    world.settings.pop(_key("commands", args), None)
    return True


def set_menu_button(world: World, args: Json) -> bool:
    """The button beside the text field."""
    button = args.get("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "default", "web_app"):
        raise bad_request("MenuButton has unsupported type")
    world.settings["menu_button", str(args.get("chat_id", ""))] = button
    return True


def get_menu_button(world: World, args: Json) -> Any:
    """A MenuButton."""
    return world.settings.get(("menu_button", str(args.get("chat_id", ""))), {"type": "commands"})


def set_name(world: World, args: Json) -> bool:
    """The bot's name in a language."""
    return _set(world, args, "name")


def get_name(world: World, args: Json) -> Json:
    """A BotName."""
    return {"name": _get(world, args, "name") or world.bot.name}


def set_description(world: World, args: Json) -> bool:
    """What stands in the empty chat before Start."""
    return _set(world, args, "description")


def get_description(world: World, args: Json) -> Json:
    """A BotDescription."""
    return {"description": _get(world, args, "description")}


def set_short_description(world: World, args: Json) -> bool:
    """What stands on the bot's page and in shared links."""
    return _set(world, args, "short_description")


def get_short_description(world: World, args: Json) -> Json:
    """A BotShortDescription."""
    return {"short_description": _get(world, args, "short_description")}


def _set(world: World, args: Json, kind: str) -> bool:
    value = args.get(kind, "")
    if len(value) > LONGEST[kind]:
        raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
    world.settings[kind, args.get("language_code", "")] = value
    return True


def _get(world: World, args: Json, kind: str) -> str:
    """For the language, else for all."""
    here = world.settings.get((kind, args.get("language_code", "")))
    return str(here or world.settings.get((kind, ""), ""))


def _key(kind: str, args: Json) -> tuple[str, ...]:
    scope = args.get("scope") or {"type": "default"}
    return kind, json.dumps(scope, sort_keys=True), args.get("language_code", "")
