"""Coming in: a sign-up begins, and may be forgotten."""

from sqlmodel import col, delete

from bot.domain.member import Phase, Role
from bot.store import outbox, outside, queries
from bot.store.ending import end
from bot.store.tables import Answer, Member, Talking
from bot.store.work import Work, number


def begin_sign_up(work: Work, member: Member, role: Role, language: str = "") -> None:
    """The person holds a good invitation. In its language, where it has one, the person is greeted at once."""
    close_conversations(work, member, "invitation")
    member.phase, member.role, member.left_at = Phase.signing_up, role, None
    facts = {
        "role": role,
        "languages": list(work.settings.languages),
        "language": language,
        "keep_months": work.programme.course.keep_months,
    }
    work.begin(number(member), "sign_up", facts)


def close_conversations(work: Work, member: Member, flow: str) -> None:
    """End a member's open conversations of one kind, without a word."""
    for row in queries.unfinished_conversations(work.session, number(member)):
        if row.flow == flow:
            end(work, row, "stopped")


def forget_sign_up(work: Work, member: Member, row: Talking) -> None:
    """Keep nothing of a sign-up but that the invitation belongs to this person."""
    work.session.exec(delete(Answer).where(col(Answer.conversation_id) == row.id))
    queries.answers_changed(work.session, number(row))
    outbox.forget_words(work.session, member.telegram_id)  # they hold the name, and the answers in the summary
    member.phase, member.consent_version, member.consented_at = Phase.visitor, 0, None
    member.name, member.profile = "", {}
    outside.begin(work, member)
