"""Where somebody stands, in words: the partner, the next meetings, what is waited for."""

from bot.desk import colleagues
from bot.domain.meeting import MeetingState
from bot.domain.member import Phase, Role
from bot.flows import words
from bot.store import queries
from bot.store.tables import Member, Side
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _, lines
from bot.turn import together

AT_MOST = 3
"""Meetings that Home names."""
STANDS = {
    Phase.visitor: _("You have not joined yet."),
    Phase.signing_up: _("You are joining the programme."),
    Phase.waiting_for_approval: _("A coordinator reads your answers and writes to you here, mostly within a week."),
    Phase.waiting_for_match: _(
        "The coordinators look for the right person for you. I write to you when there is somebody."
    ),
    Phase.alumni: _("Your time in a pair is over. Thank you! You can ask for a new partner when you like."),
    Phase.declined: _("The coordinators could not offer you a place. You can ask them why with the Help button."),
}


def in_words(work: Work, member: Member) -> list[Phrase]:
    """Where this person stands in the programme: what they wait for, with whom they are, what comes next."""
    side = queries.side_in_active_pair(work.session, number(member))
    if side is None and member.phase == Phase.in_pair:
        return together.standing(work, member)
    if member.phase == Phase.coordinating:
        return [colleagues.standing(work, member)]
    if side is None:
        return [STANDS.get(Phase(member.phase), STANDS[Phase.waiting_for_match])]
    partner = queries.partner_of(work.session, side).name
    is_mentee = member.role == Role.mentee
    who = _("Your mentor is {partner}.") if is_mentee else _("Your mentee is {partner}.")
    agreement = together.agreement_standing(work, side)
    return [who(partner=partner), *_meetings(work, side), *agreement, *_others(work, member)]


def _others(work: Work, member: Member) -> list[Phrase]:
    """The mentees who are not in view."""
    _in_view, *others = queries.pairs_of(work.session, number(member))
    sides = [work.get(Side, (number(pair), number(member))) for pair in others]
    return [_("You also meet {partner}.")(partner=queries.partner_of(work.session, side).name) for side in sides]


def _meetings(work: Work, side: Side) -> list[Phrase]:
    """The next ones, a line or two each."""
    coming = [it for it in queries.next_meetings(work.session, side.pair_id) if it.starts_at > work.now]
    agreed = [words.meeting(it.starts_at, it.place) for it in coming if it.state == MeetingState.agreed]
    asked = [words.meeting(it.starts_at, it.place) for it in coming if it.state == MeetingState.proposed]
    title = _("Next meeting:") if len(agreed) == 1 else _("Next meetings:")
    told = [lines(title, *agreed[:AT_MOST])] if agreed else [_("No meeting is agreed yet.")]
    return [*told, *([lines(_("Waiting for an answer:"), *asked[:AT_MOST])] if asked else [])]
