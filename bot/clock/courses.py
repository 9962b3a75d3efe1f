"""The course of a mentorship: an agreement at the beginning, a break, the end, and how it goes afterwards."""

from bot.domain import agreement
from bot.domain.agreement import AgreementState
from bot.domain.member import Role
from bot.domain.pair import TOGETHER, PairState
from bot.store import agreed, agreements, closings, pauses, queries
from bot.store.tables import Member, Pair
from bot.store.work import Work, number


def ask_for_agreement(work: Work, pair: Pair) -> None:
    """Ask the mentee to begin an agreement; a week later the mentor, where there still is none."""
    if pair.state != PairState.active or pair.since is None:
        return
    if any(agreed.newest(work, number(pair), state) for state in (AgreementState.proposed, AgreementState.agreed)):
        return
    days = work.programme.course.agreement_after_days + agreement.WEEK
    mentors_turn = agreement.ask_for_agreement(pair.since, days, work.settings.zone)
    asked = Role.mentor if work.now >= mentors_turn else Role.mentee
    pair.agree_at = mentors_turn if asked is Role.mentee else None
    for side in queries.sides(work.session, number(pair)):
        if side.role == asked and work.get(Member, side.member_id).reachable:
            work.begin(side.member_id, "agreement", agreements.facts(work, pair, side))


def end_break(work: Work, pair: Pair) -> None:
    """The day has come on which a break ends."""
    pauses.end(work, pair)


def ask_whether_to_end(work: Work, pair: Pair) -> None:
    """Ask both, each on their own, whether to end as agreed."""
    if pair.state in TOGETHER and pair.end_at:
        closings.ask_whether_to_end(work, pair, pair.end_at)


def end_as_agreed(work: Work, pair: Pair) -> None:
    """The agreed day has come."""
    if pair.state in TOGETHER:
        closings.close(work, closings.planned(work, pair))
