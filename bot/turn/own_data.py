"""What is kept about a person: explained, and handed over as a file."""

import json
from typing import Any

from sqlmodel import col, select

from bot.store import outbox, queries
from bot.store.tables import Attendance, Meeting, Member, Note, Side, Talking
from bot.store.work import Work, number
from bot.talk.buttons import MENU
from bot.talk.phrase import Phrase, _, lines
from bot.turn import home, speak

MY_DATA, FORGET = _("📄 My data"), _("🗑 Forget me")
HERE_IT_IS = _("Here is all that I keep about you. You can open the file on a computer.")
NOTHING_OF_THE_PARTNER = _("What your partner told me alone is not in it.")
WHAT_IS_KEPT: tuple[Phrase, ...] = (
    _("🔒 This is what I keep:"),
    lines(
        _("• your name and the answers from when you joined;"),
        _("• your answers to my questions, and what you wrote or said to the coordinators;"),
        _("• your meetings: when, where, and whether they took place."),
    ),
    _("Only the coordinators can read it. Each time they open your answers, it is written down."),
    _("Your partner sees your name, your meetings and the short text about you. Never your answers."),
    _("I keep it until you tap “Forget me”. Then your name and your words are erased."),
    _("If you delete a message on your phone, Telegram does not tell me. Tap “Forget me” instead."),
)


def explain(work: Work, member: Member) -> None:
    """What is kept, who reads it, and what one can do."""
    say = speak.reader(work, member).say
    own = [[(say(MY_DATA), "m:data"), (say(FORGET), "m:forget")]] if member.role else []
    speak.post(work, member, WHAT_IS_KEPT, [*own, [(say(MENU), "m:menu")]])


def hand_over(work: Work, member: Member) -> None:
    """The file, and what is in it."""
    text = json.dumps(everything(work, member), ensure_ascii=False, indent=2, default=str)
    file = {"document": {"filename": "my-data.json", "text": text}}
    outbox.put(work.session, member.telegram_id, "sendDocument", file, work.now)
    speak.post(work, member, [HERE_IT_IS, NOTHING_OF_THE_PARTNER], home.short_menu(work, member))
    work.audit(member.telegram_id, "export", f"member {member.id}")


def everything(work: Work, member: Member) -> dict[str, Any]:
    """All that is kept about one person, and nothing that somebody else told."""
    notes = work.session.exec(
        select(Note).where(Note.member_id == member.id, Note.author == "").order_by(col(Note.id))
    ).all()
    return {
        "person": member.model_dump(exclude={"id", "card"}),
        "conversations": [_conversation(work, row) for row in _rows(work, member)],
        "said_to_coordinators": [{"at": it.at, "about": it.topic, **it.told} for it in notes],
        "meetings": _meetings(work, member),
    }


def _rows(work: Work, member: Member) -> list[Talking]:
    query = select(Talking).where(Talking.member_id == member.id, Talking.state != "waiting")
    return sorted(work.session.exec(query), key=number)


def _conversation(work: Work, row: Talking) -> dict[str, Any]:
    given = queries.answers_of(work.session, number(row))
    answers = [{"question": it.key, "answer": it.value, "at": it.at} for it in given]
    written = {"letter": row.facts.get("text", "")} if row.flow == "letter" else {}
    return {"about": row.flow, "began": row.opened_at, "state": row.state, **written, "answers": answers}


def _meetings(work: Work, member: Member) -> list[dict[str, Any]]:
    own = select(Side.pair_id).where(Side.member_id == member.id)
    meetings = work.session.exec(select(Meeting).where(col(Meeting.pair_id).in_(own)).order_by(col(Meeting.starts_at)))
    return [
        {
            "starts": it.starts_at,
            "place": it.place,
            "state": it.state,
            "proposed_by_you": it.proposed_by == member.id,
            "you_said_it_took_place": _said(work, it, member),
        }
        for it in meetings
    ]


def _said(work: Work, meeting: Meeting, member: Member) -> bool | None:
    attendance = work.session.get(Attendance, (meeting.id, member.id))
    return attendance.took_place if attendance else None
