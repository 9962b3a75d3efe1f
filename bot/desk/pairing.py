"""Bringing people together: whom to offer to whom, and what they answer. A human decides."""

from collections.abc import Sequence

from bot.desk import board
from bot.desk.board import Rows
from bot.domain.member import Phase, Role
from bot.domain.pair import OfferAnswer, PairState
from bot.flows import words
from bot.store import pairing, queries
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is, lines

A_PAGE = 8
"""People that one message offers."""

CHOOSE = _("Who could fit {who}? Each side is asked before they learn a name.")
NOBODY = _("Nobody waits on the other side now. {who} stays on the list.")
NOT_WAITING = _("One of them does not wait for a match any more.")
OFFERED = _("Both are asked now.")
OFFER_MADE = _("Asked: {first} and {second}.")
WITHDRAW, WITHDRAWN = _("✖️ Withdraw the offer"), _("The offer is withdrawn.")
MORE = _("More …")

STANDS = {
    PairState.offered: _("⏳ Both are asked"),
    PairState.active: _("🤝 They are a pair"),
    PairState.declined: _("✖️ No match this time"),
    PairState.closed: _("👋 They are no longer a pair"),
}
ANSWERED = {None: _("{who}: no answer yet"), OfferAnswer.yes: _("{who}: yes"), OfferAnswer.no: _("{who}: no")}


def choose(work: Work, _incoming: FromGroup, argument: str) -> Phrase | None:
    """List the people on the other side, longest waiting first. `argument`: the person, and from where on."""
    person, _dot, start = argument.partition(".")
    member = work.get(Member, int(person))
    if member.phase != Phase.waiting_for_match:
        return NOT_WAITING
    waiting = queries.members_waiting_for_a_match(work.session, Role(member.role).partner)
    page = waiting[int(start or 0) :][:A_PAGE]
    if not page:
        board.post(work, [NOBODY(who=board.who(member))], answers=member.card)
        return None
    rest = len(waiting) > int(start or 0) + A_PAGE
    text = [CHOOSE(who=board.who(member)), *map(_portrait, page)]
    board.post(work, text, _candidates(member, page, int(start or 0) + A_PAGE if rest else 0), answers=member.card)
    return None


def _portrait(member: Member) -> Phrase:
    shown = {
        key: value for key, value in member.profile.items() if key in ("work", "goal", "languages", "town", "times")
    }
    return lines(as_is(""), _("👤 {who}")(who=board.who(member)), *words.profile(shown))


def _candidates(member: Member, page: Sequence[Member], further: int) -> Rows:
    rows = [[(as_is(other.name), f"g:offer:{member.id}.{other.id}")] for other in page]
    return [*rows, [(MORE, f"g:match:{member.id}.{further}")]] if further else rows


def offer(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """Ask both sides."""
    first, second = sorted(int(part) for part in argument.split("."))
    both = [work.lock(Member, first), work.lock(Member, second)]
    if not _may_meet(work, both):
        return NOT_WAITING
    pair = work.add(Pair(created_at=work.now))
    for member, other in ((both[0], both[1]), (both[1], both[0])):
        work.add(Side(pair_id=number(pair), member_id=number(member), role=member.role))
        work.begin(number(member), "match_offer", _facts(pair, member, other))
    work.audit(incoming.telegram_id, "offer", f"pair {pair.id}")
    work.show("pair", number(pair))
    listed = board.row_of(work, incoming.on)
    if listed:
        board.edit(work, number(listed), [OFFER_MADE(first=board.who(both[0]), second=board.who(both[1]))])
    return OFFERED


def _may_meet(work: Work, both: Sequence[Member]) -> bool:
    waiting = [other.id for role in (Role.mentee, Role.mentor) for other in
               queries.members_waiting_for_a_match(work.session, role)]  # fmt: skip
    return {member.role for member in both} == {Role.mentee, Role.mentor} and all(m.id in waiting for m in both)


def _facts(pair: Pair, member: Member, other: Member) -> dict[str, object]:
    profile = other.profile
    return {
        "pair": pair.id,
        "role": member.role,
        "languages": profile.get("languages", ""),
        "work": profile.get("work") or {},
        "goal": profile.get("goal") or {},
        "town": profile.get("town", ""),
        "times": profile.get("times", ""),
        "teach": profile.get("teach") or {},
        "learn": profile.get("learn") or {},
    }


def withdraw(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """Take an offer back that not both have answered."""
    pair = work.lock(Pair, int(argument))
    if pair.state != PairState.offered:
        return NOT_WAITING
    pairing.withdraw(work, pair)
    work.audit(incoming.telegram_id, "withdraw offer", f"pair {pair.id}")
    return WITHDRAWN


def show(work: Work, pair_id: int) -> None:
    """The card of a pair."""
    pair = work.get(Pair, pair_id)
    sides = queries.sides(work.session, pair_id)
    people = [board.who(work.get(Member, side.member_id)) for side in sides]
    answers = [
        ANSWERED[OfferAnswer(side.answer) if side.answer else None](who=who)
        for side, who in zip(sides, people, strict=True)
    ]
    title = _("🤝 {first} and {second}")(first=people[0], second=people[1])
    told = [] if pair.state == PairState.active else answers
    rows: Rows = [[(WITHDRAW, f"g:withdraw:{pair_id}")]] if pair.state == PairState.offered else []
    board.show(work, pair, [title, *told, STANDS[PairState(pair.state)]], rows)
