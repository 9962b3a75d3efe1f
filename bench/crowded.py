"""A database full of pairs, made by the database itself: a million takes seconds."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, case, insert, inspect, literal, select
from sqlmodel import SQLModel

from bench.telegram.__main__ import FIRST_PERSON
from bot.domain.member import Phase, Role
from bot.domain.pair import PairState
from bot.store.session import Moment
from bot.store.tables import Member, Pair, Side

FIRST_MENTOR = 500_000_000
"""Where the mentors' chats are numbered from."""
TOGETHER, LATER = timedelta(days=14), timedelta(days=365)

Column = ColumnElement[Any]


def fill(engine: Engine, many: int, now: datetime, due: int | None = None) -> None:
    """So many pairs, each a mentee and a mentor; so many of the mentees (None: all) have their check-in now.

    Everybody else's moments are a year away.
    """
    with engine.begin() as connection:
        for table, columns in _tables(_numbers(many), now, 1 if due is None else many // due if due else many + 1):
            connection.execute(_copies(table, columns))


def _numbers(many: int) -> Column:
    """The column that counts from 1 up to this."""
    first = select(literal(1).label("n")).cte("numbers", recursive=True)
    found: Column = first.union_all(select(first.c.n + 1).where(first.c.n < many)).c.n
    return found


def _tables(number: Column, now: datetime, every: int) -> Iterator[tuple[type[SQLModel], dict[str, Column]]]:
    """What goes into each table; the mentee of every so-manyth pair has the check-in now."""
    since, later = literal(now - TOGETHER, Moment()), literal(now + LATER, Moment())
    moment = case((number % every == 0, literal(now, Moment())), else_=later)
    who: dict[str, Column] = {"language": literal("en"), "name": literal("Amina"), "created_at": since}
    who["phase"] = literal(Phase.in_pair)
    mentee: dict[str, Column] = {"role": literal(Role.mentee)}
    mentor: dict[str, Column] = {"role": literal(Role.mentor)}
    yield Member, {"id": number * 2, "telegram_id": number + (FIRST_PERSON - 1), **mentee, **who}
    yield Member, {"id": number * 2 - 1, "telegram_id": number + FIRST_MENTOR, **mentor, **who}
    state = literal(PairState.active)
    yield Pair, {"id": number, "state": state, "since": since, "no_meeting_at": later, "created_at": since}
    yield Side, {"pair_id": number, "member_id": number * 2, "check_in_at": moment, **mentee}
    yield Side, {"pair_id": number, "member_id": number * 2 - 1, "check_in_at": later, **mentor}


def _copies(table: type[SQLModel], columns: Mapping[str, Column]) -> Any:
    """An INSERT of a row for each number: these columns, and the model's own defaults."""
    fields = inspect(table).columns
    given = {name: getattr(table(), name) for name in table.model_fields if name not in columns}
    filled = {name: literal(it, fields[name].type) for name, it in given.items() if it is not None}
    everything = {**columns, **filled}
    return insert(table).from_select(list(everything), select(*everything.values()))
