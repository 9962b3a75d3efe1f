"""Publishing questionnaires."""

import tomllib
from datetime import datetime

from sqlmodel import Session

from bot.domain.member import Role
from bot.questionnaires import shipped
from bot.store import queries
from bot.store.rows import insert_once
from bot.store.tables import Questionnaire


class OldVersionError(ValueError):
    """A version that is not newer than the one in use."""

    def __init__(self, used: int) -> None:
        """`used`: the version in use."""
        super().__init__(f"version {used} is in use: a changed questionnaire needs version {used + 1} or higher")


def publish_shipped(session: Session, now: datetime) -> None:
    """Publish what Makker brings along where it is newer than what is published; rounds that run keep theirs.

    A programme that has published a questionnaire of its own keeps it.
    """
    for source in shipped():
        table = tomllib.loads(source)
        role, version = Role(table["role"]), int(table["version"])
        newest = queries.newest_questionnaire(session, role)
        if newest is None or (newest.version < version and not newest.own):
            insert_once(session, Questionnaire, role=role, version=version, source=source, published_at=now)


def publish(session: Session, role: Role, version: int, source: str, now: datetime) -> bool:
    """Put a programme's own questionnaire to use for the rounds that begin from now on.

    False where just this text is in use already; OldVersionError where its version is not a newer one.
    """
    newest = queries.newest_questionnaire(session, role)
    if newest and newest.source == source:
        newest.own = True
        return False
    if newest and newest.version >= version:
        raise OldVersionError(newest.version)
    return insert_once(session, Questionnaire, role=role, version=version, source=source, own=True, published_at=now)
