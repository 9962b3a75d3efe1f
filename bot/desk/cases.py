"""Escalations: one card a case, who takes it, what was written, when it is over."""

from bot.desk import answers, board, relay
from bot.desk.board import Rows
from bot.domain.case import CaseState, Rule, Severity
from bot.domain.effects import Told
from bot.domain.member import Phase
from bot.flows import words
from bot.flows.ask_help import ABOUT
from bot.store import outbox, queries
from bot.store.tables import Case, Member, Note
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is
from bot.talk.reader import Reader

TAKE, RESOLVE = _("🙋 I take it"), _("✅ Resolve")
READ, WRITE = _("📖 Read what was said"), _("💬 Write to {name}")
ALREADY_TAKEN, ALREADY_RESOLVED = _("{name} has already taken this case."), _("This case is already resolved.")
TAKEN, RESOLVED = _("You take this case."), _("The case is resolved.")
WROTE = _("{name} → {who}:")
NOTHING_WRITTEN = _("Nothing was written or spoken in this case.")

SEVERITIES = {
    Severity.urgent: _("🔴 Case {number}: urgent"),
    Severity.high: _("🟠 Case {number}: high"),
    Severity.normal: _("🟡 Case {number}: normal"),
    Severity.low: _("⚪ Case {number}: low"),
}
RULES = {
    Rule.asked_for_help: _("Asked for help."),
    Rule.danger: _("Says: I am in danger now. The number 112 was shown."),
    Rule.wants_to_leave: _("Wants to stop, or wants another partner."),
    Rule.low_trust: _("Gave a low score for trust or safety in a check-in."),
    Rule.falling_score: _("Gave a much lower score than in the check-in before."),
    Rule.no_meeting: _("No meeting has taken place for a long time."),
    Rule.silence: _("Does not answer check-ins."),
    Rule.disputed_meeting: _("The two answers about a meeting disagree."),
    Rule.unreachable: _("Blocked the bot, or messages cannot be delivered."),
    Rule.unanswered_proposal: _("A proposed meeting was not answered."),
    Rule.unanswered_question: _("Wrote to the coordinators and has no answer yet."),
    Rule.poison_update: _("One message could not be handled. The technical team should look at the log."),
    Rule.poison_work: _("A reminder or a check-in could not be done. The technical team should look at the log."),
}
FROM_CHECK_INS = (Rule.low_trust, Rule.falling_score)
"""Rules that answers of a check-in set off."""
WAITS = _("⏳ Nobody has taken it. Please do so by {when}.")
STANDS = {CaseState.taken: _("🙋 Taken by {name}"), CaseState.resolved: _("✅ Resolved by {name}")}
MET, DID_NOT_MEET = _("{who}: yes, we met"), _("{who}: no, we did not meet")
REMINDER = _("⏰ Case {number} still waits. Nobody has taken it.")
FOR_THE_BACKUP = _("⏰ Case {number} has waited too long in the coordinators’ group. Please look at it there.")


def show(work: Work, case_id: int) -> None:
    """The card of a case: number, severity, rule in words, whom it concerns, who has it."""
    case = work.get(Case, case_id)
    board.show(work, case, _words(work, case), _buttons(work, case))


def _words(work: Work, case: Case) -> list[Phrase]:
    about = [RULES[Rule(case.rule)], *_concerns(work, case)]
    if case.partner_may_know:
        about.append(_("The partner may know about this."))
    return [SEVERITIES[Severity(case.severity)](number=number(case)), *about, _standing(case)]


def _concerns(work: Work, case: Case) -> list[Phrase]:
    pair = [board.who(work.get(Member, side.member_id)) for side in queries.sides(work.session, case.pair_id)]
    concerned = [_("👤 {who}")(who=board.who(work.get(Member, case.member_id)))] if case.member_id else []
    together = [_("🤝 {first} and {second}")(first=pair[0], second=pair[1])] if pair else []
    disputed = _both_answers(work, case) if case.rule == Rule.disputed_meeting else []
    return [*concerned, *together, *disputed]


def _both_answers(work: Work, case: Case) -> list[Phrase]:
    told = []
    for meeting in queries.disputed_meetings(work.session, case.pair_id)[:1]:
        told.append(words.meeting(meeting.starts_at, meeting.place))
        for said in queries.attendances(work.session, number(meeting)):
            who = board.who(work.get(Member, said.member_id))
            told.append((MET if said.took_place else DID_NOT_MEET)(who=who))
    return told


