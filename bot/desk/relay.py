"""Words between the coordinators and a member. Nothing reaches the member that was not meant for them.

Whoever writes to a member replies to a message that says so, or confirms with a tap that a reply under the
member's own words is for the member. Everything else in the group is talk among colleagues.
"""

from collections.abc import Sequence
from dataclasses import asdict

from bot.desk import board, cases
from bot.desk.argument import read_number
from bot.desk.board import Rows
from bot.desk.shortening import shortened
from bot.domain.case import CaseState, Event
from bot.domain.effects import Told
from bot.domain.reply import ReplyTo
from bot.store import words
from bot.store.listening import kind_of_letter, moment_for
from bot.store.peace import quiet_hours
from bot.store.tables import Case, Draft, Member, Prompt
from bot.store.work import GoneError, Work, number
from bot.talk.heard import FromGroup, Heard, Voice, Words
from bot.talk.phrase import Phrase, _, as_is

SEND, KEEP = _("📨 Yes, send it"), _("✖️ No, it stays here")
WRITE_HERE = _("✍️ Reply to this message. I send your words to {who}, and nobody else.")
SENT = _("✔️ Sent to {who}.")
BUSY = _("{who} is answering another question now. I send it right after that.")
AT_NIGHT = _("They want to be left in peace now. I send it on {when}.")
ONLY_WORDS = _("I can only pass on a text or a voice message.")
NO_LONGER_WRITES = _("{who} has blocked the bot. I cannot write to them now.")
HAS_LEFT = _("This person has left, and what they told us is erased. I have sent nothing.")
ENDED = _("The case is resolved, so I have sent nothing. Tap “Write to them” on the person’s card.")
IS_IT_FOR_THEM = _("Is this for {who}? Colleagues’ talk stays here.")
STAYS = _("It stays here. I have sent nothing.")
GOES_ON = _("💬 The conversation with {who} goes on in case {number}. I tell them when that ends, too.")
WITH_THE_CASE = _("💬 The conversation with {who} has ended with the case. I tell them.")


def ask_for_words(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """A message whose replies go to one member. `argument`: the member, and the case where it is about one."""
    person, _dot, case = argument.partition(".")
    member = work.get(Member, int(person))
    if out_of_reach := _out_of_reach(member, board.who(member)):
        return out_of_reach
    about = _case_about(work, number(member), case) if case else None
    if about and about.state == CaseState.resolved:
        return ENDED
    asks, under = WRITE_HERE(who=called(work, member, about)), board.tapped(work, incoming)
    prompt = board.post(work, [asks], answers=under, ask_reply=True)
    board.expect(work, prompt, ReplyTo.letter, number(member), about)
    return None


def _case_about(work: Work, member_id: int, argument: str) -> Case:
    """The case in which this member is written to; GoneError where there is none, or it is not for them."""
    case = work.get(Case, read_number(argument))
    if member_id not in cases.written_to(work, case):
        raise GoneError("a case of somebody else")
    return case


def _out_of_reach(member: Member, who: Phrase) -> Phrase | None:
    """Why nothing can be sent to somebody; None where it can."""
    if member.left_at:
        return HAS_LEFT
    return None if member.reachable else NO_LONGER_WRITES(who=who)


def called(work: Work, member: Member, case: Case | None) -> Phrase:
    """A person as the group speaks of them: in a case by name only where the programme allows it."""
    return board.named(work, member, case.pair_id) if case else board.who(member)


def pass_on(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """A reply to such a message goes to the member."""
    told = _to_be_sent(work, incoming, prompt)
    if told:
        board.post(work, [_send(work, incoming, _draft(incoming, prompt, told))], answers=prompt.outgoing_id)


def ask_first(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """A reply under a member's words may be for them, or for the colleagues."""
    told = _to_be_sent(work, incoming, prompt)
    if told:
        draft = work.add(_draft(incoming, prompt, told))
        rows: Rows = [[(SEND, f"g:send:{draft.id}"), (KEEP, f"g:keep:{draft.id}")]]
        asked = [IS_IT_FOR_THEM(who=_to(work, draft)), *_quoted(told)]
        board.post(work, asked, rows, answers=prompt.outgoing_id)


def _to_be_sent(work: Work, incoming: FromGroup, prompt: Prompt) -> Told | None:
    """The words of a reply; None where it cannot be sent, which is said."""
    told = _told(incoming.heard)
    if prompt.case_id and not words.open_case(work, prompt.case_id):
        board.post(work, [ENDED], answers=prompt.outgoing_id)
        return None
    if told is None:
        board.post(work, [ONLY_WORDS], answers=prompt.outgoing_id)
    return told


def _told(heard: Heard) -> Told | None:
    match heard:
        case Words(text) if text.strip():
            return Told(text=text.strip())
        case Voice(file_id):
            return Told(voice=file_id)
    return None


def _draft(incoming: FromGroup, prompt: Prompt, told: Told) -> Draft:
    return Draft(member_id=prompt.subject, case_id=prompt.case_id, told=asdict(told), author=incoming.name)


def _to(work: Work, draft: Draft) -> Phrase:
    return called(work, work.get(Member, draft.member_id), words.open_case(work, draft.case_id or 0))


def _quoted(told: Told) -> Sequence[Phrase]:
    """What is about to be sent, where it can be written down."""
    return [as_is(shortened(told.text))] if told.text else []


def send(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """A colleague confirms that the words are for the member."""
    draft = work.lock(Draft, int(argument))
    asked = board.row_of(work, incoming.on)
    work.session.delete(draft)
    said = _send(work, incoming, draft)
    if asked:
        board.edit(work, number(asked), [said, *_quoted(Told(**draft.told))])
    return said


def stay(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """The words were for the colleagues."""
    work.session.delete(work.lock(Draft, int(argument)))
    asked = board.row_of(work, incoming.on)
    if asked:
        board.edit(work, number(asked), [STAYS])
    return STAYS


def _send(work: Work, incoming: FromGroup, draft: Draft) -> Phrase:
    """Have the member told; what the colleagues read about it."""
    member, case = work.get(Member, draft.member_id), words.open_case(work, draft.case_id or 0)
    who = called(work, member, case)
    if draft.case_id and not case:
        return ENDED
    if out_of_reach := _out_of_reach(member, who):
        return out_of_reach
    if case:
        work.log_case(case, Event.written, incoming.name, board.plain(work, who))
    work.audit(incoming.telegram_id, "write", f"member {member.id}")
    by = draft.author.split()[0] if work.programme.cases.sign_letters and draft.author.split() else ""
    held = _held(work, member, who)
    words.write(work, member, Told(**draft.told), draft.author, {"by": by, "case": case.id if case else 0})
    return held or SENT(who=who)


def _held(work: Work, member: Member, who: Phrase) -> Phrase | None:
    """When it arrives, where that is later: in the morning, or after the question that the person is answering."""
    moment = moment_for(work, member, kind_of_letter(work, member))
    if moment <= work.now:
        return None
    hours, zone = quiet_hours(work, member), work.settings.zone
    return AT_NIGHT(when=moment) if hours.hold(work.now, zone) else BUSY(who=who)


def end_with(work: Work, case: Case) -> None:
    """A case is resolved: the conversations in it end. The coordinators read who is told, and who is not yet."""
    for member, elsewhere in words.end_with(work, case):
        said = GOES_ON(number=elsewhere) if elsewhere else WITH_THE_CASE
        board.post(work, [said(who=board.named(work, member, case.pair_id))], answers=case.card)
