"""Questions to the database about rounds of check-ins and the points given in them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.member import Role
from bot.store.queries.conversations import answers_of
from bot.store.tables import (
    Answer,
    Questionnaire,
    Round,
    Side,
    Talking,
)


def newest_questionnaire(session: Session, role: Role) -> Questionnaire | None:
    """The published version that new rounds use."""
    query = select(Questionnaire).where(Questionnaire.role == role)
    return session.exec(query.order_by(col(Questionnaire.version).desc())).first()


def moments_before(session: Session, side: Side) -> Sequence[str]:
    """Which rounds one side of a pair has had."""
    own = select(Round.moment).where(Round.member_id == side.member_id, Round.pair_id == side.pair_id)
    return session.exec(own).all()


def scores_in(session: Session, round_: Round) -> dict[str, int]:
    """The points given in one round, by their questions' keys."""
    return _scores(answers_of(session, round_.conversation_id) if round_.conversation_id else ())


def scores_before(session: Session, round_: Round) -> dict[str, int]:
    """The points that the same person gave last before this round, by their questions' keys."""
    query = select(Answer).join(Round, col(Round.conversation_id) == col(Answer.conversation_id))
    own = query.where(Round.member_id == round_.member_id, Round.pair_id == round_.pair_id)
    return _scores(session.exec(own.where(col(Round.id) < round_.id).order_by(col(Round.id))).all())


def newest_round(session: Session, member_id: int) -> Round | None:
    """The last round of questions that a member was asked."""
    return session.exec(select(Round).where(Round.member_id == member_id).order_by(col(Round.id).desc())).first()


def scores_over_time(session: Session, member_id: int) -> Sequence[tuple[datetime, dict[str, int]]]:
    """The points that a member gave in each round, whoever the partner was, the first round first."""
    query = select(Round.opened_at, Answer.key, Answer.value).join(
        Answer, col(Answer.conversation_id) == col(Round.conversation_id)
    )
    found: dict[datetime, dict[str, int]] = {}
    for opened_at, key, value in session.exec(query.where(Round.member_id == member_id).order_by(col(Round.id))):
        if isinstance(value, int):
            found.setdefault(opened_at, {})[key] = value
    return list(found.items())


def _scores(answers: Sequence[Answer]) -> dict[str, int]:
    """Only points are kept as numbers; a later one stands in for an earlier."""
    return {answer.key: answer.value for answer in answers if isinstance(answer.value, int)}


def answers_about(
    session: Session, flows: Collection[str], keys: Collection[str]
) -> Sequence[tuple[Talking, str, Any, datetime]]:
    """What members said under these keys: the conversation, the key, the answer, and when; the oldest first."""
    query = select(Talking, Answer.key, Answer.value, Answer.at)
    query = query.join(Answer, col(Answer.conversation_id) == col(Talking.id))
    query = query.where(col(Talking.flow).in_(flows), col(Answer.key).in_(keys))
    return session.exec(query.order_by(col(Answer.at))).all()


def questionnaires(session: Session) -> Sequence[Questionnaire]:
    """All published versions."""
    return session.exec(select(Questionnaire)).all()
