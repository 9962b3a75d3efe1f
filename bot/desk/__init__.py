"""The coordinators' desk: their group chat, its cards and what may be done there."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sqlmodel import col, select

from bot.desk import (
    backup,
    board,
    cases,
    colleagues,
    goodbyes,
    handing_over,
    invite,
    members,
    notes,
    overview,
    pairing,
    rights,
    topics,
)
from bot.desk.actions import ACTIONS, COMMANDS, REPLIES, Action
from bot.domain.case import Event
from bot.domain.member import Phase
from bot.domain.reply import ReplyTo
from bot.store.tables import Case, Desk, Member, Pair, Prompt
from bot.store.work import GoneError, Work, number
from bot.talk.heard import CameOrWent, Command, FromGroup, Press, Rights, Unusable, Voice, Words
from bot.talk.phrase import Phrase, _

TOO_LATE = _("This button does not work any more.")

CARDS: dict[str, Callable[[Work, int], None]] = {
    "member": members.show,
    "request": members.show_request,
    "words": notes.show,
    "invitation": invite.show_used,
    "pair": pairing.show,
    "goodbye": goodbyes.show,
    "case": cases.show,
}

NEWS: dict[Event, Callable[[Work, int], None]] = {
    Event.reminded: cases.remind,
    Event.again: cases.tell_again,
    Event.woken: cases.wake,
    Event.settled: cases.settle,
}


@dataclass(frozen=True)
class Meant:
    """What somebody in the group wants done."""

    do: Callable[[], Phrase | None]
    about: Callable[[], Collection[int]]
    """Whom it is about; only asked where the person may do it at all."""
    name: str
    """As the audit log calls it: nobody's words."""
    argument: str = ""


def hear(work: Work, incoming: FromGroup) -> None:
    """One update from the coordinators' group. Whoever may do nothing there changes nothing; all is written down."""
    meant = _meant(work, incoming)
    try:
        refused = rights.refusal(work, incoming, meant.about if meant else tuple)
        said = refused or _do(work, incoming, meant)
    except (GoneError, ValueError):  # a forged or broken argument: no row, or no number
        refused, said = None, TOO_LATE
    if refused:
        work.audit(incoming.telegram_id, "refused", meant.name if meant else "unknown")
    elif meant and not work.audited:  # what says nothing more precise to the audit log
        work.audit(incoming.telegram_id, meant.name, meant.argument)
    _answer(work, incoming, said, refused if meant else None)


def _do(work: Work, incoming: FromGroup, meant: Meant | None) -> Phrase | None:
    colleagues.note(work, incoming)
    return meant.do() if meant else TOO_LATE


def _answer(work: Work, incoming: FromGroup, said: Phrase | None, refused: Phrase | None) -> None:
    """A tap is answered at once. What was written is answered by what it did, unless it may not be done."""
    if incoming.callback_id:
        board.answer_tap(work, incoming.callback_id, said)
    elif refused and incoming.is_coordinator:
        row = board.row_of(work, incoming.reply_to)
        board.post(work, [refused], answers=number(row) if row else None)


def _meant(work: Work, incoming: FromGroup) -> Meant | None:
    """What an update asks for; None: nothing that we know, or talk among colleagues."""
    match incoming.heard:
        case Press(name, argument) if name in ACTIONS:
            return _action(work, incoming, ACTIONS[name], name, argument)
        case Command(name, argument) if name in COMMANDS:
            told = _action(work, incoming, COMMANDS[name], f"/{name}", argument)
            return told if argument.isdecimal() else replace(told, argument="")  # it may be anybody's words
        case Words() | Voice() | Unusable():
            return _reply(work, incoming)
    return None


def _action(work: Work, incoming: FromGroup, action: Action, name: str, argument: str) -> Meant:
    do, about = lambda: action.do(work, incoming, argument), lambda: action.concerns(work, argument)
    return Meant(do, about, name, argument)


def _reply(work: Work, incoming: FromGroup) -> Meant | None:
    above = board.row_of(work, incoming.reply_to)
    prompt = work.session.get(Prompt, number(above)) if above else None
    if prompt is None:
        return None
    take = REPLIES[ReplyTo(prompt.reply_to)]
    return Meant(
        lambda: take(work, incoming, prompt), lambda: rights.replied(work, prompt), f"reply: {prompt.reply_to}"
    )


def show_cards(work: Work) -> None:
    """Bring the cards that this turn changed up to date, and remind of what waits too long."""
    for kind, subject in work.cards:
        CARDS[kind](work, subject)
    for event, case in work.news:
        NEWS[event](work, case)
    if work.cards:
        overview.note_change(work)


OWNERS: dict[str, type[Case | Pair | Member]] = {"case": Case, "pair": Pair, "member": Member}


def rights_changed(work: Work, incoming: Rights) -> None:
    """What Makker may do in the group has changed: topics are tried anew."""
    overview.open_desk(work, "", is_forum=incoming.is_forum)
    desk = work.get(Desk, work.settings.coordinator_chat)
    desk.topics_refused = desk.topics_refused and not incoming.may_open_topics
    if incoming.inside:
        backup.come_back(work)
    else:
        backup.go_out(work)


def put_out(work: Work, chat_id: int) -> None:
    """Telegram takes no message to this group, under the number that it has now."""
    if backup.is_group(work, chat_id):
        backup.go_out(work)


def open_desk(work: Work, bot: str, *, is_forum: bool | None) -> None:
    """The bot starts: its own name and what it learned of the group are kept; None: it could not learn it now."""
    overview.open_desk(work, bot, is_forum=is_forum)
    if is_forum is not None:  # Telegram tells it to nobody outside
        backup.come_back(work)


def came_or_went(work: Work, incoming: CameOrWent) -> None:
    """Somebody came into the group, or left it: what they had taken waits for somebody again."""
    colleagues.came_or_went(work, incoming)
    if not incoming.inside:
        handing_over.leave_behind(work, incoming.telegram_id, incoming.name)


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


def topic_refused(work: Work, row: int) -> None:
    """This row should have opened a topic, and may not."""
    topics.refused(work, row)


def forget_topic(work: Work, row: int) -> None:
    """The topic that this row opened is gone, with all that stood in it: the case gets a new one, and a new card."""
    for case in work.session.exec(select(Case).where(Case.topic == row)):
        case.topic = case.card = None
        work.show("case", number(case))
