"""Outside the programme: how long somebody is kept who has left it, was declined, or never joined."""

from datetime import datetime

from bot.domain.course import NOTICE, kept_until
from bot.store.tables import Member
from bot.store.work import Work


def begin(work: Work, member: Member) -> None:
    """From now on the person is outside: when it is looked at whether they are to be erased."""
    member.forget_at, member.forget_told = first_look(work, work.now), False


def first_look(work: Work, since: datetime) -> datetime:
    """Some days before the end of the time for which somebody is kept who has been outside since then."""
    return kept_until(since, work.programme.course.keep_months, work.settings.zone) - NOTICE
