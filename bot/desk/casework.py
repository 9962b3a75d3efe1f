"""What coordinators do with a case. A button that needs a choice shows the choices on the card itself.

Putting a case off and handing it over have files of their own.
"""

from collections.abc import Mapping

from sqlalchemy.exc import IntegrityError

from bot.desk import board, cases, relay, topics
from bot.desk.board import Rows
from bot.domain.case import CaseState, Event, Outcome, Severity
from bot.domain.reply import ReplyTo
from bot.store.tables import Case, Prompt
from bot.store.work import Work, number, same_kind
from bot.talk.heard import FromGroup, Words
from bot.talk.phrase import Phrase, _

BACK = _("← Back")
ALREADY_TAKEN, ALREADY_RESOLVED = _("{name} has already taken this case."), _("This case is already resolved.")
NOT_RESOLVED, STILL_OPEN = _("This case is open already."), _("The same is open already, as another case.")
TAKEN, RESOLVED, REOPENED = _("You take this case."), _("The case is resolved."), _("The case is open again.")
SEVERITY_SET = _("The severity is changed.")
NOTE = _("✍️ Case {number} is resolved. To add a note, reply to this message. Only coordinators can read it.")
NOTE_KEPT, ONLY_WORDS = _("✔️ I keep the note with case {number}."), _("I can only keep written words as a note.")

SEVERITIES = {
    Severity.urgent: _("🔴 Urgent"),
    Severity.high: _("🟠 High"),
    Severity.normal: _("🟡 Normal"),
    Severity.low: _("⚪ Low"),
}
PER_ROW = 2


def show(work: Work, incoming: FromGroup, argument: str) -> None:
    """Back from a choice to the card as it was."""
    cases.show(work, number(work.get(Case, int(argument))))


def take(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """Somebody takes a case; its clock stops."""
    case = work.lock(Case, int(argument))
    match case.state:
        case CaseState.taken:
            return ALREADY_TAKEN(name=case.owner)
        case CaseState.resolved:
            return ALREADY_RESOLVED
    case.state, case.taken_at, case.acknowledge_by, case.snoozed_until = CaseState.taken, work.now, None, None
    case.handed_to, case.handed_to_telegram_id = "", 0
    done_by(work, incoming, case, Event.taken)
    return TAKEN


def severity(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """Somebody finds a case more or less serious than the rule did; one that waits does so by the new severity."""
    case, chosen = case_and_choice(work, argument)
    if case.state == CaseState.resolved:
        return ALREADY_RESOLVED
    if not chosen:
        return offer(work, case, "severity", {str(key.value): label for key, label in SEVERITIES.items()})
    case.severity = Severity(int(chosen))
    if case.state == CaseState.open:
        work.wait_for_somebody(case)
    work.log_case(case, Event.severity, incoming.name, chosen)
    _audit(work, incoming, case, Event.severity)
    return SEVERITY_SET


def resolve(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """The case is over; how it ended is asked, a note may follow."""
    case, chosen = case_and_choice(work, argument)
    if case.state == CaseState.resolved:
        return ALREADY_RESOLVED
    if not chosen:
        return offer(work, case, "resolve", {key.value: label for key, label in cases.OUTCOMES.items()})
    case.outcome = Outcome(chosen)
    case.state, case.resolved_at = CaseState.resolved, work.now
    case.acknowledge_by, case.snoozed_until = None, None
    case.handed_to, case.handed_to_telegram_id = "", 0
    done_by(work, incoming, case, Event.resolved, chosen)
    cases.show(work, number(case))
    prompt = board.post(work, [NOTE(number=number(case))], answers=case.card)
    board.expect(work, prompt, ReplyTo.case_note, number(case))
    relay.end_with(work, case)
    topics.close(work, case)
    return RESOLVED


def reopen(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """It was not over after all. Where the same has become another case meanwhile, that one is enough."""
    case = work.lock(Case, int(argument))
    if case.state != CaseState.resolved:
        return NOT_RESOLVED
    others = same_kind(case.rule, case.member_id, case.pair_id).where(Case.state != CaseState.resolved)
    if work.session.exec(others).first():
        return STILL_OPEN
    try:
        with work.session.begin_nested():
            work.wait_for_somebody(case)
            case.resolved_at, case.outcome, case.settled = None, "", ""
            work.session.flush()
    except IntegrityError:  # one of a kind is open at a time: the index says so, whoever else is at it
        return STILL_OPEN
    topics.reopen(work, case)
    work.log_case(case, Event.reopened, incoming.name)
    _audit(work, incoming, case, Event.reopened)
    return REOPENED


def keep_note(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """A reply to the question for a note is kept with its case."""
    case = work.get(Case, prompt.subject)
    if isinstance(incoming.heard, Words):
        work.log_case(case, Event.note, incoming.name, incoming.heard.text)
        work.audit(incoming.telegram_id, "note", f"case {case.id}")
        board.post(work, [NOTE_KEPT(number=number(case))], answers=prompt.outgoing_id)
    else:
        board.post(work, [ONLY_WORDS], answers=prompt.outgoing_id)


def case_and_choice(work: Work, argument: str) -> tuple[Case, str]:
    """The case, and what was chosen; "" where the choice is still to come."""
    key, _dot, chosen = argument.partition(".")
    return work.lock(Case, int(key)), chosen


def offer(work: Work, case: Case, action: str, choices: Mapping[str, Phrase], per_row: int = PER_ROW) -> Phrase | None:
    """The choices on the card, until one is tapped or the card is shown anew."""
    buttons = [(label, f"g:{action}:{case.id}.{key}") for key, label in choices.items()]
    rows: Rows = [buttons[start : start + per_row] for start in range(0, len(buttons), per_row)]
    cases.show(work, number(case), [*rows, [(BACK, f"g:show:{case.id}")]])
    return None


def done_by(work: Work, incoming: FromGroup, case: Case, event: Event, detail: str = "") -> None:
    """Write down what somebody did with a case; it is theirs now."""
    case.owner, case.owner_telegram_id = incoming.name, incoming.telegram_id
    work.log_case(case, event, incoming.name, detail)
    _audit(work, incoming, case, event)


def _audit(work: Work, incoming: FromGroup, case: Case, event: Event) -> None:
    work.audit(incoming.telegram_id, event, f"case {case.id}")
    work.show("case", number(case))
