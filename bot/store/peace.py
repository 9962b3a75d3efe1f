"""When somebody is left in peace."""

from datetime import time

from bot.domain.hours import QuietHours
from bot.store.tables import Member
from bot.store.work import Work


def quiet_hours(work: Work, member: Member) -> QuietHours:
    """The person's own quiet hours, or the programme's."""
    if member.quiet_from is None or member.quiet_until is None:
        usual = work.programme.hours
        return QuietHours(usual.quiet_from, usual.quiet_until)
    return QuietHours(time(member.quiet_from), time(member.quiet_until))
