"""What it is that comes next, in words."""

from collections.abc import Mapping

from bot.store import due
from bot.store.due import Timer
from bot.talk.phrase import Phrase, _

EVENT: Mapping[Timer, Phrase] = {
    due.EXPIRE: _("a question is closed"),
    due.NUDGE: _("a question is asked again"),
    due.OPEN: _("a question that waited is asked"),
    due.CHECK_IN: _("a check-in begins"),
    due.UNANSWERED: _("nobody answered a proposal"),
    due.DAY_REMINDER: _("“you meet tomorrow”"),
    due.HOURS_REMINDER: _("“you meet today”"),
    due.DID_YOU_MEET: _("“did you meet?”"),
    due.NO_MEETING: _("do these two still meet?"),
    due.ACKNOWLEDGE: _("a case still waits for somebody"),
    due.WORDS: _("a letter waits for an answer"),
    due.ANNOUNCE: _("a message to many goes on"),
    due.SNOOZED: _("a case comes back"),
    due.OVERVIEW: _("the overview is drawn again"),
    due.DIGEST: _("the coordinators’ weekly overview"),
    due.WAITING: _("a kind word for those who wait"),
    due.AGREE: _("what the two agree on"),
    due.RESUME: _("a break ends"),
    due.RESTING: _("does a break go on?"),
    due.ASK_END: _("“shall we end here?”"),
    due.END: _("the agreed end"),
    due.FOLLOW_UP: _("“how are you now?”"),
    due.FORGET: _("somebody’s time is over: erase them"),
}
"""What it is that comes next."""

EVENTS: Mapping[Timer, str] = {timer: f"event_{number}" for number, timer in enumerate(EVENT)}
"""Under which name the page finds it."""
