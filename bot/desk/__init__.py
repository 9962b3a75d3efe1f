"""The coordinators' desk: their group chat, its cards and what may be done there."""

from collections.abc import Callable

from sqlmodel import col, select

from bot.desk import (
    announce,
    answers,
    board,
    caselog,
    cases,
    casework,
    colleagues,
    endings,
    invite,
    lists,
    members,
    overview,
    pairing,
    relay,
)
from bot.domain.case import Event
from bot.domain.member import Phase
from bot.store.tables import Case, Desk, Member, Pair
from bot.store.work import GoneError, Work, number
from bot.talk.heard import Command, FromGroup, Heard, Press, Unusable, Voice, Words
from bot.talk.phrase import Phrase, _

NOT_YOURS = _("Only members of the coordinators’ group can do this.")
NOT_INVITED = _("Only coordinators who joined by an invitation can do this. Ask a colleague for one.")
TOO_LATE = _("This button does not work any more.")

Do = Callable[[Work, FromGroup, str], Phrase | None]

ACTIONS: dict[str, Do] = {
    "approve": members.approve,
    "decline": members.decline,
    "invite": members.invite,
    "profile": members.read,
    "card": lists.card,
    "waiting": lists.waiting,
    "pairs": lists.pairs,
    "pair": lists.pair_card,
    "match": pairing.choose,
    "offer": pairing.offer,
    "withdraw": pairing.withdraw,
    "end": endings.choose,
    "ending": endings.preview,
    "endnot": endings.leave_be,
    "endwords": endings.ask_for_words,
    "close": endings.close,
    "byepass": endings.pass_on,
    "byehold": endings.hold_back,
    "byeask": endings.ask_again,
    "case": caselog.case,
    "show": casework.show,
    "take": casework.take,
    "snooze": casework.snooze,
    "hand": casework.hand_over,
    "severity": casework.severity,
    "resolve": casework.resolve,
    "reopen": casework.reopen,
    "read": caselog.read,
    "answers": answers.read,
    "cases": caselog.listed,
    "write": relay.ask_for_words,
    "send": relay.send,
    "keep": relay.stay,
    "seen": relay.seen,
    "invitation": invite.make,
    "greet": invite.greet_in,
    "audience": announce.choose,
    "preview": announce.preview,
    "announce": announce.send,
    "silence": announce.stop,
}
COMMANDS: dict[str, Do] = {
    "start": lists.greet,
    "help": lists.greet,
    "waiting": lists.waiting,
    "pair": lists.waiting,
    "pairs": lists.pairs,
    "case": caselog.case,
    "cases": caselog.listed,
    "announce": announce.ask,
    "invite": invite.ask,
}
CARDS: dict[str, Callable[[Work, int], None]] = {
    "member": members.show,
    "request": members.show_request,
    "words": relay.show_words,
    "invitation": invite.show_used,
    "pair": pairing.show,
    "goodbye": endings.show_goodbye,
    "case": cases.show,
}

NEWS: dict[Event, Callable[[Work, int], None]] = {
    Event.reminded: cases.remind,
    Event.again: cases.tell_again,
    Event.woken: cases.wake,
    Event.settled: cases.settle,
}


def hear(work: Work, incoming: FromGroup) -> None:
    """One update from the coordinators' group. Whoever may do nothing there changes nothing; all is written down."""
    refused = _refusal(work, incoming)
    if refused:
        toast: Phrase | None = refused
        work.audit(incoming.telegram_id, "refused", _tried(incoming.heard))
    else:
        colleagues.note(work, incoming)
        toast = _hear(work, incoming)
    if incoming.callback_id:
        board.answer_tap(work, incoming.callback_id, toast)


def _refusal(work: Work, incoming: FromGroup) -> Phrase | None:
    if not incoming.is_coordinator:
        return NOT_YOURS
    if work.programme.invited_coordinators_only and not colleagues.is_invited(work, incoming.telegram_id):
        return NOT_INVITED
    return None


def _hear(work: Work, incoming: FromGroup) -> Phrase | None:
    match incoming.heard:
        case Press(action, argument) if action in ACTIONS:
            return _do(work, incoming, ACTIONS[action], argument)
        case Command(name, argument) if name in COMMANDS:
            return _do(work, incoming, COMMANDS[name], argument)
        case Words() | Voice() | Unusable() if incoming.reply_to:
            taken = endings.take_reply(work, incoming) or casework.keep_note(work, incoming)
            if not (taken or announce.take_words(work, incoming)):
                relay.pass_on(work, incoming)
    return TOO_LATE


def _do(work: Work, incoming: FromGroup, do: Do, argument: str) -> Phrase | None:
    """Do it; what says nothing more precise to the audit log is written there by its name."""
    try:
        toast = do(work, incoming, argument)
    except (GoneError, ValueError):  # a forged or broken argument: no row, or no number
        toast = TOO_LATE
    if not work.audited:  # what is typed behind a command may be anybody's words
        told = argument if isinstance(incoming.heard, Press) or argument.isdecimal() else ""
        work.audit(incoming.telegram_id, _tried(incoming.heard), told)
    return toast


def _tried(heard: Heard) -> str:
    """What an update asks for, without anybody's words."""
    match heard:
        case Press(action):
            return action if action in ACTIONS else "unknown button"
        case Command(name):
            return f"/{name}" if name in COMMANDS else "unknown command"
    return "reply"


def show_cards(work: Work) -> None:
    """Bring the cards that this turn changed up to date, and remind of what waits too long."""
    for kind, subject in work.cards:
        CARDS[kind](work, subject)
    for event, case in work.news:
        NEWS[event](work, case)
    if work.cards:
        overview.note_change(work)


OWNERS: dict[str, type[Case | Pair | Member]] = {"case": Case, "pair": Pair, "member": Member}


def open_desk(work: Work, bot: str, *, is_forum: bool | None) -> None:
    """The bot starts: its own name and what it learned of the group are kept; None: it could not learn it now."""
    overview.open_desk(work, bot, is_forum=is_forum)


def send_anew(work: Work, row: int) -> None:
    """The message that this row sent is gone: where it was a card or the overview, there is a new one."""
    for kind, table in OWNERS.items():
        for owner in work.session.exec(select(table).where(col(table.card) == row)):
            owner.card = None
            is_request = isinstance(owner, Member) and owner.phase == Phase.visitor
            work.show("request" if is_request else kind, number(owner))
    desk = work.session.exec(select(Desk).where(Desk.overview == row)).first()
    if desk:
        desk.overview, desk.overview_at = None, work.now


def forget_topic(work: Work, row: int) -> None:
    """The topic that this row opened is gone, with all that stood in it: the case gets a new one, and a new card."""
    for case in work.session.exec(select(Case).where(Case.topic == row)):
        case.topic = case.card = None
        work.show("case", number(case))
