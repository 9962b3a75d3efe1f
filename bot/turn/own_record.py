"""All that is kept about one person, for a computer (GDPR, Article 20); nothing that somebody else told alone."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import col, select

from bot.store import queries
from bot.store.tables import (
    Agreement,
    Attendance,
    Audit,
    Case,
    Closing,
    Goodbye,
    Invitation,
    Meeting,
    Member,
    Note,
    Pause,
    Round,
    Side,
    Talking,
)
from bot.store.work import Work, number

BOOKKEEPING = {"id", "card", "told_anew"}
"""Columns of a person that hold numbers of messages only."""
HEARD = ("text", "voice", "words", "why")
"""Facts that are somebody's words to the person: a letter, an announcement, a goodbye that was passed on."""


def everything(work: Work, member: Member) -> dict[str, Any]:
    """By kind; each in the order in which it happened."""
    return {
        "person": member.model_dump(exclude=BOOKKEEPING),
        "conversations": [_conversation(work, row) for row in conversations(work, member)],
        "said_to_coordinators": [{"at": it.at, "about": it.topic, **it.told} for it in said(work, member)],
        "meetings": [_meeting(work, it, member) for it in meetings(work, member)],
        "agreements": [
            {"at": it.created_at, "state": it.state, "proposed_by_you": it.proposed_by == member.id, "terms": it.terms}
            for it in agreements(work, member)
        ],
        "breaks_that_you_took": [
            it.model_dump(include={"began_at", "until", "ended_at"})
            for it in _all(work, Pause, Pause.taken_by == member.id)
        ],
        "ends": [_end(it, member) for it in _of_pairs(work, Closing, member) if it.closed_at],
        "goodbyes_that_you_wrote": [
            {"at": it.at, "state": it.state, **it.told} for it in _all(work, Goodbye, Goodbye.member_id == member.id)
        ],
        "rounds_of_questions": [
            it.model_dump(include={"moment", "state", "opened_at", "closed_at"})
            for it in _all(work, Round, Round.member_id == member.id)
        ],
        "cases_about_you": [
            it.model_dump(include={"rule", "state", "opened_at", "resolved_at"})
            for it in _all(work, Case, Case.member_id == member.id)
        ],
        "invitations": [it.used_at for it in _all(work, Invitation, Invitation.used_by == member.id)],
        "read_or_decided_by_coordinators": [{"at": it.at, "what": it.action} for it in readings(work, member)],
    }


def _all(work: Work, table: Any, *where: Any) -> Iterable[Any]:
    return work.session.exec(select(table).where(*where).order_by(col(table.id))).all()


def _of_pairs(work: Work, table: Any, member: Member) -> Iterable[Any]:
    own = select(Side.pair_id).where(Side.member_id == member.id)
    return _all(work, table, col(table.pair_id).in_(own))


def conversations(work: Work, member: Member) -> Iterable[Talking]:
    """What the person was asked and told, but for what still waits to be said."""
    rows: Iterable[Talking] = _all(work, Talking, Talking.member_id == member.id, Talking.state != "waiting")
    return rows


def meetings(work: Work, member: Member) -> Iterable[Meeting]:
    """Of all the person's pairs, by their time."""
    found: Iterable[Meeting] = _of_pairs(work, Meeting, member)
    return sorted(found, key=lambda meeting: meeting.starts_at)


def agreements(work: Work, member: Member) -> Iterable[Agreement]:
    """What the person and a partner proposed to each other; both have read it."""
    found: Iterable[Agreement] = _of_pairs(work, Agreement, member)
    return found


def readings(work: Work, member: Member) -> Iterable[Audit]:
    """What coordinators did with the person's answers, and what they read of them."""
    by_others = Audit.telegram_id != member.telegram_id
    found: Iterable[Audit] = _all(work, Audit, Audit.subject == f"member {member.id}", by_others)
    return found


def said(work: Work, member: Member) -> Iterable[Note]:
    """What the person told the coordinators."""
    found: Iterable[Note] = _all(work, Note, Note.member_id == member.id, Note.author == "")
    return found


def _conversation(work: Work, row: Talking) -> dict[str, Any]:
    given = queries.answers_of(work.session, number(row))
    answers = [{"question": it.key, "answer": it.value, "reworded": it.reworded, "at": it.at} for it in given]
    heard = {key: row.facts[key] for key in HEARD if row.facts.get(key)}
    return {"about": row.flow, "began": row.opened_at, "state": row.state, **heard, "answers": answers}


def _meeting(work: Work, it: Meeting, member: Member) -> dict[str, Any]:
    said = work.session.get(Attendance, (it.id, member.id))
    return {
        "starts": it.starts_at,
        "place": it.place,
        "state": it.state,
        "proposed_by_you": it.proposed_by == member.id,
        "you_said_it_took_place": said.took_place if said else None,
        "minutes": said.minutes if said else None,
        "topics": said.topics if said else [],
    }


def _end(closing: Closing, member: Member) -> dict[str, Any]:
    """The coordinators' own words are for whoever did not wish the end."""
    left = closing.left_by == member.id
    words = "" if left else closing.words
    return {"kind": closing.kind, "at": closing.closed_at, "as_you_wished": left, "words": words}
