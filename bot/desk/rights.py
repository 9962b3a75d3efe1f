"""Who may do what in the coordinators' group. Each action says whom it is about: nobody decides about themself.

1. Whoever the Bot API does not confirm as a member of the group may do nothing.
2. Where the programme wants invited coordinators only, nor may whoever has not joined by an invitation.
3. Nor may whoever writes in the name of the group: nobody else could say who it was.
4. What is about a person is not for that person, nor for their partner where it is about the pair: a colleague does it.
   What somebody answered or wrote to the coordinators is not for anybody they were ever in a pair with.

The rest is open to every coordinator, and all of it is written to the audit log.
"""

from collections.abc import Callable, Collection

from sqlmodel import col, select

from bot.desk import colleagues
from bot.desk.argument import first_number, numbers, read_number
from bot.domain.reply import ReplyTo
from bot.store import queries
from bot.store.tables import Case, Closing, Draft, Goodbye, Member, Note, Prompt
from bot.store.work import Work
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _

NOT_YOURS = _("Only members of the coordinators’ group can do this.")
NOT_INVITED = _("Only coordinators who joined by an invitation can do this. Ask a colleague for one.")
NAMELESS = _(
    "I must know who does this. Please turn off “Remain anonymous” in your rights as an administrator of this group, "
    "and try again."
)
ABOUT_YOU = _("This is about you, or about your own pair. Please leave it to a colleague.")

ANONYMOUS = 1087968824
"""Whoever writes in the name of the group. Source: core.telegram.org/bots/api#message (`from`)"""

About = Callable[[Work, str], Collection[int]]
"""The members whom an action is about, by its argument. GoneError and ValueError for one that is forged or broken."""


def refusal(work: Work, incoming: FromGroup, about: Callable[[], Collection[int]]) -> Phrase | None:
    """Why this person may not do this; None where they may."""
    if incoming.telegram_id == ANONYMOUS:
        return NAMELESS
    if not incoming.is_coordinator:
        colleagues.noticed_outside(work, incoming.telegram_id)
        return NOT_YOURS
    if work.programme.invited_coordinators_only and not colleagues.is_invited(work, incoming.telegram_id):
        return NOT_INVITED
    return ABOUT_YOU if incoming.telegram_id in telegram_ids(work, about()) else None


def telegram_ids(work: Work, members: Collection[int]) -> set[int]:
    """The Telegram accounts of these members."""
    found = select(Member.telegram_id).where(col(Member.id).in_(members))
    return set(work.session.exec(found)) if members else set()


def nobody(_work: Work, _argument: str) -> Collection[int]:
    """About no single person."""
    return ()


def people(_work: Work, argument: str) -> Collection[int]:
    """`member` or `member.member`."""
    return numbers(argument)


def people_and_partners(work: Work, argument: str) -> Collection[int]:
    """`member`, whose own words are read: they may be about the other of the pair."""
    return _and_partners(work, numbers(argument))


def person(_work: Work, argument: str) -> Collection[int]:
    """`member`, then where in a list."""
    return [first_number(argument)]


def pair(work: Work, argument: str) -> Collection[int]:
    """`pair`, then what is chosen."""
    return _sides(work, first_number(argument))


def case(work: Work, argument: str) -> Collection[int]:
    """`case`, then what is chosen."""
    return of_case(work, work.get(Case, first_number(argument)))


def asked_for_case(work: Work, argument: str) -> Collection[int]:
    """What somebody wrote behind `/case`; it may be anything."""
    found = queries.case_numbered(work.session, argument)
    return of_case(work, found) if found else ()


def letter(work: Work, argument: str) -> Collection[int]:
    """`member`, and the case where the words belong to one."""
    to, _dot, about = argument.partition(".")
    return [*people_and_partners(work, to), *(case(work, about) if about else ())]


def closing(work: Work, argument: str) -> Collection[int]:
    """How a pair is to end."""
    return _sides(work, work.get(Closing, read_number(argument)).pair_id)


def goodbye(work: Work, argument: str) -> Collection[int]:
    """Somebody's last words to the other."""
    return _sides(work, work.get(Goodbye, read_number(argument)).pair_id)


def draft(work: Work, argument: str) -> Collection[int]:
    """Words that may be for a member."""
    found = work.get(Draft, read_number(argument))
    return letter(work, f"{found.member_id}.{found.case_id}" if found.case_id else str(found.member_id))


def note(work: Work, argument: str) -> Collection[int]:
    """What a member wrote."""
    found = work.get(Note, read_number(argument))
    return letter(work, f"{found.member_id}.{found.case_id}" if found.case_id else str(found.member_id))


def replied(work: Work, prompt: Prompt) -> Collection[int]:
    """Whom a reply to this message is about."""
    suffix = f".{prompt.case_id}" if prompt.case_id else ""
    return REPLIES[ReplyTo(prompt.reply_to)](work, f"{prompt.subject}{suffix}")


REPLIES: dict[ReplyTo, About] = {
    ReplyTo.letter: letter,
    ReplyTo.members_words: letter,
    ReplyTo.case_note: case,
    ReplyTo.closing: closing,
    ReplyTo.goodbye: goodbye,
    ReplyTo.announcement: nobody,
}


def of_case(work: Work, it: Case) -> Collection[int]:
    """The member whom a case concerns, and both sides of the pair; of no single pair: everybody it may be about."""
    if it.pair_id:
        return [*([it.member_id] if it.member_id else []), *_sides(work, it.pair_id)]
    return _and_partners(work, [it.member_id]) if it.member_id else ()


def _and_partners(work: Work, members: list[int]) -> list[int]:
    return [*members, *queries.partners_ever(work.session, members)]


def _sides(work: Work, pair_id: int) -> list[int]:
    return [side.member_id for side in queries.sides(work.session, pair_id)]
