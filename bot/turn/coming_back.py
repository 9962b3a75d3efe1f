"""Somebody comes back to an unfinished sign-up, or is reminded of it, after some time."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.domain.effects import Json
from bot.domain.member import Role
from bot.flows.asking_first import WAIT
from bot.flows.coming_back import where_we_were
from bot.store import queries
from bot.store.tables import Outgoing, Talking
from bot.store.work import Work, number
from bot.talk.phrase import Phrase

AWAY = timedelta(hours=12)
"""Silence after which people no longer remember where they were."""


def is_away(work: Work, row: Talking) -> bool:
    """Whether it is long since the sign-up was last answered or shown; to be asked before anything is written."""
    return row.flow == "sign_up" and all(work.now - moment >= AWAY for moment in _moments(work, row))


def _moments(work: Work, row: Talking) -> Iterator[datetime]:
    """When something happened in it; what must be read last comes last."""
    yield row.opened_at
    yield from (answer.at for answer in queries.answers_of(work.session, number(row)))
    shown = work.session.get(Outgoing, row.shown) if row.shown else None
    if shown:
        yield shown.created_at


def greeting(row: Talking, answers: Mapping[str, Json]) -> list[Phrase]:
    """Hello, and where we were; nothing where nothing has been answered yet."""
    if not answers:
        return []
    name = answers.get("name")
    return where_we_were(Role(row.facts["role"]), name if isinstance(name, str) else "", answers)


def is_waiting(key: str) -> bool:
    """Whether this question of a sign-up waits for the coordinators."""
    return key.startswith(f"{WAIT}_")


def waits_for_answer(row: Talking) -> bool:
    """Whether the sign-up waits for the coordinators' answer: as long as it takes, and without a reminder."""
    return row.flow == "sign_up" and is_waiting(row.asked)
