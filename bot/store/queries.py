"""Questions to the database, each named after its answer."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.case import CaseState, Rule
from bot.domain.meeting import FAILED, MeetingState
from bot.domain.member import Phase, Role
from bot.domain.pair import TOGETHER, PairState
from bot.store.outbox import Outgoing
from bot.store.tables import (
    Answer,
    Attendance,
    Case,
    Closing,
    Invitation,
    Meeting,
    Member,
    Note,
    Pair,
    Questionnaire,
    Round,
    Side,
    Talking,
)

Row = TypeVar("Row")


def code_hash(code: str) -> str:
    """What is kept of an invitation's code."""
    return hashlib.sha256(code.encode()).hexdigest()


def invitation_with_code(session: Session, code: str) -> Invitation | None:
    """The invitation that a deep link carries, locked against a second use."""
    return session.exec(select(Invitation).where(Invitation.code_hash == code_hash(code)).with_for_update()).first()


def lock_member(session: Session, member_id: int) -> Member | None:
    """The member, who is not heard until this turn ends, and what they are asked as it is now."""
    session.flush()
    query = select(Member).where(Member.id == member_id).with_for_update(key_share=True)
    member = session.exec(query.execution_options(populate_existing=True)).first()
    rows = select(Talking).where(Talking.member_id == member_id, col(Talking.state).in_(("waiting", "open")))
    session.exec(rows.execution_options(populate_existing=True)).all()
    return member


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


def waits_for_help(session: Session, member_id: int) -> bool:
    """Whether the member asked for help and the coordinators are not done with it."""
    asked = (Rule.asked_for_help, Rule.danger, Rule.wants_to_leave)
    query = select(Case.id).where(Case.member_id == member_id, col(Case.rule).in_(asked))
    return session.exec(query.where(Case.state != CaseState.resolved)).first() is not None


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


def side_in_active_pair(session: Session, member_id: int) -> Side | None:
    """The member's half of the pair they are in; of several, the one that they have in view."""
    query = select(Side).join(Pair, col(Pair.id) == col(Side.pair_id)).where(Side.member_id == member_id)
    return session.exec(_in_view(query.where(Pair.state == PairState.active), member_id)).first()


def side_in_active_pair_of(session: Session, member_id: int, pair_id: int) -> Side | None:
    """The member's half of this pair; None where it is not theirs, or not active."""
    side, pair = side_of(session, pair_id, member_id), session.get(Pair, pair_id)
    return side if side and pair and pair.state == PairState.active else None


def _in_view(query: SelectOfScalar[Row], member_id: int) -> SelectOfScalar[Row]:
    """The pair that the member has in view first, then the oldest."""
    focus = select(Member.focus).where(Member.id == member_id).scalar_subquery()
    return query.order_by(col(Pair.id) != focus, col(Pair.id))


def pairs_of(session: Session, member_id: int) -> Sequence[Pair]:
    """The pairs that a member is in, on a break or not: the one in view, then the others, the oldest first."""
    query = select(Pair).join(Side, col(Side.pair_id) == col(Pair.id)).where(Side.member_id == member_id)
    return session.exec(_in_view(query.where(col(Pair.state).in_(TOGETHER)), member_id)).all()


def closed_pairs_of(session: Session, member_id: int) -> Sequence[Pair]:
    """The pairs of a member that have been ended, not merely left by somebody who was forgotten; the newest first."""
    query = select(Pair).join(Side, col(Side.pair_id) == col(Pair.id)).where(Side.member_id == member_id)
    ended = select(Closing.pair_id).where(col(Closing.closed_at).is_not(None))
    return session.exec(query.where(col(Pair.id).in_(ended)).order_by(col(Pair.id).desc())).all()


def meetings_that_took_place(session: Session, pair_id: int) -> int:
    """How often a pair has met."""
    query = select(func.count()).where(Meeting.pair_id == pair_id, Meeting.state == MeetingState.took_place)
    return session.exec(query).one()


def side_in_pair(session: Session, member_id: int) -> Side | None:
    """The member's half of the pair they are in, on a break or not; of several, the one that they have in view."""
    query = select(Side).join(Pair, col(Pair.id) == col(Side.pair_id)).where(Side.member_id == member_id)
    return session.exec(_in_view(query.where(col(Pair.state).in_(TOGETHER)), member_id)).first()


def sides(session: Session, pair_id: int) -> Sequence[Side]:
    """Both halves of a pair, the mentee's first."""
    return session.exec(select(Side).where(Side.pair_id == pair_id).order_by(col(Side.role))).all()


def partner_of(session: Session, side: Side) -> Member:
    """The other person of the pair."""
    query = select(Member).join(Side, col(Side.member_id) == col(Member.id))
    return session.exec(query.where(Side.pair_id == side.pair_id, Side.member_id != side.member_id)).one()


def side_of(session: Session, pair_id: int, member_id: int) -> Side | None:
    """A member's half of this pair; None where it is not their pair."""
    return session.get(Side, (pair_id, member_id))


