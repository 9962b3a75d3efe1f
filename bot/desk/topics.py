"""A topic for each case, where the coordinators' group is a forum; anywhere else nothing happens here."""

from sqlmodel import select

from bot.desk import board
from bot.domain.case import Severity
from bot.store import outbox
from bot.store.outbox import Outgoing, Sending
from bot.store.tables import Case, Desk
from bot.store.work import Work, number
from bot.talk.phrase import _

REFUSED = _(
    "This group has topics, but I may not open one. So cases come here. If you want a topic for each case, "
    "give me the right “Manage topics”."
)
COLOURS = {Severity.urgent: 0xFB6F5F, Severity.high: 0xFF93B2, Severity.normal: 0xFFD67E, Severity.low: 0x6FB9F0}
"""Of the topic's sign. Source: core.telegram.org/bots/api#createforumtopic"""


def open_one(work: Work, case: Case) -> None:
    """The topic to which everything about a case goes, before its first card."""
    desk = work.session.get(Desk, work.settings.coordinator_chat)
    if case.topic is None and case.card is None and desk and desk.is_forum and work.programme.cases.topics:
        name = board.plain(work, _("Case {number}")(number=number(case)))
        payload = {"name": name, "icon_color": COLOURS[Severity(case.severity)]}
        case.topic = _put(work, "createForumTopic", payload, None)


def refused(work: Work, row: int) -> None:
    """Telegram lets Makker open no topic: from now on cases stand in the group itself; the coordinators hear why once.

    A change of Makker's rights, or the next start, is the next try.
    """
    case = work.session.exec(select(Case).where(Case.topic == row)).first()
    if case:
        case.topic = None
    desk = work.session.get(Desk, work.settings.coordinator_chat)
    if desk is None:
        return
    if not desk.topics_refused:
        board.post(work, [REFUSED])
    desk.is_forum, desk.topics_refused = False, True


def close(work: Work, case: Case) -> None:
    """The case is over: its topic goes to the closed ones."""
    _do(work, case, "closeForumTopic")


def reopen(work: Work, case: Case) -> None:
    """The case is open again, and so is its topic."""
    _do(work, case, "reopenForumTopic")


def _do(work: Work, case: Case, method: str) -> None:
    opened = work.session.get(Outgoing, case.topic) if case.topic else None
    if opened and opened.state != Sending.failed:
        _put(work, method, {}, opened.id)


def _put(work: Work, method: str, payload: dict[str, object], topic: int | None) -> int:
    return outbox.put(work.session, work.settings.coordinator_chat, method, payload, work.now, topic=topic)
