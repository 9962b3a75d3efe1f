"""A conversation that the person stops."""

from bot.domain.checkin import RoundState
from bot.store.effects import close_round
from bot.store.ending import end
from bot.store.joining import forget_sign_up
from bot.store.tables import Member, Round, Talking
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _
from bot.turn import home, speak

STOPPED = {
    "sign_up": _("I have stopped. I have kept none of your answers. You can open your invitation again at any time."),
    "check_in": _("I have stopped. What you have answered is kept for the coordinators. Thank you."),
}
STOPPED_ELSE = _("All right, I have stopped.")
NOTHING_ASKED = _("All right. Nothing has changed.")
ASKED_ALREADY = _("All right. The coordinators know. One of them will write to you here.")
TO_COORDINATORS = ("ask_help", "leave")
"""Conversations that ask the coordinators for something."""


def stop(work: Work, member: Member, row: Talking) -> None:
    """The person stops a conversation; what was committed stays."""
    end(work, row, "stopped", ())
    if row.flow == "sign_up":
        forget_sign_up(work, member, row)
    if row.flow == "check_in":
        close_round(work, work.get(Round, row.facts["round"]), RoundState.stopped)
    speak.post(work, member, [_stopped(row)], home.short_menu(work, member))
    work.freed[number(member)] = None


def _stopped(row: Talking) -> Phrase:
    """What is said to somebody who stops; what the coordinators know already is not taken back."""
    if row.flow in TO_COORDINATORS:
        return ASKED_ALREADY if row.committed else NOTHING_ASKED
    return STOPPED.get(row.flow, STOPPED_ELSE)
