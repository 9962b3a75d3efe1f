"""Conversations from their rows, and back into them."""

from dataclasses import asdict
from datetime import timedelta

from sqlmodel import col, delete

from bot.flows import FLOWS
from bot.store import queries
from bot.store.tables import Answer, Questionnaire, Talking
from bot.store.work import Work, number
from bot.talk.conversation import Conversation, Editing
from bot.turn import coming_back


def load(work: Work, row: Talking) -> Conversation:
    """The conversation as the engine knows it."""
    facts = dict(row.facts)
    if "questionnaire" in facts:
        facts["source"] = work.get(Questionnaire, facts["questionnaire"]).source
    return Conversation(
        id=number(row),
        flow=FLOWS[row.flow].flow(facts),
        answers={answer.key: answer.value for answer in queries.answers_of(work.session, number(row))},
        version=row.version,
        asked=row.asked,
        committed=frozenset(row.committed),
        editing=Editing(**row.editing) if row.editing else None,
        offers=FLOWS[row.flow].offers,
    )


def write_down(work: Work, row: Talking, then: Conversation) -> None:
    """The engine's conversation back into its rows; only answers that changed are touched."""
    before = {answer.key: answer for answer in queries.answers_of(work.session, number(row))}
    gone = before.keys() - then.answers.keys()
    if gone:
        work.session.exec(delete(Answer).where(col(Answer.conversation_id) == row.id, col(Answer.key).in_(gone)))
    for key, value in then.answers.items():
        if key not in before:
            work.session.add(Answer(conversation_id=number(row), key=key, value=value, at=work.now))
        elif before[key].value != value:
            before[key].value, before[key].at = value, work.now
    if gone or before.keys() != then.answers.keys():
        queries.answers_changed(work.session, number(row))
    row.version, row.asked, row.committed = then.version, then.asked, sorted(then.committed)
    row.editing = asdict(then.editing) if then.editing else None


def wait(work: Work, row: Talking, *, keep: bool) -> None:
    """Set when the question is asked once more, and when the conversation is closed."""
    if keep:
        return
    if coming_back.waits_for_answer(row):
        row.nudge_at = row.expire_at = None
        return
    nudge_after, close_after = FLOWS[row.flow].nudge_after, FLOWS[row.flow].expire_after
    if row.flow == "check_in":
        terms = work.programme.check_ins
        nudge_after, close_after = timedelta(days=terms.nudge_after_days), timedelta(days=terms.close_after_days)
    row.nudge_at = work.now + nudge_after if nudge_after else None
    row.expire_at = work.now + close_after
