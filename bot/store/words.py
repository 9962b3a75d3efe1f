"""Words between a member and the coordinators: kept under the case that they belong to, until they are answered."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlmodel import col, func, or_, select, update

from bot.domain.case import CaseState, Event, Severity
from bot.domain.effects import Told
from bot.domain.reminding import words_again
from bot.domain.settling import Relief
from bot.store.settling import settle
from bot.store.tables import Case, Member, Note, Talking
from bot.store.work import Work, number


def keep(work: Work, member: Member, told: Told, case_id: int = 0) -> Note:
    """Words from a member, to be answered; outside any case where there is none, or it is over."""
    case = open_case(work, case_id)
    note = Note(member_id=number(member), case_id=case.id if case else None, told=asdict(told), at=work.now)
    note.answer_by = next_reminder(work, note)
    work.show("words", number(work.add(note)))
    if case:
        work.log_case(case, Event.answered, detail=str(member.id))
        work.show("case", number(case))
    return note


def write(work: Work, member: Member, told: Told, author: str, letter: Mapping[str, Any]) -> None:
    """Words from a coordinator to a member; what the member asked before counts as answered."""
    words = {"text": told.text, "voice": told.voice}
    work.add(Note(member_id=number(member), case_id=letter["case"] or None, author=author, told=words, at=work.now))
    if letter["case"]:
        work.show("case", letter["case"])
    answered(work, col(Note.member_id) == member.id)
    settle(work, Relief.replied, member=number(member))
    work.begin(number(member), "letter", {**words, **letter, "urgent": is_urgent(work, letter["case"])})


def is_urgent(work: Work, case_id: int) -> bool:
    """Whether somebody asked for help in this case, who may be in danger."""
    case = open_case(work, case_id)
    return case is not None and case.severity == Severity.urgent


def answered(work: Work, which: Any) -> None:
    """Nobody waits for an answer to these notes any more."""
    waiting: Any = update(Note).where(which, col(Note.answer_by).is_not(None)).values(answer_by=None)
    work.session.flush()
    work.session.exec(waiting)
    work.session.expire_all()


def next_reminder(work: Work, note: Note) -> datetime:
    """When the coordinators are reminded of words that nobody has answered."""
    return words_again(note.reminders, work.now, work.settings.zone, work.programme)


def open_case(work: Work, case_id: int) -> Case | None:
    """The case, as long as it is not resolved."""
    case = work.session.get(Case, case_id) if case_id else None
    return case if case and case.state != CaseState.resolved else None


def threads(work: Work, member_id: int) -> Sequence[int]:
    """The open cases in which coordinators have written to this member, the newest first.

    Only these: of a case in which nobody has written to them the person may know nothing.
    """
    query = select(Case.id).join(Note, col(Note.case_id) == col(Case.id)).where(Case.state != CaseState.resolved)
    written = query.where(Note.member_id == member_id, Note.author != "").order_by(col(Case.id).desc())
    return [case for case in dict.fromkeys(work.session.exec(written)) if case]


def end_with(work: Work, case: Case) -> list[tuple[Member, int]]:
    """The case is over, and so is what coordinators had to say in it: with whom, and in which case they still talk.

    Whoever talks with them in no other case (0) is told, once: not again before somebody has written to them anew.
    """
    answered(work, col(Note.case_id) == case.id)
    members = [work.get(Member, member) for member in _written_to(work, case)]
    ended = [(member, next(iter(threads(work, number(member))), 0)) for member in members]
    for member, elsewhere in ended:
        if not elsewhere:
            work.begin(number(member), "thread_ended", {})
    return ended


def _written_to(work: Work, case: Case) -> Sequence[int]:
    """To whom coordinators have written in the case since they were last told of an end."""
    told = select(func.max(Talking.opened_at)).where(
        Talking.member_id == Note.member_id, Talking.flow == "thread_ended"
    )
    last = told.scalar_subquery()
    written = select(Note.member_id).where(Note.case_id == case.id, Note.author != "")
    since = written.where(or_(last.is_(None), col(Note.at) > last)).distinct()
    return sorted(work.session.exec(since))
