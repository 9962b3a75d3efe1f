"""People on the coordinators' desk: who asks to join, and what became of it."""

from typing import Any

from bot.desk import board
from bot.desk.board import Rows
from bot.desk.shortening import shortened
from bot.domain.effects import Told
from bot.domain.member import Phase, Role
from bot.flows import words
from bot.store import outside
from bot.store.joining import begin_sign_up
from bot.store.tables import Member, Outgoing
from bot.store.waiting import begin_to_wait
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, n_

APPROVE, DECLINE, ASK = _("✅ Approve"), _("✖️ Decline"), _("💬 Ask")
APPROVE_AFTER_ALL = _("✅ Approve after all")
MATCH, READ, WRITE = _("🤝 Find a match"), _("📖 Read everything"), _("💬 Write to them")
INVITE, ANSWERS = _("✅ Invite"), _("📋 What they answered")
NUMBER = _("Person {it}")
"""By this, an operator knows whom `makker forget` and `makker data` are about."""

DECIDED = _("This has already been decided.")
APPROVED, DECLINED, INVITED = _("Approved."), _("Declined."), _("Invited.")

STANDS = {
    Phase.waiting_for_approval: _("⏳ Waiting for your approval"),
    Phase.waiting_for_match: _("✅ Approved, waiting for a match"),
    Phase.in_pair: _("🤝 In a pair"),
    Phase.alumni: _("🏁 Has been in a pair"),
    Phase.coordinating: _("👋 A coordinator"),
    Phase.declined: _("✖️ Declined"),
    Phase.visitor: _("Left again, no answers are kept"),
    Phase.signing_up: _("✏️ Joining"),
}


def show(work: Work, member_id: int) -> None:
    """The card of somebody who asks to join."""
    member = work.get(Member, member_id)
    if member.left_at:
        board.show(work, member, [board.HAS_LEFT])
        return
    if _asks_anew(work, member):
        board.lift(work, member)
    title = _("👤 {who}")(who=board.who(member))
    profile = [*words.profile(_short(member.profile))]
    board.show(work, member, [title, *profile, STANDS[Phase(member.phase)], NUMBER(it=member_id)], _buttons(member))


def _asks_anew(work: Work, member: Member) -> bool:
    """Whether somebody with an old card asks to join: an edit far up in the chat would be seen by nobody."""
    card = work.session.get(Outgoing, member.card) if member.card else None
    if card is None or member.waiting_since is None or member.phase != Phase.waiting_for_approval:
        return False
    return card.created_at < member.waiting_since


def remind(work: Work, member: Member) -> None:
    """Nobody has decided for too long: the card comes to the bottom of the chat, with a line that says so."""
    board.lift(work, member)
    show(work, number(member))
    days = (work.now - (member.waiting_since or work.now)).days
    told = n_("⏰ {who} has waited {n} day for your decision.", "⏰ {who} has waited {n} days for your decision.", days)
    board.post(work, [told(who=board.who(member))], answers=member.card)


def _short(profile: dict[str, Any]) -> dict[str, Any]:
    return {
        key: {**value, "text": shortened(value.get("text", ""))} if isinstance(value, dict) else value
        for key, value in profile.items()
    }


def _buttons(member: Member) -> Rows:
    key = number(member)
    write: list[tuple[Phrase, str]] = [(WRITE, f"g:write:{key}")]
    read = [(READ, f"g:profile:{key}")] if member.profile != _short(member.profile) or _spoken(member) else []
    match Phase(member.phase):
        case Phase.waiting_for_approval:
            decide = [(APPROVE, f"g:approve:{key}"), (DECLINE, f"g:decline:{key}")]
            return [decide, [(ASK, f"g:write:{key}"), *read]]
        case Phase.waiting_for_match:
            return [[(MATCH, f"g:match:{key}")], write + read]
        case Phase.in_pair | Phase.alumni:
            return [[(ANSWERS, f"g:answers:{key}")], write + read]
        case Phase.declined:
            return [[(APPROVE_AFTER_ALL, f"g:approve:{key}")], write + read]
    return []


def _spoken(member: Member) -> bool:
    return any(isinstance(value, dict) and value.get("voice") for value in member.profile.values())


def approve(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """The person may join; also after all, once declined."""
    member = work.lock(Member, int(argument))
    if member.phase not in (Phase.waiting_for_approval, Phase.declined):
        return DECIDED
    begin_to_wait(work, member, Phase.waiting_for_match)
    work.audit(incoming.telegram_id, "approve", f"member {member.id}")
    work.begin(number(member), "approved", {})
    work.show("member", number(member))
    return APPROVED


def decline(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """The person may not join."""
    member = work.lock(Member, int(argument))
    if member.phase != Phase.waiting_for_approval:
        return DECIDED
    member.phase = Phase.declined
    outside.begin(work, member)
    work.audit(incoming.telegram_id, "decline", f"member {member.id}")
    work.begin(number(member), "declined", {})
    work.show("member", number(member))
    return DECLINED


def read(work: Work, incoming: FromGroup, argument: str) -> None:
    """All that the person told, whole, with the voice messages."""
    member = work.get(Member, int(argument))
    work.audit(incoming.telegram_id, "read sign-up", f"member {member.id}")
    board.post(work, [board.who(member), *words.profile(member.profile)], answers=member.card)
    for key, value in member.profile.items():
        if isinstance(value, dict) and value.get("voice"):
            caption = words.PROFILE[key](it=board.who(member))
            board.tell(work, Told(voice=value["voice"]), caption, answers=member.card)


def show_request(work: Work, member_id: int) -> None:
    """The card of somebody who asks for an invitation."""
    member = work.get(Member, member_id)
    asked = _("✉️ {name} would like an invitation: {role}")(name=member.name, role=words.ROLES[Role(member.role)])
    waits = member.phase == Phase.visitor
    rows: Rows = [[(INVITE, f"g:invite:{member_id}"), (ASK, f"g:write:{member_id}")]] if waits else []
    board.show(work, member, [asked, *([] if waits else [STANDS[Phase(member.phase)]])], rows)


def invite(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """Somebody who asked for an invitation gets one: their sign-up begins."""
    member = work.lock(Member, int(argument))
    if member.phase != Phase.visitor or not member.role:
        return DECIDED
    work.audit(incoming.telegram_id, "invite", f"member {member.id}")
    begin_sign_up(work, member, Role(member.role))
    show_request(work, number(member))
    member.card = None  # the sign-up gets a card of its own
    return INVITED
