"""The coordinators whom Makker knows: those who joined by invitation, and those who have done something here."""

from dataclasses import dataclass

from sqlmodel import col, select

from bot.domain.member import Phase
from bot.store import queries
from bot.store.rows import insert_once
from bot.store.tables import Coordinator, Member
from bot.store.work import Work
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, as_is

ANONYMOUS = 1087968824
"""Whoever writes in the name of the group. Source: core.telegram.org/bots/api#message (`from`)"""
AT_MOST = 12
"""Colleagues among whom one chooses."""


@dataclass(frozen=True)
class Colleague:
    """A coordinator; `language` where there is a private chat."""

    telegram_id: int
    name: str
    language: str = ""

    @property
    def label(self) -> Phrase:
        """On a button."""
        return as_is(self.name)


def note(work: Work, incoming: FromGroup) -> None:
    """Know this coordinator by the name that the group shows."""
    if incoming.telegram_id == ANONYMOUS:
        return
    told = {"name": incoming.name, "acted_at": work.now}
    if not insert_once(work.session, Coordinator, telegram_id=incoming.telegram_id, **told):
        known = work.get(Coordinator, incoming.telegram_id)
        known.name, known.acted_at = incoming.name, work.now


def is_invited(work: Work, telegram_id: int) -> bool:
    """Whether this person joined by an invitation for coordinators."""
    query = select(Member.id).where(Member.telegram_id == telegram_id, Member.phase == Phase.coordinating)
    return work.session.exec(query).first() is not None


def known(work: Work) -> list[Colleague]:
    """Who acted last first, then whoever has joined and not yet acted."""
    invited = {member.telegram_id: member for member in queries.members_in_phase(work.session, Phase.coordinating)}
    acted = work.session.exec(select(Coordinator).order_by(col(Coordinator.acted_at).desc())).all()
    names = {it.telegram_id: it.name for it in acted}
    names |= {key: _name(member) for key, member in invited.items() if key not in names and _name(member)}
    if work.programme.invited_coordinators_only:
        names = {key: name for key, name in names.items() if key in invited}
    return [Colleague(key, name, _language(invited.get(key))) for key, name in names.items()][:AT_MOST]


def _name(member: Member) -> str:
    return member.name or (f"@{member.username}" if member.username else "")


def _language(member: Member | None) -> str:
    return member.language if member and member.reachable else ""
