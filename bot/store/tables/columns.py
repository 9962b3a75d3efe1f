"""Columns that several tables have."""

from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from bot.store.session import Moment


def when(*, null: bool = True, index: bool = False) -> Any:
    """A moment: aware, kept in UTC."""
    return Field(default=None if null else ..., sa_column=Column(Moment, nullable=null, index=index))


def json(*, null: bool = False) -> Any:
    """JSON, for what no query asks for."""
    return Field(default=None if null else ..., sa_column=Column(JSON, nullable=null))
