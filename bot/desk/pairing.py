"""Bringing people together: whom to offer to whom, and what they answer. A human decides."""

from collections.abc import Callable, Sequence

from bot.desk import board, pairs, reasons_to_match
from bot.desk.argument import read_number
from bot.desk.board import Rows
from bot.desk.shortening import in_short
from bot.domain.match import may_meet
from bot.domain.pair import TOGETHER, OfferAnswer, PairState
from bot.flows import words
from bot.flows.terms import shown_to_others
from bot.store import agreed, matching, pairing, queries
from bot.store.tables import Member, Pair, Side
from bot.store.work import GoneError, Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is, n_

A_PAGE = 5
"""People that one message offers."""

CHOOSE = _("Who could fit {who}? Each side is asked before they learn a name.")
NOBODY = _("Nobody waits on the other side now. {who} stays on the list.")
DOES_NOT_FIT = _("These two cannot be offered to each other: a wish about a woman or a man does not fit.")
NOT_WAITING = _("One of them does not wait for a match any more.")
OFFERED = _("Both are asked now.")
OFFER_MADE = _("Asked: {first} and {second}.")
WITHDRAW, WITHDRAWN = _("✖️ Withdraw the offer"), _("The offer is withdrawn.")
MORE = _("More …")
END = _("🏁 End this pair")

STANDS = {
    PairState.offered: _("⏳ Both are asked"),
    PairState.active: _("🤝 They are a pair"),
    PairState.declined: _("✖️ No match this time"),
    PairState.paused: _("⏸ They take a break"),
    PairState.closed: _("🏁 The pair has ended"),
}
BUTTONS: dict[PairState, Callable[[int], tuple[Phrase, str]]] = {
    PairState.offered: lambda pair: (WITHDRAW, f"g:withdraw:{pair}"),
    PairState.active: lambda pair: (END, f"g:end:{pair}"),
    PairState.paused: lambda pair: (END, f"g:end:{pair}"),
}
ANSWERED = {None: _("{who}: no answer yet"), OfferAnswer.yes: _("{who}: yes"), OfferAnswer.no: _("{who}: no")}


def choose(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """List who could fit a person, the best first, with the reasons. `argument`: the person, and from where on."""
    person, _dot, start = argument.partition(".")
    member, first = work.get(Member, int(person)), read_number(start or "0")
    if not matching.may_be_offered(work, member):
        return NOT_WAITING
    work.audit(incoming.telegram_id, "look for a match", f"member {member.id}")
    found = matching.suggestions_for(work, member)
    page = [(one, work.get(Member, one.person.id)) for one in found[first : first + A_PAGE]]
    left_out = _left_out(work, member)
    if not page:
        board.post(work, [NOBODY(who=board.who(member)), *left_out], answers=member.card)
        return None
    shown = [reasons_to_match.suggestion(work, *one) for one in page]
    further = first + A_PAGE if len(found) > first + A_PAGE else 0
    rows = _candidates(member, [other for _one, other in page], further)
    board.post(work, [CHOOSE(who=board.who(member)), *_wish(member), *shown, *left_out], rows, answers=member.card)
    return None


def _left_out(work: Work, member: Member) -> list[Phrase]:
    """That somebody is not on the list because of a wish; whose it is stands in the sign-up of whoever has it."""
    many = matching.left_out_for(work, member)
    told = n_(
        "🚫 {n} other person is left out: a wish about a woman or a man does not fit.",
        "🚫 {n} others are left out: a wish about a woman or a man does not fit.",
        many,
    )
    return [told] if many else []


def _wish(member: Member) -> list[Phrase]:
    """What the person wishes, in their own words: nobody but a human can weigh it."""
    return words.profile({"wish": in_short(member.profile["wish"])}) if member.profile.get("wish") else []


def _candidates(member: Member, page: Sequence[Member], further: int) -> Rows:
    rows = [[(as_is(other.name), f"g:offer:{member.id}.{other.id}")] for other in page]
    return [*rows, [(MORE, f"g:match:{member.id}.{further}")]] if further else rows


def offer(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """Ask both sides."""
    first, second = sorted(int(part) for part in argument.split("."))
    both = [work.lock(Member, first), work.lock(Member, second)]
    if both[0].role == both[1].role:
        raise GoneError("nobody is offered to somebody with the same role")
    if not all(matching.may_be_offered(work, member) for member in both):
        return NOT_WAITING
    if not may_meet(*matching.people(work, both)):
        return DOES_NOT_FIT
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
    told = answers if pair.state in (PairState.offered, PairState.declined) else _course(work, pair)
    rows: Rows = [[BUTTONS[PairState(pair.state)](pair_id)]] if pair.state in BUTTONS else []
    board.show(work, pair, [title, *told, STANDS[PairState(pair.state)]], rows)


def _course(work: Work, pair: Pair) -> list[Phrase]:
    """How often the two have met, and what they have agreed on, as far as it concerns the coordinators."""
    terms = agreed.in_force(work, number(pair)) if pair.state in TOGETHER else None
    return [*pairs.meetings_of(work, pair), *(shown_to_others(terms) if terms else [])]
