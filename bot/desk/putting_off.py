"""A case that can wait: its buttons name the day on which it comes back."""

from datetime import date

from bot.desk.casework import ALREADY_RESOLVED, case_and_choice, done_by, offer
from bot.domain.case import CaseState, Event
from bot.domain.putting_off import is_tomorrow, morning_of, mornings
from bot.store.tables import Case
from bot.store.work import Work
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _

UNTIL_TOMORROW, UNTIL = _("Until tomorrow"), _("Until {day}")
PUT_OFF = _("I bring it back on {when}.")


def snooze(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """Somebody puts a case off; it comes back open, and is reminded of as before."""
    case, chosen = case_and_choice(work, argument)
    if case.state == CaseState.resolved:
        return ALREADY_RESOLVED
    if not chosen:
        return _offer_days(work, case)
    until = morning_of(date.fromisoformat(chosen), work.now, work.settings.zone, work.programme.hours)
    case.state, case.snoozed_until, case.acknowledge_by = CaseState.snoozed, until, None
    done_by(work, incoming, case, Event.snoozed, until.isoformat())
    return PUT_OFF(when=until)


def _offer_days(work: Work, case: Case) -> Phrase | None:
    zone, choices = work.settings.zone, {}
    for morning in mornings(work.now, zone, work.programme.hours):
        day = morning.astimezone(zone).date()
        choices[str(day)] = UNTIL_TOMORROW if is_tomorrow(morning, work.now, zone) else UNTIL(day=day)
    return offer(work, case, "snooze", choices, per_row=1)
