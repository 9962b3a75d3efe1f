"""Words between the coordinators and a member."""

from bot.desk import board
from bot.desk.board import Rows
from bot.domain.effects import Told
from bot.store.tables import Letter, Member, Note
from bot.store.work import Work, number
from bot.talk.heard import FromGroup, Words
from bot.talk.phrase import Phrase, _

ANSWER = _("💬 Answer")
WRITE_HERE = _("✍️ Reply to this message. I send your words to {who}, and nobody else.")
SENT = _("✔️ Sent to {who}.")
ONLY_WORDS = _("I can only pass on written words. Please reply with a text.")
NO_LONGER_WRITES = _("{who} has blocked the bot. I cannot write to them now.")


def ask_for_words(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """A message whose replies go to one member. Only replies to it do: colleagues talk under cards."""
    member = work.get(Member, int(argument))
    if not member.reachable:
        return NO_LONGER_WRITES(who=board.who(member))
    tapped = board.row_of(work, incoming.on)
    prompt = board.post(
        work, [WRITE_HERE(who=board.who(member))], answers=number(tapped) if tapped else None, ask_reply=True
    )
    work.add(Letter(outgoing_id=prompt, member_id=number(member)))
    return None


def pass_on(work: Work, incoming: FromGroup) -> None:
    """A reply to such a message goes to the member; any other reply is talk among colleagues."""
    prompt = board.row_of(work, incoming.reply_to)
    letter = work.session.get(Letter, number(prompt)) if prompt else None
    if prompt is None or letter is None:
        return
    if not isinstance(incoming.heard, Words):
        board.post(work, [ONLY_WORDS], answers=number(prompt))
        return
    member = work.get(Member, letter.member_id)
    work.audit(incoming.telegram_id, "write", f"member {member.id}")
    work.begin(number(member), "letter", {"text": incoming.heard.text})
    board.post(work, [SENT(who=board.who(member))], answers=number(prompt))


def show_words(work: Work, note_id: int) -> None:
    """What a member wrote to the coordinators."""
    note = work.get(Note, note_id)
    member = work.get(Member, note.member_id)
    rows: Rows = [[(ANSWER, f"g:write:{member.id}")]]
    board.tell(work, Told(**note.told), _("💬 {who} writes:")(who=board.who(member)), rows)
