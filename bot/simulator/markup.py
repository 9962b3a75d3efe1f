"""Keyboards: what Telegram accepts, and what it becomes on the phone."""

import json
from dataclasses import dataclass

from bot.simulator.media import Json
from bot.simulator.model import Button
from bot.simulator.parameters import known_fields
from bot.simulator.refusal import bad_request

MAX_BUTTONS = 100  # https://limits.tginfo.me: buttons under a message
MAX_IN_A_ROW = 8  # the same source
MAX_DATA = 64  # bytes: https://core.telegram.org/bots/api#inlinekeyboardbutton
MAX_MARKUP = 10_000  # bytes; Telegram's REPLY_MARKUP_TOO_LONG
INLINE_FIELDS = frozenset(("text", "callback_data", "url", "style", "icon_custom_emoji_id", "copy_text"))
REPLY_FIELDS = frozenset(("text", "request_contact", "request_location", "style", "icon_custom_emoji_id"))
KEYBOARD_OPTIONS = frozenset(
    (
        "keyboard",
        "is_persistent",
        "resize_keyboard",
        "one_time_keyboard",
        "input_field_placeholder",
        "selective",
    )
)
OTHER_OPTIONS = frozenset(("remove_keyboard", "force_reply", "input_field_placeholder", "selective"))
LINKS = ("https://", "http://", "tg://")

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Markup:
    """A checked `reply_markup`: inline `rows` with their wire form, or a reply keyboard for the chat."""

    rows: Rows = ()
    wire: Json | None = None
    reply_rows: Rows | None = None
    """None: leaves the chat's reply keyboard as it is. (): takes it away."""
    opens_reply: bool = False
    """`force_reply`: the phones begin a reply to this message."""


def check(value: Json | None) -> Markup:
    """Raise Refusal as Telegram would; `value` is the decoded `reply_markup`, or None."""
    if value is None:
        return Markup()
    if len(json.dumps(value, ensure_ascii=False).encode()) > MAX_MARKUP:
        raise bad_request("reply markup is too long")
    if "inline_keyboard" in value:
        return _inline(value)
    if "keyboard" in value:
        known_fields(value, KEYBOARD_OPTIONS, "reply markup")
        return Markup(reply_rows=tuple(tuple(map(_reply_button, row)) for row in _rows(value["keyboard"])))
    known_fields(value, OTHER_OPTIONS, "reply markup")
    rows = () if value.get("remove_keyboard") else None
    return Markup(reply_rows=rows, opens_reply=bool(value.get("force_reply")))


def _inline(value: Json) -> Markup:
    known_fields(value, frozenset(("inline_keyboard",)), "reply markup")
    rows = tuple(tuple(map(_inline_button, row)) for row in _rows(value["inline_keyboard"]))
    if not any(rows):
        return Markup()
    return Markup(rows, {"inline_keyboard": value["inline_keyboard"]})


def _rows(value: object) -> list[list[object]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, value)) > MAX_BUTTONS or any(len(row) > MAX_IN_A_ROW for row in value):
        raise bad_request("reply markup is too long")
    return value


def _inline_button(value: object) -> Button:
    button = _button(value, "inline keyboard button", INLINE_FIELDS)
    data, url = button.get("callback_data"), button.get("url")
    if data is None and url is None and "copy_text" not in button:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= MAX_DATA):
        raise bad_request("BUTTON_DATA_INVALID")
    if url is not None and not str(url).startswith(LINKS):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return Button(button["text"], data, url)


def _reply_button(value: object) -> Button:
    button = _button({"text": value} if isinstance(value, str) else value, "keyboard button", REPLY_FIELDS)
    wish = next((wish for wish in ("request_contact", "request_location") if button.get(wish)), None)
    return Button(button["text"], wish=wish)


def _button(value: object, kind: str, fields: frozenset[str]) -> Json:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise bad_request(f'can\'t parse {kind}: Field "text" must be of type String')
    # Real Telegram drops a button without a label and says nothing; a person would miss it.
    if not value["text"].strip():
        raise bad_request(f"{kind} text must be non-empty")
    known_fields(value, fields, kind)
    return value
