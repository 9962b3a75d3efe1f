"""Forgetting somebody: their words and their profile go, what others need to go on stays without them."""

from typing import Any

from sqlmodel import col, delete, select, update

from bot.domain.case import Rule, Severity, Signal
from bot.domain.checkin import RoundState
from bot.domain.course import GoodbyeState
from bot.domain.member import Phase
from bot.domain.pair import TOGETHER, PairState
from bot.store import casebook, outbox, pairing, queries
from bot.store.ending import end
from bot.store.tables import (
    Agreement,
    Answer,
    Case,
    Closing,
    Draft,
    Goodbye,
    Meeting,
    Member,
    Note,
    Pair,
    Recipient,
    Round,
    Side,
    Talking,
)
from bot.store.waiting import begin_to_wait
from bot.store.work import Work, number

NOBODY = "…"
"""What stands in the partner's conversations where the name was."""


def forget(work: Work, member: Member, last: Talking) -> None:
    """Erase the person. Their chat’s number stays, so that they can come back, and the log of who read what.

    `last` is the conversation in which they ask for it: it ends by itself.
    """
    pairs = [work.lock(Pair, side.pair_id) for side in _sides(work, member)]
    active = next((number(pair) for pair in pairs if pair.state in TOGETHER), 0)
    for pair in pairs:
        _end(work, member, pair)
    _forget_conversations(work, member, last)
    _forget_words(work, member)
    work.raise_case(Signal(Rule.forgotten, Severity.normal), number(member), active)
    member.name, member.username, member.role, member.profile = "", "", "", {}
    member.phase, member.consent_version, member.consented_at = Phase.visitor, 0, None
    for case in work.session.exec(select(Case.id).where(Case.member_id == member.id)):
        work.show("case", case or 0)
    if member.card:
        work.show("member", number(member))


def _sides(work: Work, member: Member) -> list[Side]:
    return list(work.session.exec(select(Side).where(Side.member_id == member.id)))


def _end(work: Work, member: Member, pair: Pair) -> None:
    partner = next(side for side in queries.sides(work.session, number(pair)) if side.member_id != member.id)
    _forget_name(work, partner.member_id, number(pair))
    outbox.forget_words(work.session, work.get(Member, partner.member_id).telegram_id)
    if pair.state == PairState.offered:
        pair.state = PairState.declined
        pairing.end_offer(work, partner)
    elif pair.state in TOGETHER:
        _part(work, pair, work.get(Member, partner.member_id))
    work.show("pair", number(pair))


def _part(work: Work, pair: Pair, partner: Member) -> None:
    """They were together: nothing more falls due for them, and the partner is told."""
    pair.state = PairState.closed
    pair.no_meeting_at = pair.agree_at = pair.ask_end_at = pair.end_at = pair.resume_at = None
    nothing_due: Any = update(Meeting).where(col(Meeting.pair_id) == pair.id)
    moments = ("unanswered_at", "day_reminder_at", "hours_reminder_at", "ask_at")
    work.session.exec(nothing_due.values(dict.fromkeys(moments)))
    for side in queries.sides(work.session, number(pair)):
        side.check_in_at = None
    for round_ in work.session.exec(select(Round).where(Round.pair_id == pair.id, Round.state == RoundState.open)):
        round_.state, round_.closed_at = RoundState.stopped, work.now
    if queries.side_in_pair(work.session, number(partner)) is None:
        begin_to_wait(work, partner, Phase.waiting_for_match)
    work.begin(number(partner), "partner_left", {})
    work.show("member", number(partner))


def _forget_name(work: Work, partner: int, pair: int) -> None:
    """The partner's conversations about this pair end, and no longer say with whom it was."""
    for row in work.session.exec(select(Talking).where(Talking.member_id == partner)):
        if row.facts.get("pair") == pair or row.flow in ("paired", "check_in", "ask_help"):
            row.facts = {key: NOBODY if key in ("partner", "reach") else value for key, value in row.facts.items()}
        if row.facts.get("pair") == pair or (row.flow == "check_in" and row.state in ("open", "waiting")):
            _close(work, row)


def _forget_conversations(work: Work, member: Member, last: Talking) -> None:
    rows = work.session.exec(select(Talking).where(Talking.member_id == member.id)).all()
    gone = [number(row) for row in rows if row is not last]
    for row in rows:
        if row is not last:
            _close(work, row)
    forget_rounds: Any = update(Round).where(col(Round.member_id) == member.id).values(conversation_id=None)
    forget_answers: Any = delete(Answer).where(col(Answer.conversation_id).in_([*gone, number(last)]))
    forget_talks: Any = delete(Talking).where(col(Talking.id).in_(gone))
    work.session.flush()
    for forget_all in (forget_rounds, forget_answers, forget_talks):
        work.session.exec(forget_all)
    queries.read_anew(work.session, number(member))
    queries.answers_changed(work.session, number(last))
    last.facts = {}


def _close(work: Work, row: Talking) -> None:
    if row.state in ("open", "waiting"):
        end(work, row, "stopped")


def _forget_words(work: Work, member: Member) -> None:
    for note in work.session.exec(select(Note).where(Note.member_id == member.id)):
        note.told, note.topic, note.answer_by = {}, "", None
    for event in casebook.what_coordinators_wrote_about(work.session, number(member)):
        event.detail = ""
    work.session.exec(_all_of(Draft, member))
    work.session.exec(_all_of(Recipient, member))
    _forget_agreements(work, member)
    for chat in (member.telegram_id, work.settings.coordinator_chat):  # cards, and what coordinators have read
        outbox.forget_words(work.session, chat)


def _all_of(table: type[Draft | Recipient], member: Member) -> Any:
    return delete(table).where(col(table.member_id) == member.id)


def _forget_agreements(work: Work, member: Member) -> None:
    """What the two agreed on and said at the end: places, telephone numbers, somebody's own words."""
    pairs = select(Side.pair_id).where(Side.member_id == member.id)
    for agreement in work.session.exec(select(Agreement).where(col(Agreement.pair_id).in_(pairs))):
        agreement.terms = {}
    for closing in work.session.exec(select(Closing).where(col(Closing.pair_id).in_(pairs))):
        closing.words = ""
    for goodbye in work.session.exec(select(Goodbye).where(col(Goodbye.pair_id).in_(pairs))):
        waits = goodbye.state == GoodbyeState.waiting
        goodbye.told, goodbye.state = {}, GoodbyeState.held_back if waits else goodbye.state
        work.show("goodbye", number(goodbye))
    for side in _sides(work, member):
        side.follow_up_at = None
