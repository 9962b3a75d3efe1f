"""Outgoing messages: rows written in the transaction that decided them, sent afterwards."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from itertools import count
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, event, insert, text, update
from sqlmodel import Field, Session, SQLModel, col, func, select

from bot.store.session import Moment

AHEAD = "numbers for outgoing rows"
TO_WRITE = "outgoing rows of this turn"
AT_A_TIME = 4
"""Numbers taken from PostgreSQL's sequence; those that a turn does not use are never used."""

Button = tuple[str, str]
"""A label and its callback data."""


class Priority(IntEnum):
    """What goes first when many messages wait; smaller is sooner."""

    answer = 0
    """Somebody waits for it: a reply, an urgent case."""
    notice = 1
    """News that nobody waits for in front of the screen."""
    wave = 2
    """Check-ins and nudges to many people at once."""


class Sending(StrEnum):
    """How far a row has come."""

    waiting = "waiting"
    sent = "sent"
    failed = "failed"


class Outgoing(SQLModel, table=True):
    """One call of a Bot API method that changes something in a chat."""

    __tablename__ = "outgoing"
    __table_args__ = (
        Index(
            "ix_outgoing_waiting",
            "priority",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_outgoing_waiting_in_chat",
            "chat_id",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_outgoing_held",
            "not_before",
            sqlite_where=text("state = 'waiting' AND not_before IS NOT NULL"),
            postgresql_where=text("state = 'waiting' AND not_before IS NOT NULL"),
        ),
    )

    id: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    )
    chat_id: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))
    method: str
    """The Bot API method, such as `sendMessage`."""
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """The method's parameters as JSON, without `chat_id` and, for an edit, without `message_id`.
    A file stands as `{"filename": …, "text": …}` in its parameter's place, a picture as `{"filename": …, "svg": …}`:
    it is drawn when it is sent."""
    priority: int = Priority.answer
    edits: int | None = Field(default=None, foreign_key="outgoing.id", index=True)
    """The row whose message this one changes."""
    answers: int | None = Field(default=None, foreign_key="outgoing.id")
    """The row whose message this one replies to."""
    topic: int | None = Field(default=None, foreign_key="outgoing.id")
    """The row that opened the topic to which this one goes; None: it goes to none."""
    state: str = Sending.waiting
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger, index=True))
    """Of a row that opened a topic: the topic's number, which is that of the message that opened it."""
    attempts: int = 0
    not_before: datetime | None = Field(default=None, sa_column=Column(Moment))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    sent_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    failure: str | None = None
    """Why it failed, in the sender's words: nothing of the message, nothing of the person."""


INSERT = insert(Outgoing)
SOME_NUMBERS = select(func.nextval(func.pg_get_serial_sequence(Outgoing.__tablename__, "id"))).select_from(
    func.generate_series(1, AT_A_TIME)
)
LAST_NUMBER = select(func.max(Outgoing.id))


def put(  # noqa: PLR0913  (a row's columns)
    session: Session,
    chat_id: int,
    method: str,
    payload: dict[str, Any],
    now: datetime,
    priority: Priority = Priority.answer,
    edits: int | None = None,
    answers: int | None = None,
    topic: int | None = None,
) -> int:
    """Write one row; its id. An answer goes to the topic of the message that it answers."""
    if answers and topic is None:
        topic = session.exec(select(Outgoing.topic).where(Outgoing.id == answers)).first()
    number = _next_id(session)
    row = {"id": number, "chat_id": chat_id, "method": method, "payload": payload, "priority": priority}
    links = {"edits": edits, "answers": answers, "topic": topic}
    fresh = {"state": Sending.waiting, "attempts": 0, "created_at": now}
    session.info.setdefault(TO_WRITE, []).append({**row, **links, **fresh})
    return number


def _write(session: Session) -> None:
    """A turn's rows go into the table together, before anything is asked that they may be the answer to."""
    rows = session.info.pop(TO_WRITE, None)
    if rows:
        session.connection().execute(INSERT, rows)


event.listen(Session, "before_flush", lambda session, *_: _write(session))
event.listen(Session, "before_commit", _write)
event.listen(Session, "do_orm_execute", lambda asked: _write(asked.session))


def _next_id(session: Session) -> int:
    """The row's number, known before it is written: so a turn writes all its rows together, when it ends."""
    ahead: Iterator[int] = session.info.get(AHEAD, iter(()))
    found = next(ahead, None)
    if found is None:
        session.info[AHEAD] = ahead = _numbers(session)
        found = next(ahead)
    return found


def _numbers(session: Session) -> Iterator[int]:
    """PostgreSQL's sequence gives some at a time; SQLite has one writer, so they go on from the last."""
    if session.get_bind().dialect.name == "postgresql":
        return iter(session.connection().execute(SOME_NUMBERS).scalars().all())
    last = session.connection().execute(LAST_NUMBER).scalar() or 0
    return count(last + 1)


def put_buttons(
    session: Session, chat_id: int, shown: int, now: datetime, rows: Sequence[Sequence[Button]] = ()
) -> None:
    """The message that the row `shown` sent keeps its words; its buttons go, or these come in their place."""
    put(session, chat_id, "editMessageReplyMarkup", {"reply_markup": inline_keyboard(rows)}, now, edits=shown)


def newest(session: Session, chat_id: int) -> int | None:
    """The row of the newest message in a chat; None where there is none."""
    query = select(Outgoing.id).where(Outgoing.chat_id == chat_id, col(Outgoing.method).startswith("send"))
    return session.exec(query.order_by(col(Outgoing.id).desc())).first()


def last_said(session: Session, chat_id: int) -> datetime | None:
    """When the newest message in a chat was written; None where there is none."""
    query = select(Outgoing.created_at).where(Outgoing.chat_id == chat_id, col(Outgoing.method).startswith("send"))
    return session.exec(query.order_by(col(Outgoing.id).desc())).first()


def forget_words(session: Session, chat_id: int) -> None:
    """Empty what was sent to a chat: the rows stay, nothing of the messages does."""
    query: Any = update(Outgoing).where(col(Outgoing.chat_id) == chat_id, col(Outgoing.state) != Sending.waiting)
    session.exec(query.values(payload={}))


def release(session: Session, chat_id: int) -> None:
    """Let go now what was put off in a chat."""
    query: Any = update(Outgoing).where(col(Outgoing.chat_id) == chat_id, col(Outgoing.state) == Sending.waiting)
    session.exec(query.values(not_before=None))


def inline_keyboard(rows: Sequence[Sequence[Button]]) -> dict[str, Any]:
    """The `reply_markup` of these rows of buttons; no rows: a keyboard that takes the buttons off a message."""
    keys = [[{"text": label, "callback_data": data} for label, data in row] for row in rows]
    return {"inline_keyboard": keys}
