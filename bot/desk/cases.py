"""Escalations: one card a case. What coordinators do with it stands in `casework`, what was done in `caselog`."""

from bot.desk import board, topics
from bot.desk.board import Rows
from bot.desk.reasons import reason
from bot.domain.case import CaseState, Outcome, Rule, Severity
from bot.domain.member import Phase
from bot.flows import words
from bot.store import outbox, queries
from bot.store.tables import Case, Member
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _
from bot.talk.reader import Reader

END = _("🏁 End this pair")
TAKE, RESOLVE, REOPEN = _("🙋 I take it"), _("✅ Resolve"), _("↩️ Reopen")
SNOOZE, HAND_OVER, SEVERITY = _("😴 Put off"), _("👉 Hand over"), _("⚖️ Severity")
READ, WRITE = _("📖 Read what was said"), _("💬 Write to {name}")

SEVERITIES = {
    Severity.urgent: _("🔴 Case {number}: urgent"),
    Severity.high: _("🟠 Case {number}: high"),
    Severity.normal: _("🟡 Case {number}: normal"),
    Severity.low: _("⚪ Case {number}: low"),
}
OUTCOMES = {
    Outcome.together: _("Solved together"),
    Outcome.talked: _("Talked to them"),
    Outcome.partner: _("New partner"),
    Outcome.ended: _("Pair ended"),
    Outcome.false_alarm: _("False alarm"),
    Outcome.other: _("Other"),
}
WAITS = _("⏳ Nobody has taken it. Please do so by {when}.")
WAITS_FOR = _("👉 Handed over to {name}. Please take it by {when}.")
TAKEN, PUT_OFF = _("🙋 Taken by {name}"), _("😴 Put off by {name} until {when}")
RESOLVED = _("✅ Resolved by {name}: {outcome}")
MET, DID_NOT_MEET = _("{who}: yes, we met"), _("{who}: no, we did not meet")
REMINDER = _("⏰ Case {number} still waits. Nobody has taken it.")
AGAIN = _("🔔 Case {number}: it happened again.")
BACK_AGAIN = _("⏰ Case {number} is back. It was put off until now.")
FOR_THE_BACKUP = _("⏰ Case {number} has waited too long in the coordinators’ group. Please look at it there.")


def show(work: Work, case_id: int, menu: Rows = ()) -> None:
    """The card of a case: number, severity, reason, whom it concerns, who has it. `menu`: instead of its buttons."""
    case = work.get(Case, case_id)
    topics.open_one(work, case)
    board.show(work, case, _words(work, case), menu or _buttons(work, case))


def _words(work: Work, case: Case) -> list[Phrase]:
    about = [*reason(case), *_concerns(work, case)]
    if case.partner_may_know:
        about.append(_("The partner may know about this."))
    return [SEVERITIES[Severity(case.severity)](number=number(case)), *about, _standing(case)]


def _concerns(work: Work, case: Case) -> list[Phrase]:
    member = work.get(Member, case.member_id) if case.member_id else None
    concerned = [_("👤 {who}")(who=board.named(work, member, case.pair_id))] if member else []
    disputed = _both_answers(work, case) if case.rule == Rule.disputed_meeting else []
    return [*concerned, *_pair(work, case), *disputed]


def _pair(work: Work, case: Case) -> list[Phrase]:
    if case.pair_id and not work.programme.cases.show_names:
        return [_("🤝 Pair {number}")(number=case.pair_id)]
    both = [board.who(work.get(Member, side.member_id)) for side in queries.sides(work.session, case.pair_id)]
    return [_("🤝 {first} and {second}")(first=both[0], second=both[1])] if both else []


def _both_answers(work: Work, case: Case) -> list[Phrase]:
    told = []
    for meeting in queries.disputed_meetings(work.session, case.pair_id)[:1]:
        told.append(words.meeting(meeting.starts_at, meeting.place))
        for said in queries.attendances(work.session, number(meeting)):
            who = board.named(work, work.get(Member, said.member_id), case.pair_id)
            told.append((MET if said.took_place else DID_NOT_MEET)(who=who))
    return told


def _standing(case: Case) -> Phrase:
    match case.state:
        case CaseState.taken:
            return TAKEN(name=case.owner)
        case CaseState.snoozed:
            return PUT_OFF(name=case.owner, when=case.snoozed_until)
        case CaseState.resolved:
            return RESOLVED(name=case.owner, outcome=OUTCOMES[Outcome(case.outcome)])
    return (WAITS_FOR(name=case.owner) if case.owner else WAITS)(when=case.acknowledge_by)


def _buttons(work: Work, case: Case) -> Rows:
    key = number(case)
    if case.state == CaseState.resolved:
        return [[(REOPEN, f"g:reopen:{key}")]]
    take = [] if case.state == CaseState.taken else [(TAKE, f"g:take:{key}")]
    more = [(SNOOZE, f"g:snooze:{key}"), (HAND_OVER, f"g:hand:{key}"), (SEVERITY, f"g:severity:{key}")]
    read = [[(READ, f"g:read:{key}")]] if case.member_id else []
    end = [[(END, f"g:end:{case.pair_id}")]] if case.rule == Rule.wants_to_leave and case.pair_id else []
    write = [
        (WRITE(name=_called(work, member, case)), f"g:write:{member.id}.{key}") for member in _to_write_to(work, case)
    ]
    return [[*take, (RESOLVE, f"g:resolve:{key}")], more, *read, *([write] if write else []), *end]


def _to_write_to(work: Work, case: Case) -> list[Member]:
    """Whoever raised it alone, never their partner; both where it concerns the pair."""
    if case.member_id:
        return [work.get(Member, case.member_id)]
    return [work.get(Member, side.member_id) for side in queries.sides(work.session, case.pair_id)]


def _called(work: Work, member: Member, case: Case) -> Phrase | str:
    """A person on a button: there is room for the name alone."""
    if work.programme.cases.show_names:
        return member.name or board.NO_NAME
    return board.named(work, member, case.pair_id)


def tell_again(work: Work, case_id: int) -> None:
    """The rule of an open case fired once more."""
    board.post(work, [AGAIN(number=case_id)], answers=work.get(Case, case_id).card)


def wake(work: Work, case_id: int) -> None:
    """A case that was put off is back."""
    board.post(work, [BACK_AGAIN(number=case_id)], answers=work.get(Case, case_id).card)


def remind(work: Work, case_id: int) -> None:
    """Nobody took the case in time: say so in the group, from the second time on to the backup too; of danger at once.

    The backup is the backup chat, if one is set, and every coordinator who joined by invitation, in their own
    chat. They learn a number and nothing of a member: what it is about stands in the group.
    """
    case = work.get(Case, case_id)
    board.post(work, [REMINDER(number=case_id)], answers=case.card)
    if case.reminders > 1 or case.rule == Rule.danger:
        for chat, language in _backup(work):
            tell_privately(work, chat, language, FOR_THE_BACKUP(number=case_id))


def tell_privately(work: Work, chat: int, language: str, phrase: Phrase) -> None:
    """A coordinator hears something in another chat than the group."""
    text = Reader(language, work.settings.zone).say(phrase)
    outbox.put(work.session, chat, "sendMessage", {"text": text}, work.now)


def _backup(work: Work) -> list[tuple[int, str]]:
    colleagues = queries.members_in_phase(work.session, Phase.coordinating)
    chat = [(work.settings.backup_chat, work.settings.coordinator_language)] if work.settings.backup_chat else []
    return [*chat, *((member.telegram_id, member.language) for member in colleagues if member.reachable)]
