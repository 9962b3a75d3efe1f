"""New invitations."""

import secrets
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from bot.store.queries import code_hash
from bot.store.session import transaction
from bot.store.tables import Invitation

CODE_BYTES = 16
"""Random bytes in a code: nobody guesses one. 22 letters, of the 64 that a deep link carries."""


def new_invitation(
    session: Session, role: str, programme: str, now: datetime, language: str = ""
) -> tuple[Invitation, str]:
    """A new single-use invitation, and its code. Only the code's hash is kept, so nobody can read it here again."""
    code = secrets.token_urlsafe(CODE_BYTES)
    invitation = Invitation(
        code_hash=code_hash(code), role=role, programme=programme, language=language, created_at=now
    )
    session.add(invitation)
    session.flush()
    return invitation, code


def invite(engine: Engine, role: str, programme: str, now: datetime, language: str = "") -> str:
    """A new single-use code, in a transaction of its own."""
    with transaction(engine) as session:
        return new_invitation(session, role, programme, now, language)[1]
