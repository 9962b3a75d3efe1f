"""Conversations that wait for an answer: asked once more, then closed."""

from collections.abc import Callable

from bot.domain.case import silence
from bot.domain.checkin import Moment, RoundState
from bot.domain.opening import Kind
from bot.domain.pair import PairState
from bot.store import pairing, queries
from bot.store.effects import close_round
from bot.store.ending import end
from bot.store.joining import forget_sign_up
from bot.store.listening import moment_for
from bot.store.outbox import Priority
from bot.store.tables import Member, Pair, Round, Side, Talking
from bot.store.work import Work, number
from bot.talk.phrase import _
from bot.turn import conversations, home, speak, still


def nudge(work: Work, row: Talking) -> None:
    """Ask once more: kindly where there was no answer, plainly where the person wanted it later."""
    member = work.get(Member, row.member_id)
    if row.state != "open" or not member.reachable or not still.is_true(work, row):
        return
    if row.expire_at and row.expire_at <= work.now:
        row.expire_at = None
        expire(work, row)
    elif row.asked or (row.aside and conversations.on_screen(work, member) is None):
        _remind(work, member, row)
    elif not row.aside and _may_come(work, member, row, Kind.question):
        conversations.ask_again(work, member, row, priority=Priority.wave)
    # What made room for the question on the screen comes back by itself after that.


def _remind(work: Work, member: Member, row: Talking) -> None:
    """Nobody waits for a reminder, and some have asked for none. Whoever asked for help is not one of many."""
    kind = Kind.question if row.flow == "ask_help" else Kind.nudge
    if not member.reminders or not _may_come(work, member, row, kind):
        return
    asked = _beneath(work, member, row) or row
    conversations.ask_again(work, member, asked, conversations.REMINDER, priority=Priority.wave)
    speak.add_buttons(work, member, asked, [(home.NO_REMINDERS, "m:remind:off")])
    if kind is Kind.nudge:
        member.unprompted_at = work.now


def _may_come(work: Work, member: Member, row: Talking, kind: Kind) -> bool:
    moment = moment_for(work, member, kind)
    row.nudge_at = moment if moment > work.now else None
    return moment <= work.now


def _beneath(work: Work, member: Member, row: Talking) -> Talking | None:
    """A letter need not be answered, only read: what made room for it is asked in its place."""
    if row.flow != "letter":
        return None
    aside = (it for it in queries.open_conversations(work.session, number(member)) if it.aside)
    return next((it for it in aside if still.is_true(work, it)), None)


def expire(work: Work, row: Talking) -> None:
    """Close a conversation that nobody answers; what it interrupted comes back."""
    member = work.get(Member, row.member_id)
    if row.state != "open":
        return
    was_asked = bool(row.asked)
    if was_asked and member.reachable:
        _say_that_it_is_closed(work, member, row)
    end(work, row, "expired")
    ENDS.get(row.flow, _quietly)(work, member, row)
    if was_asked and member.reachable:
        work.freed[number(member)] = None


def _say_that_it_is_closed(work: Work, member: Member, row: Talking) -> None:
    """Under the question, with a way on in the place of its buttons. Of a sign-up, whose words go, nothing stays."""
    shown, row.shown = row.shown, None
    is_kept = row.flow != "sign_up"
    speak.close(work, member, shown, CLOSED.get(row.flow, CLOSED_ELSE), home.short_menu(work, member), keep=is_kept)


def _quietly(work: Work, member: Member, row: Talking) -> None:
    """Nobody is told."""


def _missed_check_in(work: Work, member: Member, row: Talking) -> None:
    """Answers that were given stay; a person who cannot be reached has a case of their own."""
    round_ = work.get(Round, row.facts["round"])
    close_round(work, round_, RoundState.missed)
    if member.reachable and round_.moment != Moment.closing:  # silence after the end is nobody's alarm
        side = work.get(Side, (round_.pair_id, round_.member_id))
        work.raise_case(silence(side.missed, work.programme.check_ins), number(member), side.pair_id)


def _unanswered_offer(work: Work, member: Member, row: Talking) -> None:
    pair = work.lock(Pair, row.facts["pair"])
    if pair.state == PairState.offered:
        pairing.withdraw(work, pair)


CLOSED = {
    "check_in": _("⌛ This question is closed. That is all right. What you have answered is kept."),
    "sign_up": _(
        "⌛ I have closed this and kept none of your answers. You can open your invitation again at any time."
    ),
}
CLOSED_ELSE = _("⌛ This question is closed. The menu shows what you can do now.")

ENDS: dict[str, Callable[[Work, Member, Talking], None]] = {
    "check_in": _missed_check_in,
    "match_offer": _unanswered_offer,
    "sign_up": forget_sign_up,
}
"""What else follows when a conversation of this kind is closed; an unanswered proposal has a timer of its own."""
