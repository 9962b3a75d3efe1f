"""What the conversations about meetings need to know, and who is told what."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.agreement import length_of_meeting, weeks_between
from bot.domain.meeting import MeetingState
from bot.domain.timetable import Taken, same_time_again
from bot.store import agreed, queries
from bot.store.tables import Meeting, Member, Pair, Side
from bot.store.work import Work, number

REMEMBERED = 20
"""Meetings whose places are looked through."""


def length(work: Work, pair_id: int) -> timedelta:
    """How long a meeting of this pair lasts."""
    return length_of_meeting(agreed.in_force(work, pair_id), work.programme.meetings.minutes)


def taken_times(work: Work, pair_id: int, besides: Meeting | None = None) -> Taken:
    """When either side of the pair has an agreed meeting that is not over, with whomever, but for `besides`."""
    both = select(Side.member_id).where(Side.pair_id == pair_id)
    pairs = work.session.exec(select(Side.pair_id).where(col(Side.member_id).in_(both)).distinct()).all()
    longest = max(length(work, pair) for pair in pairs)
    query = select(Meeting).where(col(Meeting.pair_id).in_(pairs), Meeting.state == MeetingState.agreed)
    coming = query.where(Meeting.starts_at > work.now - longest).order_by(col(Meeting.starts_at))
    return Taken([it.starts_at for it in work.session.exec(coming) if it is not besides], longest)


def last_places(session: Session, pair_id: int) -> list[str]:
    """Where the pair met or wanted to meet, the newest first, each once."""
    query = select(Meeting.place).where(Meeting.pair_id == pair_id).order_by(col(Meeting.id).desc())
    return list(dict.fromkeys(session.exec(query.limit(REMEMBERED)).all()))


def planning_facts(work: Work, side: Side, besides: Meeting | None = None) -> dict[str, Any]:
    """What a side needs to know to plan a meeting; the time of `besides` counts as free."""
    taken, terms = taken_times(work, side.pair_id, besides), agreed.in_force(work, side.pair_id)
    since = work.get(Pair, side.pair_id).since
    return {
        "pair": side.pair_id,
        "partner": queries.partner_of(work.session, side).name,
        "zone": work.settings.timezone,
        "places": last_places(work.session, side.pair_id),
        "agreed_place": terms.place if terms else "",
        "paired_on": str(since.astimezone(work.settings.zone).date()) if since else None,
        "busy": [it.isoformat() for it in taken.starts],
        "apart": taken.length.total_seconds(),
    }


def meeting_facts(work: Work, meeting: Meeting, side: Side) -> dict[str, Any]:
    """A meeting as a conversation with one side needs to know it."""
    moved = work.get(Meeting, meeting.moves) if meeting.moves else None
    weeks = weeks_between(agreed.in_force(work, meeting.pair_id))
    return {
        **planning_facts(work, side, besides=moved or meeting),
        "meeting": meeting.id,
        "starts_at": meeting.starts_at.isoformat(),
        "place": meeting.place,
        "length": length(work, meeting.pair_id).total_seconds(),
        "uid": meeting.uid,
        "sequence": meeting.sequence,
        "state": meeting.state,
        "moves": moved is not None,
        "was": moved.starts_at.isoformat() if moved else None,
        "was_place": moved.place if moved else "",
        "reported": meeting.state == MeetingState.reported,
        "again": _again(work, meeting, weeks),
        "weeks": weeks,
    }


def _again(work: Work, meeting: Meeting, weeks: int) -> str | None:
    """The same time so many weeks later, unless one of the two is at another meeting then."""
    later = same_time_again(meeting.starts_at, weeks, work.now, work.settings.zone)
    return None if taken_times(work, meeting.pair_id).hold(later) else later.isoformat()


def tell_both(work: Work, meeting: Meeting, flow: str) -> None:
    """Begin the same conversation about a meeting with each side, each with the other's name."""
    for side in queries.sides(work.session, meeting.pair_id):
        tell(work, meeting, side, flow)


def tell(work: Work, meeting: Meeting, side: Side, flow: str, **more: str) -> None:
    """Begin a conversation about a meeting with one side."""
    work.begin(side.member_id, flow, {**meeting_facts(work, meeting, side), **more})


def tell_each(work: Work, meeting: Meeting, member: Member, own: str, other: str, word: str = "") -> None:
    """One conversation with the person who acted, another with the other side, who reads the person's word."""
    for side in queries.sides(work.session, meeting.pair_id):
        if side.member_id == number(member):
            tell(work, meeting, side, own)
        else:
            tell(work, meeting, side, other, word=word)
