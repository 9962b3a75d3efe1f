"""The pinned message that says how things stand, and keeps itself up to date."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, update

from bot.desk import board
from bot.desk.board import Rows
from bot.domain.case import Severity
from bot.domain.digest import next_digest
from bot.store import outbox
from bot.store.rows import insert_once
from bot.store.standing import Standing, how_things_stand
from bot.store.tables import Desk
from bot.store.work import Work
from bot.talk.phrase import Phrase, _

AT_MOST_EVERY = timedelta(minutes=1)
"""How often the overview changes at most."""

TITLE = _("📌 {programme}: where we are now")
BUTTONS: Rows = [
    [(_("⏳ Who waits"), "g:waiting"), (_("🤝 All pairs"), "g:pairs")],
    [(_("🔔 Open cases"), "g:cases")],
]


def open_desk(work: Work, bot: str, *, is_forum: bool | None) -> None:
    """The bot starts: its name and what it learned of the group are kept; None: it could not learn it now."""
    chat = work.settings.coordinator_chat
    insert_once(work.session, Desk, chat_id=chat)
    desk = work.lock(Desk, chat)
    desk.bot = bot or desk.bot
    desk.is_forum = desk.is_forum if is_forum is None else is_forum
    desk.overview_at = desk.overview_at or work.now
    desk.digest_at = desk.digest_at or next_digest(work.now, work.settings.zone, work.programme.hours)


def note_change(work: Work) -> None:
    """Something has changed: the overview is to be looked at, but not more often than it may change.

    To be called last in a turn: other turns wait for this row.
    """
    work.session.flush()
    desk = work.session.get(Desk, work.settings.coordinator_chat)
    if desk is None or desk.overview_at is not None:
        return
    soon = max(work.now, (desk.overview_shown_at or work.now) + AT_MOST_EVERY)
    query: Any = update(Desk).where(col(Desk.chat_id) == desk.chat_id, col(Desk.overview_at).is_(None))
    work.session.connection().execute(query.values(overview_at=soon))


def show(work: Work, desk: Desk) -> None:
    """Bring the pinned message up to date, or send it and pin it without a sound."""
    told = [TITLE(programme=work.programme.name), *counts(how_things_stand(work.session))]
    desk.overview_shown_at = work.now
    if desk.overview is not None:
        board.edit(work, desk.overview, told, BUTTONS)
        return
    desk.overview = board.post(work, told, BUTTONS)
    quietly = {"disable_notification": True}
    outbox.put(work.session, desk.chat_id, "pinChatMessage", quietly, work.now, edits=desk.overview)


def counts(it: Standing) -> list[Phrase]:
    """A line each."""
    return [
        *people(it),
        *open_cases(it),
        _("Pairs without a meeting for a long time: {number}")(number=it.pairs_without_meeting),
        _("Silent in check-ins: {number}")(number=it.silent),
    ]


def people(it: Standing) -> list[Phrase]:
    """Who there is, and who waits."""
    return [
        _("Pairs: {number}")(number=it.pairs),
        _("Waiting for approval: {number}")(number=it.waiting_for_approval),
        _("Waiting for a match: mentees {mentees}, mentors {mentors}")(
            mentees=it.mentees_waiting, mentors=it.mentors_waiting
        ),
    ]


def open_cases(it: Standing) -> list[Phrase]:
    """How many there are of each severity."""
    urgent, high, normal, low = (it.open_cases.get(severity, 0) for severity in sorted(Severity, reverse=True))
    told = _("Open cases: 🔴 {urgent}, 🟠 {high}, 🟡 {normal}, ⚪ {low}")
    return [told(urgent=urgent, high=high, normal=normal, low=low)]
