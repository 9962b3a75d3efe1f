"""A file, as it lies in a message."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Media:
    """A file in a message. `kind` is Telegram's field: document, photo, voice, sticker."""

    kind: str
    file_id: str
    unique_id: str
    name: str
    mime: str
    content: bytes = field(repr=False)
    extras: Json = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)
