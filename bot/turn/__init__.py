"""A turn: one thing that happened, in one transaction: read, decided, written down, answered in the outbox."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import Engine
from sqlmodel import Session

from bot import desk
from bot.domain.case import Rule, Severity, Signal
from bot.settings import Settings
from bot.store.rows import insert_once
from bot.store.session import in_transaction
from bot.store.tables import SeenUpdate
from bot.store.work import Work
from bot.talk.heard import Added, CameOrWent, FromGroup, FromMember, Incoming, Rights
from bot.turn import elsewhere, member, opening


def take(engine: Engine, settings: Settings, now: datetime, do: Callable[[Work], None]) -> None:
    """Do something in one transaction, then open what it began and show what it changed."""
    in_transaction(engine, lambda session: take_in(session, settings, now, do))


def take_in(session: Session, settings: Settings, now: datetime, do: Callable[[Work], None]) -> None:
    """The same within a transaction that others share."""
    work = Work(session, settings, now)
    do(work)
    opening.open_new(work)
    desk.show_cards(work)


def hear(engine: Engine, settings: Settings, incoming: Incoming, now: datetime) -> bool:
    """One update from Telegram takes effect, once; False where it already had."""
    return in_transaction(engine, lambda session: hear_in(session, settings, incoming, now))


def hear_in(session: Session, settings: Settings, incoming: Incoming, now: datetime) -> bool:
    """The same within a transaction that others share."""
    if not insert_once(session, SeenUpdate, update_id=incoming.update_id, at=now):
        return False
    take_in(session, settings, now, partial(_hear, incoming))
    return True


def _hear(incoming: Incoming, work: Work) -> None:
    match incoming:
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


def undeliverable(engine: Engine, settings: Settings, chat_id: int, now: datetime) -> None:
    """Telegram refused a message to this person: they blocked the bot, or their account is gone."""
    take(engine, settings, now, lambda work: member.unreachable(work, chat_id))


def put_out(engine: Engine, settings: Settings, chat_id: int, now: datetime) -> None:
    """Telegram takes no message to this group, because the bot is not in it."""
    take(engine, settings, now, lambda work: desk.put_out(work, chat_id))


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
