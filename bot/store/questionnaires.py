"""Publishing questionnaires."""

import tomllib
from datetime import datetime

from sqlmodel import Session

from bot.domain.member import Role
from bot.questionnaires import shipped
from bot.store import queries
from bot.store.rows import insert_once
from bot.store.tables import Questionnaire


def publish_shipped(session: Session, now: datetime) -> None:
    """Publish what Makker brings along where it is newer than what is published; rounds that run keep theirs."""
    for source in shipped():
        table = tomllib.loads(source)
        role, version = Role(table["role"]), int(table["version"])
        newest = queries.newest_questionnaire(session, role)
        if newest is None or newest.version < version:
            insert_once(session, Questionnaire, role=role, version=version, source=source, published_at=now)
