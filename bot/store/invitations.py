"""New invitations."""

import secrets
from datetime import datetime

from sqlalchemy import Engine

from bot.store.queries import code_hash
from bot.store.session import transaction
from bot.store.tables import Invitation

CODE_BYTES = 16
"""Random bytes in a code: nobody guesses one. 22 letters, of the 64 that a deep link carries."""


def invite(engine: Engine, role: str, programme: str, now: datetime) -> str:
    """A new single-use code. Only its hash is kept, so nobody can read it here again."""
    code = secrets.token_urlsafe(CODE_BYTES)
    with transaction(engine) as session:
        session.add(Invitation(code_hash=code_hash(code), role=role, programme=programme, created_at=now))
    return code
