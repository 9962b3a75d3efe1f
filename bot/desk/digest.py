"""Monday morning: how things stand, what is open, and what went well. Counts, and nobody's answers."""

from bot.desk import board, cases, overview
from bot.desk.board import Rows
from bot.domain.case import Severity
from bot.domain.digest import A_WEEK, next_digest
from bot.store import casebook
from bot.store.standing import Week, how_things_stand, longest_wait_since, week_since
from bot.store.tables import Desk
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _, as_is, n_

TITLE = _("📊 {programme}: the new week")
AT_MOST = 20
"""Cases that get a button, the most serious first; the others are counted."""


def post(work: Work, desk: Desk) -> None:
    """Send it, and set the next. A bot that was off for weeks sends one."""
    desk.digest_at = next_digest(work.now, work.settings.zone, work.programme.hours)
    told = [
        TITLE(programme=work.programme.name),
        *overview.counts(how_things_stand(work.session)),
        *_waiting(work),
        *_went_well(week_since(work.session, work.now - A_WEEK, work.now)),
    ]
    board.post(work, told, _open_cases(work))


def _waiting(work: Work) -> list[Phrase]:
    since = longest_wait_since(work.session)
    if since is None:
        return []
    days = (work.now - since).days
    return [n_("Waiting longest for a match: {n} day", "Waiting longest for a match: {n} days", days)]


def _open_cases(work: Work) -> Rows:
    return [
        [(cases.SEVERITIES[Severity(case.severity)](number=number(case)), f"g:case:{case.id}")]
        for case in casebook.open_cases(work.session)[:AT_MOST]
    ]


def _went_well(week: Week) -> list[Phrase]:
    counts = [
        (_("Meetings that took place: {number}"), week.meetings),
        (_("Check-ins that were answered: {number}"), week.check_ins),
        (_("Check-ins with better scores than before: {number}"), week.better),
        (_("New pairs: {number}"), week.pairs),
    ]
    well = [told(number=count) for told, count in counts if count]
    return [as_is(""), _("What went well last week:"), *well] if well else []
