"""Texts that are longer than one message may be."""

from collections.abc import Iterator

LONGEST_TEXT = 4096
"""UTF-16 units of a message. Source: core.telegram.org/bots/api#sendmessage."""


def utf16(text: str) -> int:
    """How long Telegram finds a text."""
    return len(text.encode("utf-16-le")) // 2


def parts(text: str, longest: int = LONGEST_TEXT) -> list[str]:
    """The text in as few messages as its lines allow; one that fits stays as it is."""
    if utf16(text) <= longest:
        return [text]
    found = [""]
    for line in _lines(text, longest):
        joined = f"{found[-1]}\n{line}" if found[-1] else line
        if utf16(joined) <= longest:
            found[-1] = joined
        else:
            found.append(line)
    return found


def _lines(text: str, longest: int) -> Iterator[str]:
    """The lines; one that is too long by itself is cut where a word ends, if any does."""
    for line in text.split("\n"):
        rest = line
        while utf16(rest) > longest:
            piece = rest[: longest // 2]  # a letter has two units at most
            cut = piece.rfind(" ") + 1 or len(piece)
            yield rest[:cut].rstrip()
            rest = rest[cut:]
        yield rest
