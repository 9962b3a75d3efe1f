"""Telegram's HTML: what the person reads, and the entities beside it."""

import html
import re
from dataclasses import dataclass

from bot.simulator.media import Json
from bot.simulator.refusal import bad_request

KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
"""Tag → entity type: https://core.telegram.org/bots/api#html-style. Whatever is not here is refused."""

PIECE = re.compile(
    r"""<(?P<end>/?)(?P<name>[^\s>]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>"""
    r"""|(?P<open><)|&(?P<entity>#?\w+);?|[^<&]+|&"""
)
ATTRIBUTE = re.compile(r"""\s*([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""")
COMMAND = re.compile(r"(?<!\S)/\w{1,64}(@\w+)?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LINK = re.compile(r"(https?|tg|mailto|tel|ton):|[\w-]+(\.[\w-]+)+", re.IGNORECASE)
MENTION_LINK = re.compile(r"tg://user\?id=(\d+)$")


@dataclass
class _Tag:
    name: str
    argument: str
    offset: int


def utf16_length(text: str) -> int:
    """Telegram counts in UTF-16 code units: https://core.telegram.org/api/entities#entity-length."""
    return len(text.encode("utf-16-le")) // 2


def parse(source: str, parse_mode: str | None) -> tuple[str, tuple[Json, ...]]:
    """The plain text and its entities; raises Refusal where Telegram "can't parse entities"."""
    match (parse_mode or "").lower():
        case "":
            return _trim(source, [])
        case "html":
            return _trim(*_Parser(source).run())
        case "markdown" | "markdownv2":
            raise bad_request("the simulator reads HTML only, not Markdown")
        case _:
            raise bad_request("unsupported parse_mode")


def commands(text: str) -> tuple[Json, ...]:
    """The `bot_command` entities that a phone puts on what a person wrote."""
    return tuple(
        {
            "type": "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found[0]),
        }
        for found in COMMAND.finditer(text)
    )


def escape(text: str) -> str:
    """Plain text as Telegram HTML."""
    return html.escape(text, quote=False)


class _Parser:
    """One walk over the source; `self.open` are the tags not closed yet."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = ""
        self.open: list[_Tag] = []
        self.entities: list[Json] = []

    def run(self) -> tuple[str, list[Json]]:
        for piece in PIECE.finditer(self.source):
            offset = len(self.source[: piece.start()].encode())
            if piece["open"]:
                raise _broken(f"Unclosed start tag at byte offset {offset}")
            if piece["name"] is None:
                self.text += _character(piece)
            elif piece["end"]:
                self._close(piece["name"].lower(), offset)
            else:
                self._start(piece["name"].lower(), piece["rest"], offset)
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        # Telegram lists entities from left to right, the outer before the inner.
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.text, self.entities

    def _start(self, name: str, rest: str, offset: int) -> None:
        if name not in KINDS:
            raise _broken(f'Unsupported start tag "{name}" at byte offset {offset}')
        attributes = {key.lower(): value.strip("\"'") for key, value in ATTRIBUTE.findall(rest)}
        argument = html.unescape(attributes.get({"a": "href", "tg-emoji": "emoji-id"}.get(name, "class"), ""))
        if name == "span" and argument != "tg-spoiler":
            raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        self.open.append(_Tag(name, argument, utf16_length(self.text)))

    def _close(self, name: str, offset: int) -> None:
        if not self.open:
            raise _broken(f"Unexpected end tag at byte offset {offset}")
        tag = self.open.pop()
        if name not in ("", tag.name):
            raise _broken(f'Unmatched end tag at byte offset {offset}, expected "</{tag.name}>", found "</{name}>"')
        length = utf16_length(self.text) - tag.offset
        kind = self._kind(tag)
        if length and kind:
            self.entities.append({"offset": tag.offset, "length": length, **kind})

    def _kind(self, tag: _Tag) -> Json | None:
        """None: Telegram shows the words and drops a link that leads nowhere."""
        if tag.name == "a":
            if mention := MENTION_LINK.match(tag.argument):
                # The wire form carries the whole user; the id is what a bot can have written.
                return {
                    "type": "text_mention",
                    "user": {"id": int(mention[1]), "is_bot": False, "first_name": ""},
                }
            return {"type": "text_link", "url": tag.argument} if LINK.match(tag.argument) else None
        if tag.name == "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": tag.argument}
        return {"type": KINDS[tag.name]}


def _broken(why: str) -> Exception:
    return bad_request(f"can't parse entities: {why}")


def _character(piece: re.Match[str]) -> str:
    name = piece["entity"]
    if name is None:
        return piece[0]
    if name in NAMED:
        return NAMED[name]
    # Telegram leaves entities that it does not know as they stand.
    return html.unescape(f"&{name};") if name.startswith("#") else piece[0]


def _trim(text: str, entities: list[Json]) -> tuple[str, tuple[Json, ...]]:
    """Telegram strips the white space around a message; entities move and shrink with it."""
    shift = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    whole = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(whole, entity["offset"] + entity["length"] - shift)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, tuple(kept)
