"""What tells whoever waits that something has happened."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Bell:
    """Rings for everybody who waits now; whoever comes later waits for the next ring."""

    def __init__(self) -> None:
        self._ring = asyncio.Event()

    def ring(self) -> None:
        """Something has happened."""
        self._ring.set()
        self._ring = asyncio.Event()

    def next_ring(self) -> Coroutine[Any, Any, object]:
        """Await it to return at the first ring after this call."""
        return self._ring.wait()
