"""Who is told when nobody in the coordinators' group acts, and when the bot is not in it any more.

The backup is the backup chat, if one is set, and in their own chats all coordinators who joined by invitation and are
in the group. They learn a number and nothing of a member: what it is about stands in the group.
"""

from collections.abc import Collection

from sqlmodel import col, select

from bot.desk import board, colleagues, rights
from bot.domain.case import CaseState
from bot.store import outbox
from bot.store.outbox import Outgoing, Sending
from bot.store.rows import insert_once
from bot.store.tables import Case, Desk, MovedChat
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _

OUT = _(
    "🚨 I am not in the coordinators’ group any more. What I write for the group waits. Please add me again, "
    "and make me an administrator. Until then I tell you here when there is a new case."
)
UNSEEN = _("🚨 Case {number} waits, and nobody can see it: I am not in the coordinators’ group.")
BACK = _("✔️ I am in the coordinators’ group again. What waited for the group comes there now.")


def tell(work: Work, phrase: Phrase, about: Collection[int] = ()) -> None:
    """Say something to the backup, but to nobody whom it is about (by their accounts) and nobody outside the group."""
    chat = [(work.settings.backup_chat, work.settings.coordinator_language)] if work.settings.backup_chat else []
    people = [(it.telegram_id, it.language) for it in colleagues.in_group(work, about) if it.language]
    for where, language in (*chat, *people):
        board.tell_privately(work, where, language, phrase)


def tell_of_case(work: Work, case: Case, phrase: Phrase) -> None:
    """Say something about a case."""
    tell(work, phrase, rights.telegram_ids(work, rights.of_case(work, case)))


def tell_of_unseen(work: Work, case: Case) -> bool:
    """Say that a case waits which nobody can see; False where the bot is in the group, so that everybody can."""
    desk = work.session.get(Desk, work.settings.coordinator_chat)
    if desk is None or desk.outside_since is None:
        return False
    tell_of_case(work, case, UNSEEN(number=number(case)))
    return True


def is_group(work: Work, chat_id: int) -> bool:
    """Whether the coordinators' group has this number now."""
    current = work.settings.coordinator_chat
    while moved := work.session.get(MovedChat, current):
        current = moved.new_id
    return current == chat_id


def go_out(work: Work) -> None:
    """The bot is not in the group any more: the backup hears it once, and which cases nobody can see."""
    desk = _desk(work)
    if desk.outside_since is not None:
        return
    desk.outside_since = work.now
    tell(work, OUT)
    cards = select(Outgoing.id).where(Outgoing.state == Sending.waiting)
    unseen = select(Case).where(Case.state != CaseState.resolved, col(Case.card).in_(cards))
    for case in work.session.exec(unseen.order_by(col(Case.id))):
        tell_of_case(work, case, UNSEEN(number=number(case)))


def come_back(work: Work) -> None:
    """The bot is in the group: what waited for that goes there now."""
    desk = _desk(work)
    if desk.outside_since is not None:
        desk.outside_since = None
        outbox.release(work.session, work.settings.coordinator_chat)
        tell(work, BACK)


def _desk(work: Work) -> Desk:
    insert_once(work.session, Desk, chat_id=work.settings.coordinator_chat)
    return work.lock(Desk, work.settings.coordinator_chat)
