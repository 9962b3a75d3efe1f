"""A storage for aiogram's states on SQLite, as people write it: a row a chat, every change committed to the disk."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

MAKE = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE IF NOT EXISTS fsm (chat INTEGER, person INTEGER, state TEXT, data TEXT, PRIMARY KEY (chat, person));
"""


class SQLiteStorage(BaseStorage):
    """State and data of each person in each chat."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make it."""
        self._database = sqlite3.connect(file, isolation_level=None)  # each statement is a transaction
        self._database.executescript(MAKE)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """For aiogram."""
        name = state.state if isinstance(state, State) else state
        self._write("state", key, name)

    async def get_state(self, key: StorageKey) -> str | None:
        """For aiogram."""
        found: str | None = self._read("state", key)
        return found

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """For aiogram."""
        self._write("data", key, json.dumps(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """For aiogram."""
        found: dict[str, Any] = json.loads(self._read("data", key) or "{}")
        return found

    async def close(self) -> None:
        """For aiogram."""
        self._database.close()

    def _write(self, column: str, key: StorageKey, value: str | None) -> None:
        self._database.execute(
            f"INSERT INTO fsm (chat, person, {column}) VALUES (?, ?, ?) "  # noqa: S608  (one of two names)
            f"ON CONFLICT (chat, person) DO UPDATE SET {column} = excluded.{column}",
            (key.chat_id, key.user_id, value),
        )

    def _read(self, column: str, key: StorageKey) -> Any:
        query = f"SELECT {column} FROM fsm WHERE chat = ? AND person = ?"  # noqa: S608  (one of two names)
        row = self._database.execute(query, (key.chat_id, key.user_id)).fetchone()
        return row and row[0]
