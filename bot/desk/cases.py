"""Escalations: one card a case. What coordinators do with it stands in `casework`, what was done in `caselog`."""

from bot.desk import backup, board, topics
from bot.desk.board import Rows
from bot.desk.reasons import RELIEFS, RULES, in_words, reason
from bot.domain.case import CaseState, Outcome, Rule, Severity
from bot.domain.pair import TOGETHER
from bot.domain.reminding import tells_backup
from bot.domain.settling import Relief
from bot.flows import words
from bot.store import queries
from bot.store.tables import Case, Member, Pair
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _, lines, n_

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
WAITS, WAITS_ON = _("⏳ Nobody has taken it. Please do so by {when}."), _("⏳ Nobody has taken it.")
WAITS_FOR, WAITS_ON_FOR = _("👉 Handed over to {name}. Please take it by {when}."), _("👉 Handed over to {name}.")
TAKEN, PUT_OFF = _("🙋 Taken by {name}"), _("😴 Put off by {name} until {when}")
RESOLVED = _("✅ Resolved by {name}: {outcome}")
RESOLVED_ITSELF, STAYS_OPEN = _("✅ It resolved itself: {why}"), _("ℹ️ {why} It stays open until somebody resolves it.")
MET, DID_NOT_MEET = _("{who}: yes, we met"), _("{who}: no, we did not meet")
REMINDER = _("⏰ Case {number} still waits. Nobody has taken it.")
LAST_REMINDER = _("I do not remind you of it again. It stays on the list of open cases and in the message on Monday.")
AGAIN = _("🔔 Case {number}: it happened again.")
BACK_AGAIN = _("⏰ Case {number} is back. It was put off until now.")
AT_MOST = 3
"""Meetings about which two answers disagree that a card shows, the newest; the others are counted."""
FOR_THE_BACKUP = _("⏰ Case {number} has waited too long in the coordinators’ group. Please look at it there.")


def show(work: Work, case_id: int, menu: Rows = ()) -> None:
    """The card of a case: number, severity, reason, whom it concerns, who has it. `menu`: instead of its buttons."""
    case = work.get(Case, case_id)
    is_new = case.card is None
    topics.open_one(work, case)
    board.show(work, case, _words(work, case), menu or _buttons(work, case))
    if is_new:
        backup.tell_of_unseen(work, case)


def _words(work: Work, case: Case) -> list[Phrase]:
    why = reason(case)[:1] if case.rule == Rule.disputed_meeting else reason(case)  # whose meetings stand below
    about = [*why, *_concerns(work, case)]
    if case.partner_may_know:
        about.append(_("The partner may know about this."))
    if case.settled and case.state != CaseState.resolved:
        about.append(STAYS_OPEN(why=RELIEFS[Relief(case.settled)]))
    return [SEVERITIES[Severity(case.severity)](number=number(case)), *about, standing(case)]


def _concerns(work: Work, case: Case) -> list[Phrase]:
    member = work.get(Member, case.member_id) if case.member_id else None
    concerned = [_person(work, member, case)] if member else []
    disputed = _both_answers(work, case) if case.rule == Rule.disputed_meeting else []
    pair = [pair_named(work, case.pair_id)] if case.pair_id else []
    return [*concerned, *pair, *disputed]


def _person(work: Work, member: Member, case: Case) -> Phrase:
    return board.HAS_LEFT if member.left_at else _("👤 {who}")(who=board.named(work, member, case.pair_id))


def pair_named(work: Work, pair_id: int) -> Phrase:
    """A pair as the cards of cases speak of it: by names only where the programme allows it."""
    if not work.programme.cases.show_names:
        return _("🤝 Pair {number}")(number=pair_id)
    first, second = [board.who(work.get(Member, side.member_id)) for side in queries.sides(work.session, pair_id)]
    return _("🤝 {first} and {second}")(first=first, second=second)


def _both_answers(work: Work, case: Case) -> list[Phrase]:
    told, meetings = [], queries.disputed_since(work.session, case.pair_id, case.opened_at)
    for meeting in meetings[:AT_MOST]:
        told.append(words.meeting(meeting.starts_at, meeting.place))
        for said in queries.attendances(work.session, number(meeting)):
            who = board.named(work, work.get(Member, said.member_id), case.pair_id)
            told.append((MET if said.took_place else DID_NOT_MEET)(who=who))
    more = len(meetings) - AT_MOST
    return [*told, *([n_("… and {n} more", "… and {n} more", more)] if more > 0 else [])]


