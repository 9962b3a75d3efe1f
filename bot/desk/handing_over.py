"""A case that goes from one coordinator to another, or comes back because somebody has left."""

from sqlmodel import col, or_, select

from bot.desk import board, colleagues, mention, rights
from bot.desk.casework import ALREADY_RESOLVED, case_and_choice, done_by, offer
from bot.domain.case import CaseState, Event
from bot.store.tables import Case
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _

NO_COLLEAGUE = _("I know no other coordinator yet. I know whoever has joined by invitation, or tapped a button here.")
HANDED_OVER = _("👉 {giver} hands case {number} over to {taker}.")
YOURS_NOW = _("👉 Case {number} was handed over to you. Please look at it in the coordinators’ group.")
LEFT_BEHIND = _("⏳ {name} has left this group. Case {number} waits for somebody again.")


def hand_over(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """Somebody gives a case to a colleague, who is to take it as if it were new."""
    case, chosen = case_and_choice(work, argument)
    if case.state == CaseState.resolved:
        return ALREADY_RESOLVED
    others = {str(it.telegram_id): it for it in _who_may_take(work, incoming, case)}
    if not others:
        return NO_COLLEAGUE
    if not chosen:
        return offer(work, case, "hand", {key: it.label for key, it in others.items()})
    if chosen not in others:
        raise ValueError("nobody whom we know")
    taker = others[chosen]
    work.wait_for_somebody(case)
    done_by(work, incoming, case, Event.handed_over, taker.name)
    case.owner, case.owner_telegram_id = "", 0
    case.handed_to, case.handed_to_telegram_id = taker.name, taker.telegram_id
    told = HANDED_OVER(giver=incoming.name, number=number(case))
    mention.post(work, told, "taker", taker.name, taker.telegram_id, answers=case.card)
    if taker.language:
        board.tell_privately(work, taker.telegram_id, taker.language, YOURS_NOW(number=number(case)))
    return None


def _who_may_take(work: Work, incoming: FromGroup, case: Case) -> list[colleagues.Colleague]:
    """Everybody but the giver, and whom the case is about."""
    not_these = {incoming.telegram_id, *rights.telegram_ids(work, rights.of_case(work, case))}
    return [it for it in colleagues.in_group(work, not_these) if it.name][: colleagues.AT_MOST]


def leave_behind(work: Work, telegram_id: int, name: str) -> None:
    """A coordinator has left the group: whatever they had taken, or were to take, waits for somebody again."""
    theirs = or_(Case.owner_telegram_id == telegram_id, Case.handed_to_telegram_id == telegram_id)
    query = select(Case).where(Case.state != CaseState.resolved, theirs)
    for case in work.session.exec(query.order_by(col(Case.id)).with_for_update()).all():
        if case.handed_to_telegram_id == telegram_id:
            case.handed_to, case.handed_to_telegram_id = "", 0
        if case.state != CaseState.snoozed:  # that one comes back by itself, and waits for somebody then
            _wait_again(work, case, name)
        work.show("case", number(case))


def _wait_again(work: Work, case: Case, name: str) -> None:
    work.wait_for_somebody(case)
    work.log_case(case, Event.left_behind, name)
    board.post(work, [LEFT_BEHIND(number=number(case), name=name)], answers=case.card)
