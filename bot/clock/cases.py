"""Cases that nobody has taken, and cases that were put off."""

from bot.domain.case import CaseState, Event, Severity
from bot.domain.hours import at_desk
from bot.domain.reminding import next_reminder
from bot.store.tables import Case
from bot.store.work import Work, number


def remind(work: Work, case: Case) -> None:
    """Remind of a case, and again as its severity's ladder says; only an urgent one at night or at a weekend."""
    if case.state != CaseState.open:
        return
    severity, zone = Severity(case.severity), work.settings.zone
    at_work = at_desk(work.now, zone, work.programme.hours)
    if severity is not Severity.urgent and at_work > work.now:
        case.acknowledge_by = at_work
        return
    case.reminders += 1
    case.acknowledge_by = next_reminder(severity, case.reminders, work.now, zone, work.programme)
    work.report(Event.reminded, case)
    work.log_case(case, Event.reminded)
    work.show("case", number(case))


def wake(work: Work, case: Case) -> None:
    """A case that was put off waits for somebody again, as if it were new."""
    if case.state != CaseState.snoozed:
        return
    work.wait_for_somebody(case)
    work.log_case(case, Event.woken)
    work.report(Event.woken, case)
    work.show("case", number(case))
