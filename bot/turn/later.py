"""“Ask me later”: until tomorrow, unless the person chooses another time."""

from datetime import datetime, timedelta

from bot.domain.later import Later, choices
from bot.store.peace import quiet_hours
from bot.store.tables import Member, Talking
from bot.store.work import Work, number
from bot.talk.engine import PASSED
from bot.talk.heard import NUMBER
from bot.talk.phrase import Phrase, _
from bot.turn import home, speak, stale

PATIENCE = timedelta(days=2)
"""How long the question stays open after it was asked again."""
WHEN = _("All right. When shall I ask you again? If you choose nothing, I ask tomorrow.")
AGREED = _("All right. I ask you again on {when}.")
LABELS = {
    Later.evening: _("This evening"),
    Later.tomorrow: _("Tomorrow"),
    Later.in_three_days: _("In three days"),
    Later.next_week: _("Next week"),
}


def postpone(work: Work, member: Member, row: Talking) -> None:
    """The question leaves the screen, and is asked again tomorrow or when the person says."""
    shown, row.shown, row.asked, row.aside = row.shown, None, "", False
    moments = choices(work.now, quiet_hours(work, member), work.settings.zone)
    _ask_at(row, moments[Later.tomorrow])
    say = speak.reader(work, member).say
    rows = [[(say(LABELS[it]), f"m:later:{number(row):x}.{it}")] for it in moments]
    speak.post(work, member, [WHEN], [*rows, *home.short_menu(work, member)])
    speak.mark_answered(work, member, shown, None)
    work.freed[number(member)] = None


def choose(work: Work, member: Member, argument: str) -> Phrase | None:
    """When the question is asked again; nothing where it already was, or is no longer open."""
    key, _dot, choice = argument.partition(".")
    row = work.session.get(Talking, int(key, 16)) if NUMBER.fullmatch(key) else None
    moments = choices(work.now, quiet_hours(work, member), work.settings.zone)
    if row is None or row.member_id != member.id or row.state != "open" or row.asked or choice not in moments:
        return stale.once(work, member, PASSED, home.show)
    row.aside = False
    _ask_at(row, moments[Later(choice)])
    speak.post(work, member, [AGREED(when=row.nudge_at)], home.short_menu(work, member))
    return None


def _ask_at(row: Talking, moment: datetime) -> None:
    row.nudge_at = moment
    row.expire_at = max(row.expire_at or moment, moment + PATIENCE)
