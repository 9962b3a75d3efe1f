"""Where things stand, and what the person can do next."""

from bot.domain.meeting import MeetingState
from bot.domain.member import Phase, Role
from bot.flows import words
from bot.store import queries
from bot.store.outbox import Button
from bot.store.tables import Member
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _, lines
from bot.talk.reader import NATIVE_NAMES
from bot.turn import speak

GO_ON = _("▶️ Go on with the question")
MENU, HELP, MEET, LANGUAGE = _("☰ Menu"), _("🆘 Help"), _("📅 Propose a meeting"), _("🌐 Language")

STANDS = {
    Phase.visitor: _("You have not joined yet."),
    Phase.signing_up: _("You are joining the programme."),
    Phase.waiting_for_approval: _("A coordinator reads your answers and writes to you here, mostly within a week."),
    Phase.waiting_for_match: _(
        "The coordinators look for the right person for you. I write to you when there is somebody."
    ),
    Phase.coordinating: _(
        "You are a coordinator. The work is in the coordinators’ group. I write to you here when a case waits too long."
    ),
    Phase.declined: _("The coordinators could not offer you a place. You can ask them why with the Help button."),
}


def short_menu(work: Work, member: Member, *, go_on: bool = False) -> list[list[Button]]:
    """The way on after a conversation's last words; with `go_on`, back to a question that was set aside too."""
    say = speak.reader(work, member).say
    rows = [[(say(MENU), "m:menu"), (say(HELP), "m:help")]]
    if member.phase == Phase.in_pair:
        rows.insert(0, [(say(MEET), "m:meet")])
    if go_on and any(row.aside for row in queries.open_conversations(work.session, number(member))):
        rows.insert(0, [(say(GO_ON), "m:go")])
    return rows


def show(work: Work, member: Member, *first: Phrase) -> None:
    """Send the menu: partner, next meeting, what one can do."""
    say = speak.reader(work, member).say
    rows = [[(say(HELP), "m:help"), (say(LANGUAGE), "m:language")]]
    if member.phase == Phase.in_pair:
        rows.insert(0, [(say(MEET), "m:meet")])
    speak.post(work, member, [*first, *_standing(work, member)], rows)


def _standing(work: Work, member: Member) -> list[Phrase]:
    side = queries.side_in_active_pair(work.session, number(member))
    if side is None:
        return [STANDS[Phase(member.phase)]]
    partner = queries.partner_of(work.session, side).name
    is_mentee = member.role == Role.mentee
    who = _("Your mentor is {partner}.") if is_mentee else _("Your mentee is {partner}.")
    meetings = [it for it in queries.next_meetings(work.session, side.pair_id) if it.starts_at > work.now]
    agreed = [
        lines(_("Next meeting:"), words.meeting(it.starts_at, it.place))
        for it in meetings
        if it.state == MeetingState.agreed
    ]
    asked = [
        lines(_("Waiting for an answer:"), words.meeting(it.starts_at, it.place))
        for it in meetings
        if it.state == MeetingState.proposed
    ]
    return [who(partner=partner), *(agreed or [_("No meeting is agreed yet.")]), *asked]


def show_languages(work: Work, member: Member) -> None:
    """The languages, each by its own name."""
    rows = [[(name, f"m:lang:{code}")] for code, name in NATIVE_NAMES.items()]
    speak.post(work, member, [words.CHOOSE_LANGUAGE], rows)
