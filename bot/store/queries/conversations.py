"""Questions to the database about conversations and what was said in them."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.store.outbox import Outgoing
from bot.store.tables import (
    Answer,
    Note,
    Talking,
)


def open_conversations(session: Session, member_id: int) -> Sequence[Talking]:
    """A member's open conversations, the one on top first."""
    query = select(Talking).where(Talking.member_id == member_id, Talking.state == "open")
    return session.exec(query.order_by(col(Talking.place).desc())).all()


def waiting_conversations(session: Session, member_id: int) -> Sequence[Talking]:
    """A member's conversations that have not been opened yet, the oldest first."""
    query = select(Talking).where(Talking.member_id == member_id, Talking.state == "waiting")
    return session.exec(query.order_by(col(Talking.id))).all()


def unfinished_conversations(session: Session, member_id: int) -> Sequence[Talking]:
    """A member's conversations that are open or still to be opened."""
    return [*open_conversations(session, member_id), *waiting_conversations(session, member_id)]


def waits_for_coordinators(session: Session, member_id: int) -> bool:
    """Whether the member's last words to the coordinators are newer than the coordinators' last to them."""
    notes, letters = select(col(Note.at)), select(col(Talking.opened_at)).where(Talking.flow == "letter")
    own_words = notes.where(Note.member_id == member_id, Note.author == "")
    asked = session.exec(own_words.order_by(col(Note.id).desc())).first()
    own = letters.where(Talking.member_id == member_id, Talking.state != "waiting")
    answered = session.exec(own.order_by(col(Talking.id).desc())).first()
    return asked is not None and (answered is None or answered <= asked)


def answers_of(session: Session, conversation_id: int) -> Sequence[Answer]:
    """The answers of one conversation."""
    return session.exec(select(Answer).where(Answer.conversation_id == conversation_id)).all()


def answer_written_in(session: Session, member_id: int, message: int) -> tuple[Talking, Answer] | None:
    """What a message of the member answered, in a conversation that is still open."""
    query = select(Talking, Answer).join(Answer, col(Answer.conversation_id) == col(Talking.id))
    own = query.where(Talking.member_id == member_id, Talking.state == "open")
    return session.exec(own.where(Answer.message == message)).first()


def message_in(session: Session, chat_id: int, message: int) -> Outgoing | None:
    """What we said in this message of a chat."""
    query = select(Outgoing).where(Outgoing.message_id == message, Outgoing.chat_id == chat_id)
    return session.exec(query.where(col(Outgoing.edits).is_(None))).first()


def answered(session: Session, member_id: int, flows: Sequence[str], at_most: int) -> Sequence[Talking]:
    """A member's conversations of these kinds that hold at least one answer, the newest first."""
    has_one = select(Answer.conversation_id).where(Answer.conversation_id == col(Talking.id)).exists()
    query = select(Talking).where(Talking.member_id == member_id, col(Talking.flow).in_(flows), has_one)
    return session.exec(query.order_by(col(Talking.id).desc()).limit(at_most)).all()