def standing(case: Case) -> Phrase:
    """Who has it, and what happens next."""
    match case.state:
        case CaseState.taken:
            return TAKEN(name=case.owner)
        case CaseState.snoozed:
            put_off = PUT_OFF(name=case.owner, when=case.snoozed_until)
            return lines(put_off, WAITS_ON_FOR(name=case.handed_to)) if case.handed_to else put_off
        case CaseState.resolved if case.settled and not case.outcome:
            return RESOLVED_ITSELF(why=RELIEFS[Relief(case.settled)])
        case CaseState.resolved:
            return RESOLVED(name=case.owner, outcome=OUTCOMES[Outcome(case.outcome)])
    if case.acknowledge_by is None:
        return WAITS_ON_FOR(name=case.handed_to) if case.handed_to else WAITS_ON
    return (WAITS_FOR(name=case.handed_to) if case.handed_to else WAITS)(when=case.acknowledge_by)


def _buttons(work: Work, case: Case) -> Rows:
    key = number(case)
    if case.state == CaseState.resolved:
        return [[(REOPEN, f"g:reopen:{key}")]]
    take = [] if case.state == CaseState.taken else [(TAKE, f"g:take:{key}")]
    more = [(SNOOZE, f"g:snooze:{key}"), (HAND_OVER, f"g:hand:{key}"), (SEVERITY, f"g:severity:{key}")]
    read = [[(READ, f"g:read:{key}")]] if _can_be_read(work, case) else []
    end = [[(END, f"g:end:{case.pair_id}")]] if case.rule == Rule.wants_to_leave and _together(work, case) else []
    write = [
        (WRITE(name=_called(work, member, case)), f"g:write:{member.id}.{key}") for member in _to_write_to(work, case)
    ]
    return [[*take, (RESOLVE, f"g:resolve:{key}")], more, *read, *([write] if write else []), *end]


def _can_be_read(work: Work, case: Case) -> bool:
    """Whether there may be something that somebody said; of whoever has left, there is nothing."""
    if case.member_id:
        return not work.get(Member, case.member_id).left_at
    return case.rule == Rule.disputed_meeting or bool(queries.notes_of_case(work.session, number(case)))


def written_to(work: Work, case: Case) -> list[int]:
    """Whoever raised it alone, never their partner; both where it concerns the pair."""
    if case.member_id and case.rule != Rule.forgotten:
        return [case.member_id]
    return [side.member_id for side in queries.sides(work.session, case.pair_id)]


def _to_write_to(work: Work, case: Case) -> list[Member]:
    """Nobody who cannot be reached."""
    people = [work.get(Member, member) for member in written_to(work, case)]
    return [member for member in people if member.reachable and not member.left_at]


def _together(work: Work, case: Case) -> bool:
    return bool(case.pair_id) and work.get(Pair, case.pair_id).state in TOGETHER


def _called(work: Work, member: Member, case: Case) -> Phrase | str:
    """A person on a button: there is room for the name alone."""
    if work.programme.cases.show_names:
        return member.name or board.NO_NAME
    return board.named(work, member, case.pair_id)


def tell_again(work: Work, case_id: int) -> None:
    """The rule of an open case fired once more: what it was this time."""
    case = work.get(Case, case_id)
    rule = Rule(case.rule)
    board.post(work, [AGAIN(number=case_id), *(in_words(rule, case.figures) or [RULES[rule]])], answers=case.card)


def settle(work: Work, case_id: int) -> None:
    """A case resolved itself: its card says so, and a topic of its own is closed."""
    topics.close(work, work.get(Case, case_id))


def wake(work: Work, case_id: int) -> None:
    """A case that was put off is back."""
    board.post(work, [BACK_AGAIN(number=case_id)], answers=work.get(Case, case_id).card)


def remind(work: Work, case_id: int) -> None:
    """Nobody took the case in time: say so in the group, and to the backup where the severity's ladder says so."""
    case = work.get(Case, case_id)
    last = [] if case.acknowledge_by else [LAST_REMINDER]
    board.post(work, [REMINDER(number=case_id), *last], answers=case.card)
    if not backup.tell_of_unseen(work, case) and tells_backup(Severity(case.severity), case.reminders):
        backup.tell_of_case(work, case, FOR_THE_BACKUP(number=case_id))
