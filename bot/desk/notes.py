"""What members write and speak to the coordinators, as it stands in the group until somebody has answered."""

from bot.desk import board
from bot.desk.relay import called
from bot.domain.case import Rule, Severity, Signal
from bot.domain.effects import Told
from bot.domain.member import Phase
from bot.domain.reply import ReplyTo
from bot.domain.settling import Relief
from bot.store import words
from bot.store.settling import settle
from bot.store.tables import Case, Member, Note
from bot.store.work import GoneError, Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is

ANSWER, SEEN = _("💬 Answer"), _("👌 No answer needed")
NOTED = _("All right, I do not remind you of it.")
WRITES, SPEAKS = _("💬 {who} writes:"), _("🎤 {who} speaks.")
STILL_WAITS = _("⏰ {who} still waits for an answer.")


def show(work: Work, note_id: int) -> None:
    """What a member wrote or spoke to the coordinators: under its case, or by itself."""
    note = work.get(Note, note_id)
    case = words.open_case(work, note.case_id or 0)
    who, told = called(work, work.get(Member, note.member_id), case), Told(**note.told)
    rows = [[*_answer(note, case), (SEEN, f"g:seen:{note.id}")]]
    card = case.card if case else None
    if told.voice:
        note.card = board.play(work, told.voice, SPEAKS(who=who), card, rows)
    else:
        note.card = board.post(work, [WRITES(who=who), as_is(told.text)], rows, answers=card)
    board.expect(work, note.card, ReplyTo.members_words, note.member_id, case)


def _answer(note: Note, case: Case | None) -> list[tuple[Phrase, str]]:
    return [(ANSWER, f"g:write:{note.member_id}.{case.id}" if case else f"g:write:{note.member_id}")]


def seen(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """Somebody read a member's words, and they need no answer."""
    note = work.lock(Note, int(argument))
    if note.author:
        raise GoneError("a coordinator's own words")
    note.answer_by = None
    settle(work, Relief.replied, member=note.member_id)
    work.audit(incoming.telegram_id, "needs no answer", f"member {note.member_id}")
    if note.card:
        rows = [_answer(note, words.open_case(work, note.case_id or 0))]
        board.change_buttons(work, note.card, rows)
    return NOTED


def remind(work: Work, note: Note) -> None:
    """Nobody has answered a member's words: a line under them in their case; a case of its own where there is none."""
    member, case = work.get(Member, note.member_id), words.open_case(work, note.case_id or 0)
    if case is None and member.phase != Phase.visitor:
        case = work.raise_case(Signal(Rule.unanswered_question, Severity.low), number(member))
        note.case_id = case.id
        return
    note.reminders += 1
    note.answer_by = words.next_reminder(work, note)
    board.post(work, [STILL_WAITS(who=called(work, member, case))], [_answer(note, case)], answers=note.card)
