"""Finding the button a person means."""

from collections.abc import Callable, Iterator, Sequence

from bot.simulator.model import Button, Message

INVISIBLE = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C))
"""Direction marks around names and digits: nobody sees them, so nobody can name them."""

Wanted = str | Callable[[Button], bool]


def choose(messages: Sequence[Message], wanted: Wanted) -> tuple[Message, Button]:
    """The button and its message, the newest first; LookupError when none or several fit."""
    for message in reversed(messages):
        found = _fitting(message.buttons, wanted)
        if len(found) == 1:
            return message, found[0]
        if found:
            labels = ", ".join(f"“{button.label}”" for button in found)
            raise LookupError(f"{wanted!r} may be any of {labels}")
    shown = [f"“{label}”" for message in messages for label in message.labels]
    last = messages[-1].text if messages else ""
    raise LookupError(
        f"no button {wanted!r}; on the screen: {', '.join(shown) or 'no buttons'}; last message: {last!r}"
    )


def _fitting(buttons: list[Button], wanted: Wanted) -> list[Button]:
    if callable(wanted):
        return [button for button in buttons if wanted(button)]
    for test in _ways(plain(wanted)):
        if found := [button for button in buttons if test(plain(button.label))]:
            return found
    return []


def _ways(wanted: str) -> Iterator[Callable[[str], bool]]:
    """From the strictest to the loosest."""
    yield lambda label: label == wanted
    yield lambda label: label.startswith(wanted)
    yield lambda label: wanted in label


def plain(text: str) -> str:
    """Without direction marks."""
    return text.translate(INVISIBLE)