def attendances(session: Session, meeting_id: int) -> Sequence[Attendance]:
    """What the sides have said about a meeting."""
    return session.exec(select(Attendance).where(Attendance.meeting_id == meeting_id)).all()


def attendance_of(session: Session, meeting_id: int, member_id: int) -> Attendance | None:
    """What one member has said about a meeting."""
    query = select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.member_id == member_id)
    return session.exec(query).first()


def meetings_with_answers(session: Session, pair_id: int) -> Sequence[Meeting]:
    """A pair's meetings about which the sides are asked, or have said, that they took place."""
    states = (MeetingState.agreed, MeetingState.reported, MeetingState.took_place, MeetingState.disputed)
    query = select(Meeting).where(Meeting.pair_id == pair_id, col(Meeting.state).in_(states))
    return session.exec(query.order_by(col(Meeting.starts_at))).all()


def last_met(session: Session, pair_id: int) -> datetime | None:
    """When the last meeting began of which at least one side says that it took place, and neither that it did not."""
    no = select(Attendance.meeting_id).where(col(Attendance.took_place).is_(False))
    query = select(func.max(Meeting.starts_at)).join(Attendance, col(Attendance.meeting_id) == col(Meeting.id))
    return session.exec(query.where(Meeting.pair_id == pair_id, col(Meeting.id).not_in(no))).one()


def meeting_numbered(session: Session, key: str) -> Meeting | None:
    """A meeting by its number, as a button writes it."""
    return session.get(Meeting, int(key)) if key.isdecimal() and len(key) < len(str(2**31)) else None


def past_meetings(session: Session, pair_id: int, now: datetime) -> Sequence[Meeting]:
    """What became of a pair's meetings and attempts to meet, the newest first."""
    over = col(Meeting.state).in_((*FAILED, MeetingState.took_place, MeetingState.disputed, MeetingState.reported))
    lately = and_(col(Meeting.state) == MeetingState.agreed, col(Meeting.starts_at) <= now)
    query = select(Meeting).where(Meeting.pair_id == pair_id, or_(over, lately))
    return session.exec(query.order_by(col(Meeting.starts_at).desc())).all()


def next_meetings(session: Session, pair_id: int) -> Sequence[Meeting]:
    """Proposed and agreed meetings of a pair, the soonest first."""
    states = (MeetingState.proposed, MeetingState.agreed)
    query = select(Meeting).where(Meeting.pair_id == pair_id, col(Meeting.state).in_(states))
    return session.exec(query.order_by(col(Meeting.starts_at))).all()


def members_waiting_for_a_match(session: Session, role: Role) -> Sequence[Member]:
    """Approved people without a partner, who have waited longest first."""
    query = select(Member).where(Member.phase == Phase.waiting_for_match, Member.role == role)
    offered = select(Side.member_id).join(Pair, col(Pair.id) == Side.pair_id).where(Pair.state == PairState.offered)
    return session.exec(query.where(col(Member.id).not_in(offered)).order_by(col(Member.id))).all()


def newest_questionnaire(session: Session, role: Role) -> Questionnaire | None:
    """The published version that new rounds use."""
    query = select(Questionnaire).where(Questionnaire.role == role)
    return session.exec(query.order_by(col(Questionnaire.version).desc())).first()


def members_in_phase(session: Session, phase: Phase) -> Sequence[Member]:
    """Everybody who has come this far, in the order they came."""
    return session.exec(select(Member).where(Member.phase == phase).order_by(col(Member.id))).all()


def pairs_together(session: Session) -> Sequence[Pair]:
    """The pairs that are together, also those on a break, oldest first."""
    return session.exec(select(Pair).where(col(Pair.state).in_(TOGETHER)).order_by(col(Pair.id))).all()


def open_cases_of_pair(session: Session, pair_id: int) -> Sequence[Case]:
    """The cases that concern a pair and are not resolved, oldest first."""
    query = select(Case).where(Case.pair_id == pair_id, Case.state != CaseState.resolved)
    return session.exec(query.order_by(col(Case.id))).all()


def notes_of_case(session: Session, case_id: int) -> Sequence[Note]:
    """What was said in a case, oldest first."""
    return session.exec(select(Note).where(Note.case_id == case_id).order_by(col(Note.id))).all()


def disputed_meetings(session: Session, pair_id: int) -> Sequence[Meeting]:
    """A pair's meetings about which the two sides say different things, the newest first."""
    query = select(Meeting).where(Meeting.pair_id == pair_id, Meeting.state == MeetingState.disputed)
    return session.exec(query.order_by(col(Meeting.starts_at).desc())).all()


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


def answered(session: Session, member_id: int, flows: Sequence[str], at_most: int) -> Sequence[Talking]:
    """A member's conversations of these kinds that hold at least one answer, the newest first."""
    has_one = select(Answer.conversation_id).where(Answer.conversation_id == col(Talking.id)).exists()
    query = select(Talking).where(Talking.member_id == member_id, col(Talking.flow).in_(flows), has_one)
    return session.exec(query.order_by(col(Talking.id).desc()).limit(at_most)).all()
