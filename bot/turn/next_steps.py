"""What stands under a conversation's last words: what one most likely wants next."""

from bot.domain.case import Rule
from bot.store import queries
from bot.store.outbox import Button
from bot.store.tables import Case, Member, Talking
from bot.store.work import Work
from bot.talk.buttons import MENU
from bot.talk.phrase import _
from bot.turn import home, speak

WITH_COORDINATORS = ("ask_help", "leave", "letter", "write_again")
"""Conversations with the coordinators: help comes first under them, and no meeting is proposed."""
REMINDERS = ("meeting_tomorrow", "meeting_soon")
CANNOT, ANOTHER_TIME = _("✖️ I cannot come"), _("✏️ Another time")

Rows = list[list[Button]]


def under(work: Work, member: Member, row: Talking, *, go_on: bool) -> Rows:
    """The buttons under what `row` said last; with `go_on`, back to a question that was set aside too."""
    if row.flow in WITH_COORDINATORS:
        return _help_first(work, member, go_on=go_on)
    menu = home.short_menu(work, member, go_on=go_on)
    if row.flow == "announcement":
        return [_answer(work, member), *menu]
    return [_about_meeting(work, member, row), *menu] if row.flow in REMINDERS else menu


def _answer(work: Work, member: Member) -> list[Button]:
    return [(speak.reader(work, member).say(home.WRITE), "m:tell")]


def _help_first(work: Work, member: Member, *, go_on: bool) -> Rows:
    say = speak.reader(work, member).say
    aside = go_on and any(it.aside for it in queries.open_conversations(work.session, member.id or 0))
    return [
        [(say(home.HELP), "m:help")],
        *([[(say(home.GO_ON), "m:go")]] if aside else []),
        [(say(MENU), "m:menu")],
    ]


def _about_meeting(work: Work, member: Member, row: Talking) -> list[Button]:
    say, meeting = speak.reader(work, member).say, row.facts["meeting"]
    return [(say(CANNOT), f"m:cancel:{meeting}"), (say(ANOTHER_TIME), f"m:move:{meeting}")]


def is_in_danger(work: Work, row: Talking) -> bool:
    """Whether the person has just told of danger: nothing else is asked now, they go on when they like."""
    case = work.session.get(Case, row.case_id) if row.case_id and row.flow == "ask_help" else None
    return case is not None and case.rule == Rule.danger
