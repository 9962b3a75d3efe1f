"""Somebody who breaks Makker on purpose, to see whether anybody cries."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import select

from bot import turn
from bot.store import outbox
from bot.store.tables import Member
from bot.store.work import Work
from tests.mentorships.life import Life
from tests.mentorships.step import SETTINGS, BrokenError


def cries(what: str) -> Any:
    return pytest.raises(BrokenError, match=what)


def then(life: Life, do: Callable[[Work], object]) -> None:
    """From now on, Makker does this too after each turn."""

    def take(work: Work) -> None:
        do(work)

    def meanwhile() -> None:
        turn.take(life.engine, SETTINGS, life.town.now, take)
        life.town.deliver()

    life.meanwhile = meanwhile


def called(work: Work, name: str) -> Member:
    return work.session.exec(select(Member).where(Member.name == name)).one()


def tells(work: Work, name: str, text: str) -> None:
    outbox.put(work.session, called(work, name).telegram_id, "sendMessage", {"text": text}, work.now)
