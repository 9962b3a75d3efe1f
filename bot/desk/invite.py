"""`/invite`: a single-use link, and its QR code as a picture to scan from a screen or from paper."""

from io import BytesIO

import segno

from bot.desk import board
from bot.desk.board import Rows
from bot.domain.member import Role
from bot.store import outbox
from bot.store.invitations import new_invitation
from bot.store.outbox import Outgoing
from bot.store.tables import Desk, Invitation
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, lines

FOR_WHOM = _("🎟 For whom is the invitation?")
NO_NAME_YET = _("I do not know my own name yet. Please start me again.")
ROLES = {
    Role.mentee: _("A mentee"),
    Role.mentor: _("A mentor"),
    Role.coordinator: _("A coordinator"),
}
FOR = {
    Role.mentee: _("🎟 An invitation for one mentee."),
    Role.mentor: _("🎟 An invitation for one mentor."),
    Role.coordinator: _("🎟 An invitation for one coordinator."),
}
HOW = _("It works once. Send the link, or let the person scan the picture.")
USED = _("✔️ It has been used.")
DOT = 12
"""Units of the picture that one dot of the code is wide."""


def ask(work: Work, _incoming: FromGroup, _argument: str) -> None:
    """A coordinator wants to invite somebody: ask what they will be."""
    rows: Rows = [[(label, f"g:invitation:{role}")] for role, label in ROLES.items()]
    board.post(work, [FOR_WHOM], rows)


def make(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """A new invitation in the group, with its picture."""
    role, desk = Role(argument), work.session.get(Desk, work.settings.coordinator_chat)
    if desk is None or not desk.bot:
        return NO_NAME_YET
    invitation, code = new_invitation(work.session, role, work.programme.name, work.now)
    link = f"https://t.me/{desk.bot}?start={code}"
    work.audit(incoming.telegram_id, f"invite a {role}", f"invitation {number(invitation)}")
    caption = f"{board.reader(work).say(lines(FOR[role], HOW))}\n{link}"  # nothing unseen may stick to the link
    picture = {"filename": "invitation.png", "svg": qr_code(link)}
    chat = work.settings.coordinator_chat
    invitation.card = outbox.put(work.session, chat, "sendPhoto", {"photo": picture, "caption": caption}, work.now)
    return None


def qr_code(link: str) -> str:
    """The link as a picture that a phone's camera reads."""
    file = BytesIO()
    segno.make(link, error="m").save(file, kind="svg", scale=DOT, dark="#000", light="#fff", xmldecl=False)
    return file.getvalue().decode()


def show_used(work: Work, invitation_id: int) -> None:
    """The link has been used: the message says so, and neither it nor the outbox holds the code any longer."""
    invitation = work.get(Invitation, invitation_id)
    sent = work.session.get(Outgoing, invitation.card) if invitation.card else None
    if sent is None:
        return
    sent.payload = {}
    caption = board.reader(work).say(lines(FOR[Role(invitation.role)], USED))
    chat = work.settings.coordinator_chat
    outbox.put(work.session, chat, "editMessageCaption", {"caption": caption}, work.now, edits=sent.id)
