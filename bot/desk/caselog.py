"""Looking a case up: its card with all that was done about it, and the list of those that are open."""

import json
from datetime import datetime, timedelta

from bot.desk import answers, board, cases, pages
from bot.desk.casework import SEVERITIES
from bot.desk.reasons import RELIEFS, RULES, in_words
from bot.domain.case import Event, Outcome, Rule, Severity
from bot.domain.effects import Told
from bot.domain.settling import Relief
from bot.flows.ask_help import ABOUT
from bot.store import casebook, queries
from bot.store.tables import Case, CaseEvent, Member, Note, Talking
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is, lines

NO_SUCH_CASE = _("I know no case with that number. Write for example: /case 12")
NOTHING_WRITTEN = _("Nothing was written or spoken in this case.")
WROTE = _("{name} → {who}:")
NO_OPEN_CASE = _("No case is open.")
FROM_CHECK_INS = (Rule.low_trust, Rule.falling_score)
"""Rules that answers of a check-in set off."""
RECENTLY = timedelta(days=14)
"""How long a resolved case stays on the list, to be opened again."""
AT_MOST = 10
"""Resolved cases that the list offers to reopen; any other is found by its number."""

HAPPENED = {
    Event.opened: _("{when} · opened"),
    Event.again: _("{when} · it happened again"),
    Event.severity: _("{when} · now {severity}"),
    Event.reminded: _("{when} · reminded, nobody had taken it"),
    Event.taken: _("{when} · {who} took it"),
    Event.snoozed: _("{when} · {who} put it off until {until}"),
    Event.woken: _("{when} · it came back"),
    Event.handed_over: _("{when} · {who} handed it over to {taker}"),
    Event.read: _("{when} · {who} read what was said"),
    Event.written: _("{when} · {who} wrote to {taker}"),
    Event.answered: _("{when} · {member} answered"),
    Event.resolved: _("{when} · {who} resolved it: {outcome}"),
    Event.note: _("{when} · {who} noted: {note}"),
    Event.reopened: _("{when} · {who} opened it again"),
    Event.left_behind: _("{when} · {who} left the group, and it waited again"),
    Event.settled: _("{when} · it resolved itself: {why}"),
    Event.eased: _("{when} · {why} It stays open, somebody works at it."),
}
AGAIN_ABOUT = _("{when} · it happened again. {what}")
BY_SOMEBODY = _("{when} · {who} set it to {severity}")


def case(work: Work, _incoming: FromGroup, argument: str) -> None:
    """A case's card anew, at the bottom of the chat, and under it what was done."""
    found = queries.case_numbered(work.session, argument)
    if found is None:
        board.post(work, [NO_SUCH_CASE])
        return
    board.lift(work, found)
    cases.show(work, number(found))
    log = casebook.log_of_case(work.session, number(found))
    board.post(work, [_line(work, found, event) for event in log], answers=found.card)


def _line(work: Work, found: Case, it: CaseEvent) -> Phrase:
    event = Event(it.event)
    told = BY_SOMEBODY if event is Event.severity and it.who else HAPPENED[event]
    if event is Event.again and (what := in_words(Rule(found.rule), json.loads(it.detail or "{}"))):
        told = AGAIN_ABOUT(what=what[0])
    return told(when=it.at, who=it.who, **_detail(work, found, event, it.detail))


def _detail(work: Work, found: Case, event: Event, detail: str) -> dict[str, object]:
    match event:
        case Event.severity:
            return {"severity": SEVERITIES[Severity(int(detail))]}
        case Event.snoozed:
            return {"until": datetime.fromisoformat(detail)}
        case Event.answered:
            return {"member": board.named(work, work.get(Member, int(detail)), found.pair_id)}
        case Event.resolved:
            return {"outcome": cases.OUTCOMES[Outcome(detail)]}
        case Event.settled | Event.eased:
            return {"why": RELIEFS[Relief(detail)]}
    return {"taker": detail, "note": detail}


def listed(work: Work, incoming: FromGroup, argument: str) -> None:
    """The open cases, the most serious first, and those resolved lately. `argument` of a button: from where on."""
    first = pages.start(incoming, argument)
    page, further = pages.page(casebook.open_cases(work.session), first, "cases")
    rows = [[(_title(it), f"g:case:{it.id}")] for it in page]
    title = _("Open cases. Tap one to see it.") if page else NO_OPEN_CASE
    pages.put(work, incoming, [title, *(_in_short(it) for it in page)], [*rows, *further])
    done = casebook.cases_resolved_since(work.session, work.now - RECENTLY)[:AT_MOST] if not argument else ()
    if done:
        rows = [[(_("↩️ Reopen case {number}")(number=number(it)), f"g:reopen:{it.id}")] for it in done]
        board.post(work, [_("Resolved in the last two weeks:")], rows)


def _title(it: Case) -> Phrase:
    return cases.SEVERITIES[Severity(it.severity)](number=number(it))


def _in_short(it: Case) -> Phrase:
    return lines(as_is(""), _title(it), RULES[Rule(it.rule)], cases.standing(it))


def read(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """What the person wrote and spoke, in answer to the card; who read it is written down."""
    found = work.get(Case, int(argument))
    notes = queries.notes_of_case(work.session, number(found))
    answered = _answered(work, found)
    work.audit(incoming.telegram_id, "read", f"case {found.id}")
    if not notes and not answered:
        return NOTHING_WRITTEN
    work.log_case(found, Event.read, incoming.name)
    for row in answered:
        answers.tell(work, work.get(Member, row.member_id), row, found.card)
    for note in notes:
        _tell(work, found, note)
    return None


def _answered(work: Work, found: Case) -> list[Talking]:
    """The conversations whose answers set the rule off: a check-in, or what both sides say about a meeting."""
    if found.rule in FROM_CHECK_INS:
        return list(queries.answered(work.session, found.member_id, ("check_in",), at_most=1))
    if found.rule != Rule.disputed_meeting:
        return []
    both = [side.member_id for side in queries.sides(work.session, found.pair_id)]
    meetings = queries.disputed_since(work.session, found.pair_id, found.opened_at)[: cases.AT_MOST]
    asked = [(member, number(meeting)) for meeting in meetings for member in both]
    return [row for one in asked for row in queries.told_about_meeting(work.session, *one)]


def _tell(work: Work, found: Case, note: Note) -> None:
    member = board.who(work.get(Member, note.member_id))
    if note.author:
        board.tell(work, Told(**note.told), WROTE(name=note.author, who=member), answers=found.card)
        return
    topic = ABOUT.get(note.topic, as_is(note.topic))
    caption = _("{who}: {topic}")(who=member, topic=topic) if note.topic else _("{who} says:")(who=member)
    told = Told(**note.told)
    if told:
        board.tell(work, told, caption, answers=found.card)
    else:
        board.post(work, [caption], answers=found.card)