def _standing(case: Case) -> Phrase:
    if case.state == CaseState.open:
        return WAITS(when=case.acknowledge_by)
    return STANDS[CaseState(case.state)](name=case.owner)


def _buttons(work: Work, case: Case) -> Rows:
    key = number(case)
    if case.state == CaseState.resolved:
        return []
    take = [(TAKE, f"g:take:{key}")] if case.state == CaseState.open else []
    read = [[(READ, f"g:read:{key}")]] if case.member_id else []
    write = [
        (WRITE(name=member.name or board.NO_NAME), f"g:write:{member.id}.{key}") for member in _to_write_to(work, case)
    ]
    return [[*take, (RESOLVE, f"g:resolve:{key}")], *read, *([write] if write else [])]


def _to_write_to(work: Work, case: Case) -> list[Member]:
    """Whoever raised it alone, never their partner; both where it concerns the pair."""
    if case.member_id:
        return [work.get(Member, case.member_id)]
    return [work.get(Member, side.member_id) for side in queries.sides(work.session, case.pair_id)]


def take(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """Somebody takes a case; its clock stops."""
    case = work.lock(Case, int(argument))
    match case.state:
        case CaseState.taken:
            return ALREADY_TAKEN(name=case.owner)
        case CaseState.resolved:
            return ALREADY_RESOLVED
    case.state, case.taken_at, case.acknowledge_by = CaseState.taken, work.now, None
    case.owner, case.owner_telegram_id = incoming.name, incoming.telegram_id
    work.audit(incoming.telegram_id, "take", f"case {case.id}")
    work.show("case", number(case))
    return TAKEN


def resolve(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """The case is over."""
    case = work.lock(Case, int(argument))
    if case.state == CaseState.resolved:
        return ALREADY_RESOLVED
    case.state, case.resolved_at, case.acknowledge_by = CaseState.resolved, work.now, None
    case.owner, case.owner_telegram_id = incoming.name, incoming.telegram_id
    work.audit(incoming.telegram_id, "resolve", f"case {case.id}")
    relay.end_with(work, case)
    work.show("case", number(case))
    return RESOLVED


def read(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """What the person wrote and spoke, in answer to the card; who read it is written down."""
    case = work.get(Case, int(argument))
    notes = queries.notes_of_case(work.session, number(case))
    asked = ["check_in"] if case.rule in FROM_CHECK_INS else []
    check_ins = queries.answered(work.session, case.member_id, asked, at_most=1)
    if not notes and not check_ins:
        return NOTHING_WRITTEN
    work.audit(incoming.telegram_id, "read", f"case {case.id}")
    for row in check_ins:
        answers.tell(work, work.get(Member, row.member_id), row, case.card)
    for note in notes:
        _tell(work, case, note)
    return None


def _tell(work: Work, case: Case, note: Note) -> None:
    member = board.who(work.get(Member, note.member_id))
    topic = ABOUT.get(note.topic, as_is(note.topic))
    if note.author:
        board.tell(work, Told(**note.told), WROTE(name=note.author, who=member), answers=case.card)
        return
    caption = _("{who}: {topic}")(who=member, topic=topic) if note.topic else _("{who} says:")(who=member)
    told = Told(**note.told)
    if told:
        board.tell(work, told, caption, answers=case.card)
    else:
        board.post(work, [caption], answers=case.card)


def remind(work: Work, case_id: int) -> None:
    """Nobody took the case in time: say so in the group, from the second time on to the backup too.

    The backup is the backup chat, if one is set, and every coordinator who joined by invitation, in their own
    chat. They learn a number and nothing of a member: what it is about stands in the group.
    """
    case = work.get(Case, case_id)
    board.post(work, [REMINDER(number=case_id)], answers=case.card)
    if case.reminders > 1:
        for chat, language in _backup(work):
            text = Reader(language, work.settings.zone).say(FOR_THE_BACKUP(number=case_id))
            outbox.put(work.session, chat, "sendMessage", {"text": text}, work.now)


def _backup(work: Work) -> list[tuple[int, str]]:
    colleagues = queries.members_in_phase(work.session, Phase.coordinating)
    chat = [(work.settings.backup_chat, work.settings.coordinator_language)] if work.settings.backup_chat else []
    return [*chat, *((member.telegram_id, member.language) for member in colleagues if member.reachable)]
