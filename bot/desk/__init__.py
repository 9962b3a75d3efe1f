"""The coordinators' desk: their group chat, its cards and what may be done there."""

from collections.abc import Callable

from bot.desk import announce, answers, board, cases, lists, members, pairing, relay
from bot.store.work import GoneError, Work
from bot.talk.heard import Command, FromGroup, Press, Unusable, Voice, Words
from bot.talk.phrase import Phrase, _

NOT_YOURS = _("Only members of the coordinators’ group can do this.")
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
    "take": cases.take,
    "resolve": cases.resolve,
    "read": cases.read,
    "answers": answers.read,
    "write": relay.ask_for_words,
    "send": relay.send,
    "keep": relay.stay,
    "seen": relay.seen,
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
    "case": lists.case,
    "announce": announce.ask,
}
CARDS: dict[str, Callable[[Work, int], None]] = {
    "member": members.show,
    "request": members.show_request,
    "words": relay.show_words,
    "pair": pairing.show,
    "case": cases.show,
}


def hear(work: Work, incoming: FromGroup) -> None:
    """One update from the coordinators' group. Whoever is not a member of it changes nothing."""
    toast = _hear(work, incoming) if incoming.is_coordinator else NOT_YOURS
    if incoming.callback_id:
        board.answer_tap(work, incoming.callback_id, toast)


def _hear(work: Work, incoming: FromGroup) -> Phrase | None:
    match incoming.heard:
        case Press(action, argument) if action in ACTIONS:
            return _press(work, incoming, action, argument)
        case Command(name, argument) if name in COMMANDS:
            return COMMANDS[name](work, incoming, argument)
        case Words() | Voice() | Unusable() if incoming.reply_to:
            if not announce.take_words(work, incoming):
                relay.pass_on(work, incoming)
    return TOO_LATE


def _press(work: Work, incoming: FromGroup, action: str, argument: str) -> Phrase | None:
    try:
        return ACTIONS[action](work, incoming, argument)
    except (GoneError, ValueError):  # a forged or broken argument: no row, or no number
        return TOO_LATE


def show_cards(work: Work) -> None:
    """Bring the cards that this turn changed up to date, and remind of what waits too long."""
    for kind, subject in work.cards:
        CARDS[kind](work, subject)
    for case in work.reminded:
        cases.remind(work, case)
