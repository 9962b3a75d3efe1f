"""Cases that nobody has taken."""

from bot.domain.case import CaseState, Severity, acknowledge_by
from bot.domain.hours import at_desk
from bot.store.tables import Case
from bot.store.work import Work, number


def remind(work: Work, case: Case) -> None:
    """Remind of a case, and again after the same time; only an urgent one at night or at a weekend."""
    if case.state != CaseState.open:
        return
    severity, zone = Severity(case.severity), work.settings.zone
    at_work = at_desk(work.now, zone)
    if severity is not Severity.urgent and at_work > work.now:
        case.acknowledge_by = at_work
        return
    case.reminders += 1
    case.acknowledge_by = acknowledge_by(severity, work.now, zone)
    work.remind(case)
    work.show("case", number(case))
