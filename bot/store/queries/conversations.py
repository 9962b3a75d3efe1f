"""Questions to the database about conversations and what was said in them."""

from collections.abc import Sequence

from sqlalchemy import bindparam, text
from sqlmodel import Session, col, select

from bot.store.outbox import Outgoing
from bot.store.tables import (
    Answer,
    Note,
    Talking,
)

UNFINISHED = ("open", "waiting")
HELD = "unfinished conversations, by member"
HELD_ANSWERS = "answers, by conversation"

# Asked in every turn, so they are put together once: that costs more than the database's answer.
OF_MEMBER = (
    select(Talking).where(Talking.member_id == bindparam("member_id"))
    .where(text("conversation.state IN ('open', 'waiting')")).order_by(col(Talking.id))
)  # fmt: skip
IN_CONVERSATION = select(Answer).where(Answer.conversation_id == bindparam("conversation_id"))


def open_conversations(session: Session, member_id: int) -> Sequence[Talking]:
    """A member's open conversations, the one on top first."""
    found = [row for row in _unfinished(session, member_id) if row.state == "open"]
    return sorted(found, key=lambda row: row.place, reverse=True)


def waiting_conversations(session: Session, member_id: int) -> Sequence[Talking]:
    """A member's conversations that have not been opened yet, the oldest first."""
    return [row for row in _unfinished(session, member_id) if row.state == "waiting"]


def unfinished_conversations(session: Session, member_id: int) -> Sequence[Talking]:
    """A member's conversations that are open or still to be opened."""
    return [*open_conversations(session, member_id), *waiting_conversations(session, member_id)]


def closed_unseen(session: Session, member_id: int) -> Sequence[Talking]:
    """A member's conversations that were closed while they could not be reached: the question is on their screen."""
    closed = col(Talking.state).in_(("expired", "stopped"))
    query = select(Talking).where(Talking.member_id == member_id, closed, col(Talking.shown).is_not(None))
    return session.exec(query.order_by(col(Talking.id))).all()


def _unfinished(session: Session, member_id: int) -> list[Talking]:
    """Read once in a transaction, which holds the member's lock; whoever adds one says so to `began`."""
    held: dict[int, list[Talking]] = session.info.setdefault(HELD, {})
    if member_id not in held:
        held[member_id] = list(session.exec(OF_MEMBER, params={"member_id": member_id}).all())
    return held[member_id]


def began(session: Session, row: Talking) -> None:
    """A conversation has been added."""
    _unfinished(session, row.member_id).append(row)


def read_anew(session: Session, member_id: int) -> None:
    """A member's conversations are no longer what this transaction has read."""
    session.info.get(HELD, {}).pop(member_id, None)


def waits_for_coordinators(session: Session, member_id: int) -> bool:
    """Whether the member's last words to the coordinators are newer than the coordinators' last to them."""
    notes, letters = select(col(Note.at)), select(col(Talking.opened_at)).where(Talking.flow == "letter")
    own_words = notes.where(Note.member_id == member_id, Note.author == "")
    asked = session.exec(own_words.order_by(col(Note.id).desc())).first()
    own = letters.where(Talking.member_id == member_id, Talking.state != "waiting")
    answered = session.exec(own.order_by(col(Talking.id).desc())).first()
    return asked is not None and (answered is None or answered <= asked)


def answers_of(session: Session, conversation_id: int) -> Sequence[Answer]:
    """The answers of one conversation, read once in a transaction; whoever changes which there are says so."""
    held: dict[int, Sequence[Answer]] = session.info.setdefault(HELD_ANSWERS, {})
    if conversation_id not in held:
        held[conversation_id] = session.exec(IN_CONVERSATION, params={"conversation_id": conversation_id}).all()
    return held[conversation_id]


def answers_changed(session: Session, conversation_id: int) -> None:
    """Answers have been added to a conversation, or taken back."""
    session.info.get(HELD_ANSWERS, {}).pop(conversation_id, None)


def answer_written_in(session: Session, member_id: int, message: int) -> tuple[Talking, Answer] | None:
    """What a message of the member answered, in a conversation that is still open."""
    query = select(Talking, Answer).join(Answer, col(Answer.conversation_id) == col(Talking.id))
    own = query.where(Talking.member_id == member_id, Talking.state == "open")
    return session.exec(own.where(Answer.message == message)).first()


def message_in(session: Session, chat_id: int, message: int) -> Outgoing | None:
    """What we said in this message of a chat."""
    query = select(Outgoing).where(Outgoing.message_id == message, Outgoing.chat_id == chat_id)
    return session.exec(query.where(col(Outgoing.edits).is_(None))).first()


def announcement_in(session: Session, member_id: int, outgoing_id: int | None) -> Talking | None:
    """The announcement that was told in this message of ours; None where it told something else."""
    query = select(Talking).where(Talking.member_id == member_id, Talking.flow == "announcement")
    return session.exec(query.where(Talking.shown == outgoing_id)).first() if outgoing_id else None


def answered(session: Session, member_id: int, flows: Sequence[str], at_most: int) -> Sequence[Talking]:
    """A member's conversations of these kinds that hold at least one answer, the newest first."""
    has_one = select(Answer.conversation_id).where(Answer.conversation_id == col(Talking.id)).exists()
    query = select(Talking).where(Talking.member_id == member_id, col(Talking.flow).in_(flows), has_one)
    return session.exec(query.order_by(col(Talking.id).desc()).limit(at_most)).all()


def told_about_meeting(session: Session, member_id: int, meeting_id: int) -> Sequence[Talking]:
    """The conversations in which a member said something about this meeting, once its time had come."""
    asked = select(Talking).where(Talking.member_id == member_id, Talking.flow == "did_you_meet")
    has_one = select(Answer.conversation_id).where(Answer.conversation_id == col(Talking.id)).exists()
    rows = session.exec(asked.where(has_one).order_by(col(Talking.id))).all()
    return [row for row in rows if row.facts.get("meeting") == meeting_id]
