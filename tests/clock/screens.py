"""What the phones show, and what the tables hold."""

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlmodel import SQLModel, col, select

from bot.store.outbox import Outgoing
from bot.store.session import transaction
from bot.store.tables import Case, Member, Talking

GROUP, BACKUP = -1000, -2000
Row = TypeVar("Row", bound=SQLModel)


class Screens:
    """The phones of everybody on one database, since they were last forgotten."""

    def __init__(self, engine: Engine) -> None:
        """Nothing has been seen yet."""
        self.engine, self._seen = engine, 0

    def sees(self, member: int) -> list[str]:
        """The new messages on a member's phone since the screens were last forgotten."""
        return self._texts(self.get(Member, member).telegram_id)

    def hears(self, member: int) -> list[str]:
        """The first line of each new message on a member's phone."""
        return [text.splitlines()[0] for text in self.sees(member)]

    def group(self) -> list[str]:
        """The new messages in the coordinators' group."""
        return self._texts(GROUP)

    def backup(self) -> list[str]:
        """The new messages to the backup."""
        return self._texts(BACKUP)

    def forget_screens(self) -> None:
        """From here on, only what is new is seen."""
        self._seen = max((row.id or 0 for row in self.rows(Outgoing)), default=0)

    def has_buttons(self, member: int, text: str) -> bool:
        """Whether the newest message that contains this text still has its buttons."""
        chat = self.get(Member, member).telegram_id
        shown = next(row for row in self._newest(chat) if not row.edits and text in plain(row.payload.get("text", "")))
        return not any(row.edits == shown.id for row in self._newest(chat)) and "reply_markup" in shown.payload

    def get(self, table: type[Row], key: Any) -> Row:
        with transaction(self.engine) as session:
            row = session.get(table, key)
        assert row is not None
        return row

    def rows(self, table: type[Row], *where: Any) -> list[Row]:
        with transaction(self.engine) as session:
            return list(session.exec(select(table).where(*where)))

    def one(self, table: type[Row], *where: Any) -> Row:
        (row,) = self.rows(table, *where)
        return row

    def open(self, member: int) -> list[Talking]:
        """A member's open conversations."""
        return self.rows(Talking, Talking.member_id == member, Talking.state == "open")

    def cases(self) -> list[tuple[str, int]]:
        """The cases that are not resolved: rule and severity."""
        return sorted((case.rule, case.severity) for case in self.rows(Case, Case.state != "resolved"))

    def _newest(self, chat: int) -> list[Outgoing]:
        with transaction(self.engine) as session:
            query = select(Outgoing).where(Outgoing.chat_id == chat).order_by(col(Outgoing.id).desc())
            return list(session.exec(query))

    def _texts(self, chat: int) -> list[str]:
        rows = [row for row in self._newest(chat) if row.method == "sendMessage" and (row.id or 0) > self._seen]
        return [plain(row.payload["text"]) for row in reversed(rows)]

    def button(self, chat: int, label: str) -> str:
        """What a tap on the newest button that says this sends."""
        return next(button["callback_data"] for button in self._buttons(chat) if label in plain(button["text"]))

    def _buttons(self, chat: int) -> Iterator[dict[str, str]]:
        for row in self._newest(chat):
            for line in row.payload.get("reply_markup", {}).get("inline_keyboard", []):
                yield from line


def plain(text: str) -> str:
    """Without the signs that isolate names, and with ordinary spaces."""
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u202f", " ")
