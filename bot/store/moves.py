"""Groups that became supergroups: the id that settings and older rows name, and the one that works now."""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import select

from bot.store.session import transaction
from bot.store.tables import MovedChat


class Moves:
    """Every move that is known. Read once, then kept in step by `remember`."""

    def __init__(self, engine: Engine) -> None:
        """Read the moves so far."""
        self._engine = engine
        self._new: dict[int, int] = {}
        self.reread()

    def reread(self) -> None:
        """Learn what another process wrote down."""
        with transaction(self._engine) as session:
            self._new = {move.old_id: move.new_id for move in session.exec(select(MovedChat))}

    def remember(self, old_id: int, new_id: int, now: datetime) -> None:
        """Write a move down; one that is known, or leads nowhere, changes nothing."""
        if self.current(new_id) == old_id or self._new.get(old_id) == new_id:
            return
        with transaction(self._engine) as session:
            session.merge(MovedChat(old_id=old_id, new_id=new_id, at=now))
        self._new = {**self._new, old_id: new_id}  # a new one: other threads may be reading

    def current(self, chat_id: int) -> int:
        """Where a chat is now."""
        while chat_id in self._new:
            chat_id = self._new[chat_id]
        return chat_id

    def names(self, chat_id: int) -> list[int]:
        """Every id that means this chat, the current one first."""
        return [chat_id, *(old for old in self._new if self.current(old) == chat_id)]
