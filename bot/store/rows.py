"""Inserting a row that may already be there, on both databases."""

from functools import cache
from typing import Any

from sqlalchemy import literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_once(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Insert the row; False where its unique key is taken. Defaults of the model are filled in."""
    row = table(**values)
    filled = {name: getattr(row, name) for name in table.model_fields if getattr(row, name) is not None}
    connection = session.connection()
    return connection.execute(_insert(table, connection.dialect.name), filled).first() is not None


@cache
def _insert(table: type[SQLModel], dialect: str) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    # A row comes back only where one went in; psycopg's row count says -1 here, whatever happened.
    return insert(table).on_conflict_do_nothing().returning(literal(1))
