"""Bringing two people together: offered to both, joined by two yeses, withdrawn."""

from bot.domain.agreement import ask_for_agreement
from bot.domain.checkin import first_check_in
from bot.domain.member import Phase
from bot.domain.pair import OfferAnswer, PairState, standing
from bot.store import not_meeting, queries
from bot.store.ending import end
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work, number


def answer_offer(work: Work, member: Member, pair_id: int, answer: OfferAnswer) -> None:
    """One side's word on an offer; nothing where the offer is over."""
    pair, side = work.lock(Pair, pair_id), queries.side_of(work.session, pair_id, number(member))
    if side is None or pair.state != PairState.offered:
        return
    side.answer = answer
    both = queries.sides(work.session, pair_id)
    pair.state = standing([half.answer for half in both])
    work.show("pair", pair_id)
    if pair.state == PairState.active:
        _join(work, pair, list(both))
    elif pair.state == PairState.declined:
        for half in both:
            if half.member_id != member.id:
                end_offer(work, half)
    elif answer is OfferAnswer.yes:
        work.begin(number(member), "yes_noted", {})


def withdraw(work: Work, pair: Pair) -> None:
    """The offer ends without an answer: both sides are told."""
    pair.state = PairState.declined
    for side in queries.sides(work.session, number(pair)):
        end_offer(work, side)
    work.show("pair", number(pair))


def end_offer(work: Work, side: Side) -> None:
    """An offer ended for a side that did not end it: its question goes, and whoever has seen it is told."""
    has_seen = True
    for row in queries.unfinished_conversations(work.session, side.member_id):
        if row.flow == "match_offer" and row.facts["pair"] == side.pair_id:
            has_seen = row.state == "open"
            end(work, row, "done")
    if has_seen:
        work.begin(side.member_id, "offer_ended", {})


def _join(work: Work, pair: Pair, both: list[Side]) -> None:
    pair.since = work.now
    not_meeting.count_anew(work, pair)
    pair.agree_at = ask_for_agreement(work.now, work.programme.course.agreement_after_days, work.settings.zone)
    for side in both:
        member, partner = work.get(Member, side.member_id), queries.partner_of(work.session, side)
        member.phase, member.focus = Phase.in_pair, number(pair)
        side.check_in_at = first_check_in(work.now, work.settings.zone, work.programme.check_ins)
        reach = f"@{partner.username}" if partner.username else ""
        facts = {"name": member.name, "partner": partner.name, "role": member.role, "reach": reach}
        work.begin(side.member_id, "paired", facts)
        work.show("member", side.member_id)
