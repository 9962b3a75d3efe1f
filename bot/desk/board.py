"""How messages reach the coordinators' group. Everything there is in the coordinators' own language."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, or_, select

from bot.domain.effects import Told
from bot.domain.member import Phase, Role
from bot.domain.reply import ReplyTo
from bot.store import outbox
from bot.store.outbox import Button, Outgoing
from bot.store.tables import Case, Member, Pair, Prompt
from bot.store.work import Work
from bot.talk.buttons import MENU
from bot.talk.direction import without_unseen
from bot.talk.heard import FromGroup
from bot.talk.long_texts import LONGEST_TEXT, parts, utf16
from bot.talk.phrase import Phrase, _, as_is
from bot.talk.reader import Reader

LONGEST_TOAST = 200

CARDS = ("sendMessage", "editMessageText")
"""Methods that say what a card shows."""

MENTEE, MENTOR, VISITOR = _("{name} (mentee)"), _("{name} (mentor)"), _("{name} (not joined)")
NO_NAME, LEFT = _("somebody without a name"), _("somebody who has left")
HAS_LEFT = _("👤 This person has left. What they told us is erased.")

Rows = Sequence[Sequence[tuple[Phrase, str]]]
"""Rows of buttons: a label and its callback data."""


def reader(work: Work) -> Reader:
    """The group as somebody who reads."""
    return Reader(work.settings.coordinator_language, work.settings.zone)


def who(member: Member) -> Phrase:
    """A person as coordinators speak of them: name and role; of whoever left, nothing is known."""
    if member.left_at:
        return LEFT
    name = as_is(member.name) if member.name else NO_NAME
    if member.phase == Phase.visitor:
        return VISITOR(name=name)
    return (MENTEE if member.role == Role.mentee else MENTOR)(name=name)


def named(work: Work, member: Member, pair_id: int) -> Phrase:
    """A person as the cards of cases speak of them: by name only where the programme allows it."""
    if work.programme.cases.show_names or member.left_at:
        return who(member)
    if not pair_id:
        return _("member {number}")(number=member.id)
    of_a_pair = _("the mentee of pair {number}") if member.role == Role.mentee else _("the mentor of pair {number}")
    return of_a_pair(number=pair_id)


def plain(work: Work, phrase: Phrase) -> str:
    """The phrase where nobody lays out text: a topic's name. Without the signs that keep directions apart."""
    return without_unseen(reader(work).say(phrase))


def post(
    work: Work,
    phrases: Sequence[Phrase],
    rows: Rows = (),
    *,
    answers: int | None = None,
    topic: int | None = None,
    ask_reply: bool = False,
) -> int:
    """Put a message in the group; its row. What is too long for one comes in several, the buttons under the last.

    `answers`: the row it replies to. `topic`: the row that opened its topic. `ask_reply`: the phone opens a reply.
    """
    chat, (*before, last) = work.settings.coordinator_chat, parts(_text(work, phrases))
    for text in before:
        outbox.put(work.session, chat, "sendMessage", {"text": text}, work.now, answers=answers, topic=topic)
    payload = _payload(work, last, rows)
    if ask_reply:
        payload["reply_markup"] = {"force_reply": True}
    return outbox.put(work.session, chat, "sendMessage", payload, work.now, answers=answers, topic=topic)


def expect(work: Work, row: int, reply_to: ReplyTo, subject: int, case: Case | None = None) -> None:
    """From now on replies to this message are for something."""
    case_id = case.id if case else None
    work.add(Prompt(outgoing_id=row, reply_to=reply_to, subject=subject, case_id=case_id))


def show(work: Work, owner: Member | Pair | Case, phrases: Sequence[Phrase], rows: Rows = ()) -> None:
    """Bring the one message that stands for a person, pair or case up to date, or send it."""
    if owner.card is None:
        owner.card = post(work, phrases, rows, topic=owner.topic if isinstance(owner, Case) else None)
        return
    edit(work, owner.card, phrases, rows)


def lift(work: Work, owner: Member | Pair | Case) -> None:
    """Have the card sent anew, at the bottom of the chat; the old one loses its buttons."""
    if owner.card is not None:
        bare = {"reply_markup": outbox.inline_keyboard([])}
        chat = work.settings.coordinator_chat
        outbox.put(work.session, chat, "editMessageReplyMarkup", bare, work.now, edits=owner.card)
    owner.card = None


