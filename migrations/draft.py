"""Drafts the next revision: what `bot.store.tables` has and a fully upgraded database lacks.

`make migration m="remember quiet hours"` runs this; read what it wrote before you commit it.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

import bot.store.tables  # noqa: F401  (fills SQLModel.metadata)
from bot.store.migrate import alembic_config, newest_revision, upgrade
from bot.store.session import open_engine


def draft(message: str) -> None:
    """Write `migrations/versions/NNNN_message.py`."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'draft.db')}"
        upgrade(url)
        engine = open_engine(url)
        with engine.connect() as connection:
            number = int(newest_revision() or "0") + 1
            command.revision(alembic_config(connection), message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()


if __name__ == "__main__":
    if not sys.argv[1:] or not sys.argv[1].strip():
        sys.exit('Say what changes: make migration m="remember quiet hours"')
    draft(sys.argv[1])
