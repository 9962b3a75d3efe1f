"""`/invite`: a single-use link, and its QR code as a picture to scan from a screen or from paper."""

from io import BytesIO
from typing import Any

import segno
from sqlmodel import or_, select

from bot.desk import board
from bot.desk.board import Rows
from bot.domain.member import Role
from bot.store import outbox
from bot.store.invitations import new_invitation
from bot.store.outbox import Outgoing, Sending
from bot.store.tables import Desk, Invitation
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, lines
from bot.talk.reader import NATIVE_NAMES

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
LANGUAGE = _("🌐 The first message is in {language}.")
CHOOSES = _("🌐 The person chooses the language first. Or tap the language of the first message:")
USED = _("✔️ It has been used.")
ALREADY_USED = _("This invitation has been used.")
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
    payload = {"photo": {"filename": "invitation.png", "svg": qr_code(link)}, **_shown(work, invitation, link)}
    invitation.card = outbox.put(work.session, work.settings.coordinator_chat, "sendPhoto", payload, work.now)
    return None


def _shown(work: Work, invitation: Invitation, link: str) -> dict[str, Any]:
    """What stands under the picture. Nothing unseen may stick to the link."""
    say, chosen = board.reader(work).say, invitation.language
    language = LANGUAGE(language=NATIVE_NAMES[chosen]) if chosen else CHOOSES
    others = [code for code in work.settings.languages if code != chosen]
    row = [(NATIVE_NAMES[code], f"g:greet:{invitation.id}.{code}") for code in others]
    told = say(lines(FOR[Role(invitation.role)], HOW, language))
    return {"caption": f"{told}\n{link}", "reply_markup": outbox.inline_keyboard([row])}


def greet_in(work: Work, _incoming: FromGroup, argument: str) -> Phrase | None:
    """Whoever opens the invitation is greeted in this language. `argument`: the invitation, and the language."""
    key, _dot, code = argument.partition(".")
    invitation = work.lock(Invitation, int(key))
    sent = work.session.get(Outgoing, invitation.card) if invitation.card else None
    if code not in work.settings.languages:
        raise ValueError("a language that nobody was offered")
    if invitation.used_by is not None or sent is None:
        return ALREADY_USED
    invitation.language = code
    link = sent.payload["caption"].split("\n")[-1]
    chat, payload = work.settings.coordinator_chat, _shown(work, invitation, link)
    outbox.put(work.session, chat, "editMessageCaption", payload, work.now, edits=sent.id)
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
    caption = board.reader(work).say(lines(FOR[Role(invitation.role)], USED))
    for row in work.session.exec(select(Outgoing).where(or_(Outgoing.id == sent.id, Outgoing.edits == sent.id))):
        row.payload = {} if row.state != Sending.waiting else {**row.payload, "caption": caption}
    chat = work.settings.coordinator_chat
    outbox.put(work.session, chat, "editMessageCaption", {"caption": caption}, work.now, edits=sent.id)
