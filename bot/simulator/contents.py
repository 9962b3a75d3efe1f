"""Text and captions: parsed, measured, and as they will show."""

from typing import Any

from bot.simulator import formatting
from bot.simulator.markup import Markup
from bot.simulator.media import Json
from bot.simulator.model import Shown
from bot.simulator.parameters import known_fields
from bot.simulator.refusal import bad_request

PREVIEW_FIELDS = frozenset(("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"))
LONGEST_TEXT = 4096  # UTF-16 units after parsing: https://core.telegram.org/bots/api#sendmessage
LONGEST_CAPTION = 1024  # the same, for files
LONGEST_SOURCE = 1 << 15  # bytes before parsing, as the Bot API server has it


def shown(args: Json, name: str, keyboard: Markup, entities: str = "entities") -> Shown:
    """What a text shows; Refusal when it is broken, empty or too long."""
    known_fields(args.get("link_preview_options", {}), PREVIEW_FIELDS, "link preview options")
    look = _look(args, args[name], keyboard, entities)
    if not look.text:
        raise bad_request("text must be non-empty")
    if formatting.utf16_length(look.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return look


def caption(args: Json, keyboard: Markup) -> Shown:
    """What a caption shows; it may be empty."""
    look = _look(args, args.get("caption", ""), keyboard, "caption_entities")
    if formatting.utf16_length(look.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return look


def _look(args: Json, source: str, keyboard: Markup, entities_name: str) -> Shown:
    if len(source.encode()) > LONGEST_SOURCE:
        raise bad_request("text is too long")
    parse_mode = args.get("parse_mode")
    text, entities = formatting.parse(source, parse_mode)
    given: Any = args.get(entities_name)
    if given and not parse_mode:
        entities = tuple(given)
    html = source if parse_mode else formatting.escape(source)
    return Shown(text, html, entities, keyboard.rows, keyboard.wire)
