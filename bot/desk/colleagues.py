"""The coordinators whom Makker knows: those who joined by invitation, and those who have done something here."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import col, select

from bot.desk import board
from bot.domain.member import Phase
from bot.store.rows import insert_once
from bot.store.tables import Coordinator, Member
from bot.store.work import Work
from bot.talk.heard import CameOrWent, FromGroup
from bot.talk.phrase import Phrase, _, as_is

INSIDE = _(
    "You are a coordinator. The work is in the coordinators’ group. I write to you here when a case waits too long."
)
OUTSIDE = _(
    "You are a coordinator, but you are not in the coordinators’ group yet. Please ask a colleague to add you. "
    "I write to you as soon as you are in. Until then I tell you nothing about cases."
)
WELCOME = _("Welcome! You are in the coordinators’ group now.")
GOODBYE = _("You are not in the coordinators’ group any more. I do not write to you about cases now.")
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
    known = _known(work, incoming.telegram_id)
    known.name, known.acted_at, known.inside = incoming.name, work.now, True


def _known(work: Work, telegram_id: int) -> Coordinator:
    insert_once(work.session, Coordinator, telegram_id=telegram_id)
    return work.get(Coordinator, telegram_id)


def join(work: Work, member: Member, *, inside: bool) -> None:
    """Somebody has used an invitation for coordinators: what they may know depends on where they are."""
    _known(work, member.telegram_id).inside = inside


def standing(work: Work, member: Member) -> Phrase:
    """How it stands with a coordinator, in their own chat."""
    return INSIDE if _known(work, member.telegram_id).inside else OUTSIDE


def came_or_went(work: Work, incoming: CameOrWent) -> None:
    """Somebody came into the group or left it; whoever was invited hears what that means."""
    known = _known(work, incoming.telegram_id)
    is_news, known.inside, known.name = known.inside != incoming.inside, incoming.inside, incoming.name
    member = _invited(work, incoming.telegram_id)
    if is_news and member and member.reachable:
        told = [WELCOME, INSIDE] if incoming.inside else [GOODBYE]
        for phrase in told:
            board.tell_privately(work, member.telegram_id, member.language, phrase)


def noticed_outside(work: Work, telegram_id: int) -> None:
    """The Bot API says that this person is not in the group."""
    known = work.session.get(Coordinator, telegram_id)
    if known:
        known.inside = False


def is_invited(work: Work, telegram_id: int) -> bool:
    """Whether this person joined by an invitation for coordinators."""
    return _invited(work, telegram_id) is not None


def _invited(work: Work, telegram_id: int) -> Member | None:
    query = select(Member).where(Member.telegram_id == telegram_id, Member.phase == Phase.coordinating)
    return work.session.exec(query).first()


def in_group(work: Work, but: Collection[int] = ()) -> list[Colleague]:
    """Who is in the group, who acted last first, then whoever has not yet acted; without these accounts."""
    inside = select(Coordinator).where(col(Coordinator.inside), col(Coordinator.telegram_id).not_in(but))
    newest = inside.order_by(col(Coordinator.acted_at).is_(None), col(Coordinator.acted_at).desc())
    found = [_colleague(work, it) for it in work.session.exec(newest)]
    if work.programme.invited_coordinators_only:
        found = [it for it in found if is_invited(work, it.telegram_id)]
    return found


def _colleague(work: Work, it: Coordinator) -> Colleague:
    member = _invited(work, it.telegram_id)
    username = f"@{member.username}" if member and member.username else ""
    return Colleague(it.telegram_id, it.name or username, member.language if member and member.reachable else "")
