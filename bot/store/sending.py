"""What the outbox asks of the database: which rows are next, and what became of each."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, and_, col, func, or_, select, update

from bot.store.moves import Moves
from bot.store.outbox import Outgoing, Sending

TAP = "answerCallbackQuery"
"""Stops the waiting sign on a button. It is no message, so it waits for none."""

WINDOW = 400
"""How many waiting rows one look takes in."""

LONGEST_RUN = 10
"""How many rows of one chat are sent before the others have their turn."""


@dataclass(frozen=True)
class Run:
    """Rows of one chat to be sent one after the other. A tap's answer is a run of its own."""

    chat_id: int
    rows: tuple[Outgoing, ...]

    @property
    def key(self) -> tuple[str, int]:
        """What only one run at a time may have."""
        first = self.rows[0]
        assert first.id is not None
        return ("tap", first.id) if first.method == TAP else ("chat", self.chat_id)


def next_runs(
    session: Session, now: datetime, moves: Moves, resting: Collection[int], under_way: Collection[int]
) -> list[Run]:
    """What may be sent at `now`, the most urgent first; nothing of chats that rest, and no tap under way."""
    waiting = col(Outgoing.state) == Sending.waiting
    due = or_(col(Outgoing.not_before).is_(None), col(Outgoing.not_before) <= now)
    is_tap = col(Outgoing.method) == TAP
    held = select(Outgoing.chat_id).where(waiting, ~is_tap, col(Outgoing.not_before) > now)
    names = [name for chat in resting for name in moves.names(chat)]
    free = and_(~is_tap, col(Outgoing.chat_id).not_in(names), col(Outgoing.chat_id).not_in(held))
    seen = session.exec(
        select(Outgoing.id, Outgoing.chat_id, Outgoing.method)
        .where(waiting, due, or_(is_tap, free), col(Outgoing.id).not_in(under_way))
        .order_by(col(Outgoing.priority), col(Outgoing.id))
        .limit(WINDOW)
    ).all()
    taps = [number for number, _chat, method in seen if method == TAP]
    chats = dict.fromkeys(moves.current(chat) for _number, chat, method in seen if method != TAP)
    return [*_taps(session, taps), *_messages(session, moves, chats)]


def _taps(session: Session, numbers: Collection[int | None]) -> Iterable[Run]:
    rows = session.exec(select(Outgoing).where(col(Outgoing.id).in_(numbers)).order_by(col(Outgoing.id)))
    return [Run(row.chat_id, (row,)) for row in rows]


def _messages(session: Session, moves: Moves, chats: Iterable[int]) -> Iterable[Run]:
    """Each chat's oldest rows, whatever their own urgency: a chat is read from top to bottom."""
    names = [name for chat in chats for name in moves.names(chat)]
    query = select(Outgoing).where(
        Outgoing.state == Sending.waiting, col(Outgoing.chat_id).in_(names), Outgoing.method != TAP
    )
    found: dict[int, list[Outgoing]] = defaultdict(list)
    for row in session.exec(query.order_by(col(Outgoing.id)).limit(WINDOW)):
        found[moves.current(row.chat_id)].append(row)
    return [Run(chat, tuple(found[chat][:LONGEST_RUN])) for chat in chats if found[chat]]


def with_something_waiting(session: Session, moves: Moves, chats: Collection[int]) -> set[int]:
    """Those of the chats that have rows to send."""
    names = [name for chat in chats for name in moves.names(chat)]
    query = select(Outgoing.chat_id).where(Outgoing.state == Sending.waiting, col(Outgoing.chat_id).in_(names))
    return {moves.current(chat) for chat in session.exec(query.distinct())} if names else set()


def next_held(session: Session, now: datetime) -> datetime | None:
    """When the next row that was put off may go."""
    query = select(func.min(Outgoing.not_before)).where(
        Outgoing.state == Sending.waiting, col(Outgoing.not_before) > now
    )
    return session.exec(query).one()


def how_many_wait(session: Session, until: datetime) -> int:
    """How many rows wait to be sent, without those put off beyond `until`."""
    due = or_(col(Outgoing.not_before).is_(None), col(Outgoing.not_before) <= until)
    return session.exec(select(func.count()).select_from(Outgoing).where(Outgoing.state == Sending.waiting, due)).one()


def mark(session: Session, row: Outgoing, **became: Any) -> None:
    """Write down what became of a row that was waiting."""
    session.connection().execute(
        update(Outgoing).where(col(Outgoing.id) == row.id, col(Outgoing.state) == Sending.waiting).values(**became)
    )


def sent_since(session: Session, moment: datetime, at_most: int) -> list[tuple[int, datetime]]:
    """Chat and time of the newest messages sent after `moment`, oldest first."""
    newest = (
        select(Outgoing.chat_id, Outgoing.sent_at).where(col(Outgoing.edits).is_(None), Outgoing.method != TAP)
        .order_by(col(Outgoing.id).desc()).limit(at_most)
    )  # fmt: skip
    return sorted(
        ((chat, at) for chat, at in session.exec(newest) if at is not None and at > moment), key=lambda sent: sent[1]
    )