def edit(work: Work, row: int, phrases: Sequence[Phrase], rows: Rows = ()) -> None:
    """Change a message in the group; nothing where it already says so, which Telegram would refuse."""
    payload = {"reply_markup": outbox.inline_keyboard([]), **_payload(work, _beginning(_text(work, phrases)), rows)}
    if _as_it_stands(work, row) == payload:
        return
    outbox.put(work.session, work.settings.coordinator_chat, "editMessageText", payload, work.now, edits=row)


def _beginning(text: str) -> str:
    """What fits into a message that is there already."""
    first, *more = parts(text, LONGEST_TEXT - 2 if utf16(text) > LONGEST_TEXT else LONGEST_TEXT)
    return f"{first}\n…" if more else first


def _as_it_stands(work: Work, row: int) -> dict[str, Any]:
    query = select(Outgoing).where(or_(Outgoing.id == row, Outgoing.edits == row), col(Outgoing.method).in_(CARDS))
    newest = work.session.exec(query.order_by(col(Outgoing.id).desc())).first()
    return {"reply_markup": outbox.inline_keyboard([]), **newest.payload} if newest else {}


def row_of(work: Work, message_id: int) -> Outgoing | None:
    """Our row behind a message in the group; None where the message is not ours."""
    query = select(Outgoing).where(
        Outgoing.message_id == message_id, Outgoing.chat_id == work.settings.coordinator_chat
    )
    newest = query.order_by(col(Outgoing.id).desc())  # a group that became a supergroup counts from 1 again
    return work.session.exec(newest).first() if message_id else None


def tapped(work: Work, incoming: FromGroup) -> int | None:
    """The row of the message whose button was tapped: what follows from the tap stands under it, in its topic."""
    row = row_of(work, incoming.on)
    return row.id if row else None


def play(work: Work, file_id: str, caption: Phrase, answers: int | None, rows: Rows = ()) -> int:
    """Put a voice message in the group; its row."""
    payload = {"voice": file_id, "caption": reader(work).say(caption), **_markup(work, rows)}
    chat = work.settings.coordinator_chat
    return outbox.put(work.session, chat, "sendVoice", payload, work.now, answers=answers)


def change_buttons(work: Work, row: int, rows: Rows) -> None:
    """Give a message in the group other buttons; its words stay."""
    payload = {"reply_markup": outbox.inline_keyboard([]), **_markup(work, rows)}
    outbox.put(work.session, work.settings.coordinator_chat, "editMessageReplyMarkup", payload, work.now, edits=row)


def tell(work: Work, told: Told, caption: Phrase, rows: Rows = (), *, answers: int | None = None) -> None:
    """Somebody's own words in the group, whole: written under the caption, or as a voice message."""
    if told.voice:
        play(work, told.voice, caption, answers)
    if told.text or rows:
        post(work, [caption, *([as_is(told.text)] if told.text else [])], rows, answers=answers)


def tell_privately(work: Work, chat: int, language: str, phrase: Phrase) -> None:
    """A coordinator hears something in another chat than the group; in their own one, with a way on."""
    say = Reader(language, work.settings.zone).say
    way_on = {"reply_markup": outbox.inline_keyboard([[(say(MENU), "m:menu")]])} if chat > 0 else {}
    outbox.put(work.session, chat, "sendMessage", {"text": say(phrase), **way_on}, work.now)


def answer_tap(work: Work, callback_id: str, toast: Phrase | None) -> None:
    """Stop the waiting sign on the tapped button, with a line if there is one."""
    payload: dict[str, Any] = {"callback_query_id": callback_id}
    if toast:
        payload["text"] = reader(work).say(toast)[:LONGEST_TOAST]
    outbox.put(work.session, work.settings.coordinator_chat, "answerCallbackQuery", payload, work.now)


def _payload(work: Work, text: str, rows: Rows) -> dict[str, Any]:
    return {"text": text, **_markup(work, rows)}


def _text(work: Work, phrases: Sequence[Phrase]) -> str:
    return "\n".join(map(reader(work).say, phrases))


def _markup(work: Work, rows: Rows) -> dict[str, Any]:
    say = reader(work).say
    buttons: list[list[Button]] = [[(say(label), data) for label, data in row] for row in rows]
    return {"reply_markup": outbox.inline_keyboard(buttons)} if rows else {}
