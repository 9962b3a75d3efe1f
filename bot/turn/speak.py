"""What a turn says becomes rows of the outbox, in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.store import outbox
from bot.store.outbox import Button, Outgoing, Priority
from bot.store.tables import Member, Talking
from bot.store.work import Work
from bot.talk.conversation import Conversation, Turn
from bot.talk.heard import Tap
from bot.talk.languages import language_of
from bot.talk.phrase import Phrase
from bot.talk.question import Question
from bot.talk.questions import SKIP
from bot.talk.reader import Reader
from bot.talk.talk import CalendarEntry
from bot.turn.calendar_file import calendar_file

LONGEST_MESSAGE = 4096
"""UTF-16 units in one message. Source: core.telegram.org/bots/api#sendmessage"""
LAST_NARROW = 0xFFFF
"""The last character that UTF-16 writes as one unit."""
LONGEST_TOAST = 200
"""Characters. Source: core.telegram.org/bots/api#answercallbackquery"""

NAVIGATION_COLUMNS = 2


def reader(work: Work, member: Member) -> Reader:
    """The member as somebody who reads."""
    return Reader(member.language, work.settings.zone)


def post(
    work: Work,
    member: Member,
    phrases: Sequence[Phrase],
    rows: Sequence[Sequence[Button]] = (),
    priority: Priority = Priority.answer,
) -> int:
    """Put one message in the outbox (more where the text is too long for one); the last one's row."""
    text = "\n\n".join(said for phrase in phrases if (said := reader(work, member).say(phrase)))
    *before, last = parts(text)
    for part in before:
        outbox.put(work.session, member.telegram_id, "sendMessage", {"text": part}, work.now, priority)
    payload = {"text": last, **({"reply_markup": outbox.inline_keyboard(rows)} if rows else {})}
    return outbox.put(work.session, member.telegram_id, "sendMessage", payload, work.now, priority)


def ask(work: Work, member: Member, row: Talking, turn: Turn, priority: Priority = Priority.answer) -> None:
    """Say what the turn says and ask its question; the conversation remembers which message shows it."""
    question = turn.ask
    if question is None:
        raise ValueError("nothing to ask")
    row.shown = post(
        work,
        member,
        [*turn.say, question.prompt],
        keyboard(reader(work, member), turn, question),
        priority,
    )


def add_buttons(work: Work, member: Member, row: Talking, buttons: Sequence[tuple[Phrase, str]]) -> None:
    """One more row of buttons under the question that was asked in this turn."""
    sent = work.get(Outgoing, row.shown)
    say = reader(work, member).say
    keys = sent.payload["reply_markup"]["inline_keyboard"]
    more = outbox.inline_keyboard([[(say(label), data) for label, data in buttons]])["inline_keyboard"]
    sent.payload = {**sent.payload, "reply_markup": {"inline_keyboard": [*keys, *more]}}


def keyboard(to: Reader, turn: Turn, question: Question[Any]) -> list[list[Button]]:
    """The question's own buttons, then Skip and the conversation's."""
    options = dict(turn.options)
    beside = {SKIP: options.pop(SKIP), **turn.beside} if SKIP in options else turn.beside
    buttons = dict(zip(options, _buttons(to, turn.conversation, question.key, options), strict=True))
    return [
        *([buttons[option] for option in row] for row in question.rows(list(options), language_of(to.language))),
        *_rows(_buttons(to, turn.conversation, question.key, beside), NAVIGATION_COLUMNS),
    ]


def redraw(work: Work, member: Member, row: Talking, turn: Turn) -> None:
    """Change the buttons of the question that is on the screen."""
    if turn.ask is None or row.shown is None:
        raise ValueError("nothing to draw")
    rows = keyboard(reader(work, member), turn, turn.ask)
    payload = {"reply_markup": outbox.inline_keyboard(rows)}
    outbox.put(work.session, member.telegram_id, "editMessageReplyMarkup", payload, work.now, edits=row.shown)


def _buttons(to: Reader, on: Conversation, key: str, options: Mapping[str, Phrase]) -> list[Button]:
    return [(to.say(label), Tap(on.id, on.version, key, option).pack()) for option, label in options.items()]


def _rows(buttons: Sequence[Button], columns: int) -> Iterator[list[Button]]:
    for start in range(0, len(buttons), columns):
        yield list(buttons[start : start + columns])


def mark_answered(
    work: Work, member: Member, shown: int | None, label: Phrase | None, rows: Sequence[Sequence[Button]] = ()
) -> None:
    """Take the buttons off an answered question, or put `rows` there; show which one was tapped."""
    sent = work.session.get(Outgoing, shown) if shown else None
    if sent is None:
        return
    if label is None or "text" not in sent.payload:
        outbox.put_buttons(work.session, member.telegram_id, shown or 0, work.now, rows)
        return
    text = f"{sent.payload['text']}\n\n✔️ {reader(work, member).say(label)}"
    payload = {"text": parts(text)[0], "reply_markup": outbox.inline_keyboard(rows)}
    outbox.put(work.session, member.telegram_id, "editMessageText", payload, work.now, edits=sent.id)


def close(
    work: Work, member: Member, shown: int | None, word: Phrase, rows: Sequence[Sequence[Button]], *, keep: bool
) -> None:
    """A question is over without an answer: its buttons become these, and a word stands under it, or in its place."""
    sent = work.session.get(Outgoing, shown) if shown else None
    if sent is None:
        return
    said = reader(work, member).say(word)
    before = sent.payload.get("text", "") if keep else ""
    text = parts(f"{before}\n\n{said}")[0] if before else said
    payload = {"text": text, "reply_markup": outbox.inline_keyboard(rows)}
    outbox.put(work.session, member.telegram_id, "editMessageText", payload, work.now, edits=sent.id)


def answer_tap(work: Work, chat_id: int, callback_id: str, toast: str = "", *, alert: bool = False) -> None:
    """Stop the phone's waiting sign on the tapped button, with a line if there is one."""
    payload: dict[str, Any] = {"callback_query_id": callback_id}
    if toast:
        payload |= {"text": toast[:LONGEST_TOAST], "show_alert": alert}
    outbox.put(work.session, chat_id, "answerCallbackQuery", payload, work.now)


def play(work: Work, member: Member, voices: Sequence[str], priority: Priority = Priority.answer) -> None:
    """Send voice messages, by their Telegram file ids."""
    for voice in voices:
        outbox.put(work.session, member.telegram_id, "sendVoice", {"voice": voice}, work.now, priority)


def hand_over(work: Work, member: Member, entries: Sequence[CalendarEntry]) -> None:
    """Send calendar entries as files."""
    for entry in entries:
        file = {"filename": "makker.ics", "text": calendar_file(entry, reader(work, member), work.now)}
        outbox.put(work.session, member.telegram_id, "sendDocument", {"document": file}, work.now)


def parts(text: str) -> list[str]:
    """`text` in pieces that Telegram takes, broken at paragraphs, lines or words where there are any."""
    pieces = []
    while len(text.encode("utf-16-le")) // 2 > LONGEST_MESSAGE:
        room = text[: LONGEST_MESSAGE // 2] if _has_wide(text[:LONGEST_MESSAGE]) else text[:LONGEST_MESSAGE]
        cut = max(room.rfind("\n"), room.rfind(" ")) if "\n" in room or " " in room else -1
        cut = cut if cut > 0 else len(room)
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [*pieces, text]


def _has_wide(text: str) -> bool:
    return any(ord(letter) > LAST_NARROW for letter in text)
