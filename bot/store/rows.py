"""Inserting a row that may already be there, on both databases."""

from typing import Any

from sqlalchemy import literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_once(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Insert the row; False where its unique key is taken. Defaults of the model are filled in."""
    row = table(**values)
    filled = {name: getattr(row, name) for name in table.model_fields if getattr(row, name) is not None}
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    query = insert(table).values(**filled).on_conflict_do_nothing().returning(literal(1))
    # Not `rowcount`: psycopg says -1 there, whether there was a row or not.
    return session.connection().execute(query).first() is not None
