"""A turn: one thing that happened, in one transaction: read, decided, written down, answered in the outbox."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot import desk
from bot.domain.case import Rule, Severity, Signal
from bot.settings import Settings
from bot.store.rows import insert_once
from bot.store.session import transaction
from bot.store.tables import SeenUpdate
from bot.store.work import Work
from bot.talk.heard import Added, CameOrWent, FromGroup, FromMember, Incoming, Rights
from bot.turn import elsewhere, member, opening

TRIES = 3
"""How often a turn is taken anew when PostgreSQL breaks a deadlock at its cost."""


def take(engine: Engine, settings: Settings, now: datetime, do: Callable[[Work], None]) -> None:
    """Do something in one transaction, then open what it began and show what it changed."""
    for attempt in range(TRIES):
        try:
            with transaction(engine) as session:
                work = Work(session, settings, now)
                do(work)
                opening.open_new(work)
                desk.show_cards(work)
                return
        except OperationalError as broken:
            if attempt == TRIES - 1 or "deadlock" not in str(broken.orig):
                raise


def hear(engine: Engine, settings: Settings, incoming: Incoming, now: datetime) -> bool:
    """One update from Telegram takes effect, once; False where it already had."""
    heard = True

    def do(work: Work) -> None:
        nonlocal heard
        heard = insert_once(work.session, SeenUpdate, update_id=incoming.update_id, at=now)
        match incoming:
            case _ if not heard:
                pass
            case FromGroup():
                desk.hear(work, incoming)
            case FromMember():
                member.hear(work, incoming)
            case Added():
                elsewhere.leave(work, incoming)
            case CameOrWent():
                desk.came_or_went(work, incoming)
            case Rights():
                desk.rights_changed(work, incoming)

    take(engine, settings, now, do)
    return heard


def undeliverable(engine: Engine, settings: Settings, chat_id: int, now: datetime) -> None:
    """Telegram refused a message to this person: they blocked the bot, or their account is gone."""
    take(engine, settings, now, lambda work: member.unreachable(work, chat_id))


def open_desk(engine: Engine, settings: Settings, now: datetime, bot: str = "", *, is_forum: bool | None) -> None:
    """The bot starts: its name and the kind of group that the coordinators have are kept; None: not learned."""
    take(engine, settings, now, lambda work: desk.open_desk(work, bot, is_forum=is_forum))


def card_gone(engine: Engine, settings: Settings, row: int, now: datetime) -> None:
    """Somebody deleted the message that this row sent: a card is sent anew."""
    take(engine, settings, now, lambda work: desk.send_anew(work, row))


def topic_gone(engine: Engine, settings: Settings, row: int, now: datetime) -> None:
    """Somebody deleted the topic that this row opened."""
    take(engine, settings, now, lambda work: desk.forget_topic(work, row))


def topic_refused(engine: Engine, settings: Settings, row: int, now: datetime) -> None:
    """Telegram does not let the bot open the topic that this row asked for."""
    take(engine, settings, now, lambda work: desk.topic_refused(work, row))


def set_aside(engine: Engine, settings: Settings, update_id: int, now: datetime) -> None:
    """An update that failed again and again is left alone, and the coordinators are told."""

    def do(work: Work) -> None:
        insert_once(work.session, SeenUpdate, update_id=update_id, at=now)
        work.raise_case(Signal(Rule.poison_update, Severity.high))

    take(engine, settings, now, do)
