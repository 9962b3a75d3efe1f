"""What the outbox asks of the database: which rows are next, and what became of each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap
from typing import Any

from sqlalchemy import and_, bindparam, inspect, or_, select, text
from sqlmodel import Session, func

from bot.store.moves import Moves
from bot.store.outbox import Outgoing
from bot.store.session import Moment

TAP = "answerCallbackQuery"
"""Stops the waiting sign on a button. It is no message, so it waits for none."""

WINDOW = 400
"""How many waiting rows one look takes in."""

LONGEST_RUN = 10
"""How many rows of one chat are sent before the others have their turn."""


@dataclass(frozen=True)
class Waiting:
    """A row to be sent, with the numbers of the messages that it speaks of, as far as they were sent by then."""

    id: int
    chat_id: int
    method: str
    payload: dict[str, Any]
    edits: int | None
    answers: int | None
    topic: int | None
    attempts: int
    edited: int | None
    """The number of the message that it changes."""
    answered: int | None
    """The number of the message that it replies to."""
    opened: int | None
    """The number of the topic that it goes to."""


@dataclass(frozen=True)
class Run:
    """Rows of one chat to be sent one after the other. A tap's answer is a run of its own."""

    chat_id: int
    rows: tuple[Waiting, ...]

    @property
    def key(self) -> tuple[str, int]:
        """What only one run at a time may have."""
        first = self.rows[0]
        return ("tap", first.id) if first.method == TAP else ("chat", self.chat_id)


# Put together once: that takes longer than the database's answer, and they are asked all the time. The state stands in
# them as it is, so that the databases know that their index of waiting rows will do.
IS_WAITING = text("outgoing.state = 'waiting'")
OUTGOING: Any = inspect(Outgoing).local_table
IS_TAP, NOT_BEFORE = OUTGOING.c.method == TAP, OUTGOING.c.not_before
NOW = bindparam("now", type_=Moment)
DUE = or_(NOT_BEFORE.is_(None), NOT_BEFORE <= NOW)
HELD = text(
    "outgoing.chat_id NOT IN (SELECT held.chat_id FROM outgoing AS held"
    " WHERE held.state = 'waiting' AND held.not_before > :now AND held.method != 'answerCallbackQuery')"
).bindparams(NOW)
FIRST = (
    select(OUTGOING.c.id, OUTGOING.c.chat_id, OUTGOING.c.method)
    .where(IS_WAITING, DUE, or_(IS_TAP, and_(OUTGOING.c.chat_id.not_in(bindparam("resting", expanding=True)), HELD)))
    .where(OUTGOING.c.id.not_in(bindparam("under_way", expanding=True)))
    .order_by(OUTGOING.c.priority, OUTGOING.c.id).limit(WINDOW)
)  # fmt: skip
EDITED, ANSWERED, OPENED = (OUTGOING.alias(name) for name in ("edited", "answered", "opened"))
WHOLE = (
    select(*(OUTGOING.c[it] for it in ("id", "chat_id", "method", "payload", "edits", "answers", "topic", "attempts")))
    .add_columns(EDITED.c.message_id, ANSWERED.c.message_id, OPENED.c.message_id)
    .outerjoin(EDITED, EDITED.c.id == OUTGOING.c.edits).outerjoin(ANSWERED, ANSWERED.c.id == OUTGOING.c.answers)
    .outerjoin(OPENED, OPENED.c.id == OUTGOING.c.topic).where(IS_WAITING).order_by(OUTGOING.c.id)
)  # fmt: skip
THESE = WHOLE.where(OUTGOING.c.id.in_(bindparam("these", expanding=True)))
MESSAGES = WHOLE.where(OUTGOING.c.chat_id.in_(bindparam("chats", expanding=True)), ~IS_TAP).limit(WINDOW)


def next_runs(
    session: Session,
    now: datetime,
    moves: Moves,
    resting: Collection[int],
    under_way: Collection[int],
    at_most: int = WINDOW,
) -> list[Run]:
    """What may be sent at `now`, the most urgent first; nothing of chats that rest, and no tap under way."""
    names = [name for chat in resting for name in moves.names(chat)]
    asked = {"now": now, "resting": names, "under_way": list(under_way)}
    seen = session.connection().execute(FIRST, asked).all()
    taps = [number for number, _chat, method in seen if method == TAP][:at_most]
    chats = list(dict.fromkeys(moves.current(chat) for _number, chat, method in seen if method != TAP))
    return [*_taps(session, taps), *_messages(session, moves, chats[: at_most - len(taps)])]


def _taps(session: Session, numbers: Collection[int]) -> list[Run]:
    found = session.connection().execute(THESE, {"these": numbers}) if numbers else ()
    return [Run(row.chat_id, (row,)) for row in starmap(Waiting, found)]


def read_again(row: Waiting, session: Session) -> Waiting:
    """The row with the numbers of messages that have been sent since; itself where it does not wait any more."""
    found = session.connection().execute(THESE, {"these": [row.id]}).first()
    return Waiting(*found) if found else row


def _messages(session: Session, moves: Moves, chats: Collection[int]) -> list[Run]:
    """Each chat's oldest rows, whatever their own urgency: a chat is read from top to bottom."""
    names = [name for chat in chats for name in moves.names(chat)]
    found: dict[int, list[Waiting]] = defaultdict(list)
    for row in starmap(Waiting, session.connection().execute(MESSAGES, {"chats": names}) if names else ()):
        found[moves.current(row.chat_id)].append(row)
    return [Run(chat, tuple(found[chat][:LONGEST_RUN])) for chat in chats if found[chat]]


SOMETHING = (
    select(OUTGOING.c.chat_id).where(IS_WAITING, OUTGOING.c.chat_id.in_(bindparam("chats", expanding=True))).distinct()
)
NEXT_HELD = select(func.min(NOT_BEFORE)).where(IS_WAITING, NOT_BEFORE > NOW)
HOW_MANY = select(func.count()).select_from(OUTGOING).where(IS_WAITING, DUE)
MARK = OUTGOING.update().where(OUTGOING.c.id == bindparam("row"), IS_WAITING)


NEWEST = (
    select(OUTGOING.c.chat_id, OUTGOING.c.sent_at).where(OUTGOING.c.edits.is_(None), ~IS_TAP)
    .order_by(OUTGOING.c.id.desc()).limit(bindparam("at_most"))
)  # fmt: skip


def with_something_waiting(session: Session, moves: Moves, chats: Collection[int]) -> set[int]:
    """Those of the chats that have rows to send."""
    names = [name for chat in chats for name in moves.names(chat)]
    found = session.connection().execute(SOMETHING, {"chats": names}).scalars() if names else ()
    return {moves.current(chat) for chat in found}


def next_held(session: Session, now: datetime) -> datetime | None:
    """When the next row that was put off may go."""
    found: datetime | None = session.connection().execute(NEXT_HELD, {"now": now}).scalar_one()
    return found


def how_many_wait(session: Session, until: datetime) -> int:
    """How many rows wait to be sent, without those put off beyond `until`."""
    return int(session.connection().execute(HOW_MANY, {"now": until}).scalar_one())


def mark(session: Session, row: Waiting, **became: Any) -> None:
    """Write down what became of a row that was waiting."""
    session.connection().execute(MARK, {"row": row.id, **became})


def sent_since(session: Session, moment: datetime, at_most: int) -> list[tuple[int, datetime]]:
    """Chat and time of the newest messages sent after `moment`, oldest first."""
    found = session.connection().execute(NEWEST, {"at_most": at_most})
    return sorted(((chat, at) for chat, at in found if at is not None and at > moment), key=lambda sent: sent[1])
