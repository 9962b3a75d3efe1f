"""What time it is. The only module that reads a clock; everything else is handed the time."""

import asyncio
import fcntl
import mmap
import struct
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol


class Watch(Protocol):
    """Tells the time, and waits."""

    def now(self) -> datetime:
        """The current moment, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when `seconds` have passed on this watch."""
        ...


class SystemWatch:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The current moment, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait for real."""
        await asyncio.sleep(seconds)


class SharedWatch:
    """A virtual clock in a file of eight bytes: microseconds since 1970, little-endian.

    A simulator and the bot under it, in one process or in several, open the same file and so share
    one time. It stands still until somebody moves it: `move_to` by the person at the clock, `sleep`
    by whoever would have waited. It never goes backwards.
    """

    def __init__(self, path: Path, start: datetime | None = None) -> None:
        """Open the clock at `path`; with `start` (aware), make it first, set to that moment."""
        if start is not None:
            path.write_bytes(struct.pack("<q", _microseconds(start)))
        self._path = path
        with path.open("r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), 8)

    def now(self) -> datetime:
        """The virtual moment, in UTC."""
        (stamp,) = struct.unpack("<q", self._bytes[:8])
        return datetime.fromtimestamp(stamp // 1_000_000, UTC).replace(microsecond=stamp % 1_000_000)

    def move_to(self, moment: datetime) -> None:
        """Move the clock forward to `moment` (aware); an earlier moment changes nothing."""
        with self._path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # so that nobody else moves it between the look and the write
            if moment > self.now():
                self._bytes[:8] = struct.pack("<q", _microseconds(moment))

    async def sleep(self, seconds: float) -> None:
        """Move the clock forward instead of waiting."""
        wake = datetime.fromtimestamp(self.now().timestamp() + seconds, UTC)
        await asyncio.sleep(0)
        self.move_to(wake)


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1_000_000 + moment.microsecond
