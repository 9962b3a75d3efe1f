"""Who may be offered to whom: people as the rules of a match see them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import col, select

from bot.domain.match import Person, Suggestion, left_out, suggestions
from bot.domain.member import Phase, Role
from bot.domain.pair import TOGETHER, PairState
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work, number

TAKING_ROOM = (PairState.offered, *TOGETHER)
"""Pairs that take up a person's room."""

MAY_WAIT = {
    Role.mentee: (Phase.waiting_for_match,),
    Role.mentor: (Phase.waiting_for_match, Phase.in_pair),
}
"""In which phases somebody may get a partner, or one more."""

EITHER = "any"
"""The sign-up's answer of a mentee to whom a woman and a man are equally welcome as a mentor."""
MANY = "3"
"""The sign-up's answer for three or more: as many as the programme allows."""


def suggestions_for(work: Work, member: Member) -> list[Suggestion]:
    """Everybody who may be offered to this person, the best first; nobody where they wait for no match."""
    others = waiting(work, Role(member.role).partner)
    person, *rest = people(work, [member, *others])
    return suggestions(person, rest)


def left_out_for(work: Work, member: Member) -> int:
    """How many others wait who could be offered but for a hard wish, whoever's it is."""
    person, *rest = people(work, [member, *waiting(work, Role(member.role).partner)])
    return left_out(person, rest)


def waiting(work: Work, role: Role) -> Sequence[Member]:
    """Approved people who can have one more partner, those who have waited longest first."""
    query = select(Member).where(Member.role == role, col(Member.phase).in_(MAY_WAIT[role]))
    found = work.session.exec(query.order_by(col(Member.waiting_since), col(Member.id))).all()
    taken = _partners(work, found)
    return [member for member in found if room(work, member) > taken[number(member)]]


def may_be_offered(work: Work, member: Member) -> bool:
    """Whether this person can be asked about one more partner now."""
    taken = _partners(work, [member])[number(member)]
    return member.phase in MAY_WAIT.get(Role(member.role), ()) and room(work, member) > taken


def room(work: Work, member: Member) -> int:
    """Partners that a person can have at the same time: a mentor as many as they said and the programme allows."""
    if member.role != Role.mentor:
        return 1
    said, most = str(member.profile.get("room") or "1"), work.programme.matching.most_pairs_of_a_mentor
    return most if said == MANY else min(int(said), most)


def people(work: Work, members: Iterable[Member]) -> list[Person]:
    """Members as the rules of a match see them."""
    found = list(members)
    taken, refused = _partners(work, found), _turned_down(work, found)
    return [_person(it, room(work, it) - taken[number(it)], frozenset(refused[number(it)])) for it in found]


def _person(member: Member, left: int, turned_down: frozenset[int]) -> Person:
    profile = member.profile
    return Person(
        id=number(member),
        role=Role(member.role),
        languages=_text(profile.get("languages")),
        work=(_text(profile.get("work")), _text(profile.get("goal"))),
        town=_text(profile.get("town")),
        times=_text(profile.get("times")),
        gender=_text(profile.get("gender")),
        partner_gender="" if profile.get("partner_gender") == EITHER else _text(profile.get("partner_gender")),
        room=left,
        turned_down=turned_down,
        waits_since=member.waiting_since,
    )


def _text(answer: Any) -> str:
    """An answer's words; none where it was skipped or spoken."""
    return str(answer.get("text") or "") if isinstance(answer, dict) else str(answer or "")


def _partners(work: Work, members: Iterable[Member]) -> Counter[int]:
    """How many people each is in a pair with, or is asked about."""
    query = select(Side.member_id).join(Pair, col(Pair.id) == Side.pair_id)
    mine = query.where(col(Side.member_id).in_([it.id for it in members]), col(Pair.state).in_(TAKING_ROOM))
    return Counter(work.session.exec(mine).all())


def _turned_down(work: Work, members: Iterable[Member]) -> dict[int, set[int]]:
    """With whom each was brought together before, and it ended: with a no, or later."""
    over = (PairState.declined, PairState.closed)
    ended = select(Side.pair_id, Side.member_id).join(Pair, col(Pair.id) == Side.pair_id)
    ids = [it.id for it in members]
    theirs = select(Side.pair_id).where(col(Side.member_id).in_(ids))
    pairs: dict[int, list[int]] = defaultdict(list)
    for pair, member in work.session.exec(ended.where(col(Pair.state).in_(over), col(Side.pair_id).in_(theirs))):
        pairs[pair].append(member)
    refused: dict[int, set[int]] = defaultdict(set)
    for both in pairs.values():
        for member in both:
            refused[member] |= {other for other in both if other != member}
    return refused
