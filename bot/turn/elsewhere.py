"""Chats where Makker has nothing to do: somebody put it into a group by mistake."""

from sqlmodel import select

from bot.store import outbox
from bot.store.tables import Member
from bot.store.work import Work
from bot.talk.heard import Added
from bot.talk.phrase import _
from bot.talk.reader import Reader, closest_language

NOT_IN_GROUPS = _("Hello! I only talk with people one by one, so I leave this group now. Please write to me alone.")


def leave(work: Work, incoming: Added) -> None:
    """Say so kindly, in the language of whoever added Makker, and go."""
    adder = work.session.exec(select(Member).where(Member.telegram_id == incoming.telegram_id)).first()
    language = adder.language if adder else closest_language(incoming.language)
    text = Reader(language, work.settings.zone).say(NOT_IN_GROUPS)
    outbox.put(work.session, incoming.chat_id, "sendMessage", {"text": text}, work.now)
    outbox.put(work.session, incoming.chat_id, "leaveChat", {}, work.now)
