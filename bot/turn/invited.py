"""An invitation that is opened."""

from bot.desk import colleagues
from bot.domain.member import Phase, Role
from bot.flows.invitation import Trouble
from bot.store import queries
from bot.store.joining import begin_sign_up, close_conversations
from bot.store.tables import Invitation, Member
from bot.store.work import Work, number
from bot.talk.phrase import _, lines
from bot.turn import home, ways

ALREADY_IN = _("You have already joined. You do not need this invitation.")
ALREADY_JOINING = _("You are already joining with another invitation, so you do not need this one. We go on here.")
WRONG_ONE = _("Was the other invitation the wrong one? Tap Stop, then open this one again.")
NOT_IN = (Phase.visitor, Phase.declined)
"""Whoever may use an invitation."""
WELCOME_COORDINATOR = _("Welcome!")


def open_invitation(work: Work, member: Member, code: str, *, in_group: bool) -> None:
    """Somebody opens the link of an invitation: a new one, their own again, or one that is of no use to them."""
    invitation = queries.invitation_with_code(work.session, code)
    match invitation:
        case Invitation(used_by=None) if member.phase in NOT_IN:
            invitation.used_by, invitation.used_at = number(member), work.now
            work.show("invitation", number(invitation))
            _join(work, member, invitation, in_group=in_group)
        case Invitation(used_by=user) if user == member.id and member.phase == Phase.visitor:
            begin_sign_up(work, member, Role(invitation.role), invitation.language)
        case Invitation(used_by=user) if user == member.id:
            ways.menu(work, member)
        case _ if member.phase == Phase.signing_up:
            other = invitation is not None and invitation.used_by is None and invitation.role != member.role
            ways.say(work, member, lines(ALREADY_JOINING, WRONG_ONE) if other else ALREADY_JOINING)
        case _ if member.phase != Phase.visitor:
            ways.say(work, member, ALREADY_IN)
        case _:
            trouble = Trouble.used if invitation else Trouble.unknown
            close_conversations(work, member, "invitation")
            work.begin(number(member), "invitation", {"trouble": trouble})


def _join(work: Work, member: Member, invitation: Invitation, *, in_group: bool) -> None:
    role = Role(invitation.role)
    if role is not Role.coordinator:
        begin_sign_up(work, member, role, invitation.language)
        return
    member.language = invitation.language or member.language
    close_conversations(work, member, "invitation")
    member.phase, member.role, member.left_at = Phase.coordinating, role, None
    work.audit(member.telegram_id, "join as coordinator", f"member {member.id}")
    colleagues.join(work, member, inside=in_group)
    home.show(work, member, WELCOME_COORDINATOR)
