"""Forgetting somebody: their words and their profile go, what others need to go on stays without them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlmodel import col, delete, select, update

from bot.domain.case import Rule, Severity, Signal
from bot.domain.course import GoodbyeState
from bot.domain.meeting import OUR_PLACES
from bot.domain.member import Phase
from bot.domain.pair import TOGETHER, PairState
from bot.domain.settling import Relief
from bot.store import casebook, closings, outbox, pairing, queries
from bot.store.ending import end
from bot.store.scrubbing import NOBODY, scrub
from bot.store.settling import settle
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
from bot.store.work import Work, number

LAST_WORDS = timedelta(days=1)
"""How long a chat's number is kept after everything else: so that what is on its way arrives."""


def forget(work: Work, member: Member, last: Talking | None = None, *, wished: bool = False) -> None:
    """Erase the person: profile, answers, words. What others need to go on stays, without them.

    `last` is the conversation in which they ask for it, and which ends by itself. Where they `wished` for it, the
    coordinators are to know. The chat's number goes a day later (`bot.store.retention`); who read what stays.
    """
    pairs, name = [work.get(Pair, side.pair_id) for side in _sides(work, member)], member.name
    active = next((number(pair) for pair in pairs if pair.state in TOGETHER), 0)
    member.name = NOBODY  # whatever is still said to others names nobody
    _forget_places(work, [number(pair) for pair in pairs])
    for pair in pairs:
        _end(work, member, pair, name)
    _forget_conversations(work, member, last)
    _forget_words(work, member, [number(pair) for pair in pairs])
    settle(work, Relief.left, member=number(member))
    if wished:
        work.raise_case(Signal(Rule.forgotten, Severity.normal), number(member), active)
    member.name, member.username, member.role, member.profile = "", "", "", {}
    member.phase, member.consent_version, member.consented_at = Phase.visitor, 0, None
    member.left_at, member.waiting_since, member.word_at = work.now, None, None
    member.forget_at, member.forget_told = work.now + LAST_WORDS, True
    for case in work.session.exec(select(Case.id).where(Case.member_id == member.id)):
        work.show("case", case or 0)
    if member.card:
        work.show("member", number(member))


def _sides(work: Work, member: Member) -> list[Side]:
    return list(work.session.exec(select(Side).where(Side.member_id == member.id)))


def _end(work: Work, member: Member, pair: Pair, name: str) -> None:
    """The partner is told, kindly and without a name, and keeps what is their own."""
    partner = next(side for side in queries.sides(work.session, number(pair)) if side.member_id != member.id)
    other = work.get(Member, partner.member_id)
    scrub(work, other, number(pair), name)
    outbox.forget_words(work.session, other.telegram_id)
    if pair.state == PairState.offered:
        work.lock(Pair, number(pair)).state = PairState.declined
        pairing.end_offer(work, partner)
    elif pair.state in TOGETHER:
        closings.close(work, closings.left_by(work, pair, member), gone=member)
    work.show("pair", number(pair))


def _forget_conversations(work: Work, member: Member, last: Talking | None) -> None:
    rows = work.session.exec(select(Talking).where(Talking.member_id == member.id)).all()
    gone = [number(row) for row in rows if row is not last]
    for row in rows:
        if row is not last:
            _close(work, row)
    forget_rounds: Any = update(Round).where(col(Round.member_id) == member.id).values(conversation_id=None)
    forget_answers: Any = delete(Answer).where(col(Answer.conversation_id).in_(map(number, rows)))
    forget_talks: Any = delete(Talking).where(col(Talking.id).in_(gone))
    work.session.flush()
    for forget_all in (forget_rounds, forget_answers, forget_talks):
        work.session.exec(forget_all)
    queries.read_anew(work.session, number(member))
    if last:
        queries.answers_changed(work.session, number(last))
        last.facts = {}


def _close(work: Work, row: Talking) -> None:
    if row.state in ("open", "waiting"):
        end(work, row, "stopped")


def _forget_words(work: Work, member: Member, pairs: Sequence[int]) -> None:
    for note in work.session.exec(select(Note).where(Note.member_id == member.id)):
        note.told, note.topic, note.answer_by = {}, "", None
    for event in casebook.what_coordinators_wrote_about(work.session, number(member), pairs):
        event.detail = ""
    work.session.exec(_all_of(Draft, member))
    work.session.exec(_all_of(Recipient, member))
    _forget_agreements(work, member, pairs)
    for chat in (member.telegram_id, work.settings.coordinator_chat):  # cards, and what coordinators have read
        outbox.forget_words(work.session, chat)


def _all_of(table: type[Draft | Recipient], member: Member) -> Any:
    return delete(table).where(col(table.member_id) == member.id)


def _forget_places(work: Work, pairs: Sequence[int]) -> None:
    """First of all: what is still said about a meeting names its place."""
    own_words = select(Meeting).where(col(Meeting.pair_id).in_(pairs), col(Meeting.place).not_in(OUR_PLACES))
    for meeting in work.session.exec(own_words):
        meeting.place = NOBODY
    for agreement in work.session.exec(select(Agreement).where(col(Agreement.pair_id).in_(pairs))):
        if agreement.terms and agreement.terms["place"] not in OUR_PLACES:
            agreement.terms = {**agreement.terms, "place": NOBODY}


def _forget_agreements(work: Work, member: Member, pairs: Sequence[int]) -> None:
    """What the two agreed on and said at the end: places, telephone numbers, somebody's own words."""
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
