"""Alembic's entry: runs the revisions in the transaction that `bot.store.migrate` opened."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator


def plain_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A type of ours as the SQLAlchemy type under it, so that old revisions do not depend on today's code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,  # SQLite cannot alter a column; Alembic then rebuilds the table
    render_item=plain_type,
)
context.run_migrations()
