"""After the end: how it goes, some months later, and whether somebody would like to begin again."""

from datetime import date
from typing import Any

from sqlmodel import col, update

from bot.domain.course import StopFollowUps, WaitAgain, at_ten, next_follow_up
from bot.domain.member import Phase
from bot.store import closings, queries
from bot.store.tables import Member, Side
from bot.store.waiting import begin_to_wait
from bot.store.work import Work, number


def ask(work: Work, side: Side) -> None:
    """Ask one side how it goes, and say when to ask again."""
    closing = closings.closing_of(work, side.pair_id)
    if closing is None or closing.closed_at is None:
        return
    zone = work.settings.zone
    closed, today = closing.closed_at.astimezone(zone).date(), work.now.astimezone(zone).date()
    again = next_follow_up(closed, work.programme.course.follow_up_months, today)
    side.follow_up_at = at_ten(again, zone) if again else None
    member = work.get(Member, side.member_id)
    if member.reachable:
        partner = queries.partner_of(work.session, side).name
        facts = {"name": member.name, "partner": partner, "role": side.role, "months": _months(closed, today)}
        work.begin(side.member_id, "follow_up", facts)


def _months(closed: date, today: date) -> int:
    return max((today.year - closed.year) * 12 + today.month - closed.month, 1)


def stop(work: Work, member: Member, _effect: StopFollowUps) -> None:
    """Never ask this person again, whichever pair it is about."""
    never: Any = update(Side).where(col(Side.member_id) == member.id).values(follow_up_at=None)
    work.session.exec(never)


def wait_again(work: Work, member: Member, effect: WaitAgain) -> None:
    """The person waits for a new partner; the coordinators see their card anew."""
    if member.phase != Phase.alumni:
        return
    begin_to_wait(work, member, Phase.waiting_for_match)
    if effect.room:
        member.profile = {**member.profile, "room": effect.room}
    member.card = None
    work.show("member", number(member))
