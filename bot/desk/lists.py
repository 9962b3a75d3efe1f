"""What coordinators can ask for in their group: who waits, which pairs there are, one case."""

from collections.abc import Sequence
from typing import TypeVar

from bot.desk import board, reasons_to_match
from bot.desk.board import Rows
from bot.domain.match import FOR
from bot.domain.meeting import MeetingState
from bot.domain.member import Phase, Role
from bot.domain.pair import PairState
from bot.store import matching, queries
from bot.store.tables import Meeting, Member, Pair
from bot.store.work import Work, number
from bot.talk.heard import FromGroup, Press
from bot.talk.phrase import Phrase, _, as_is, lines, n_

Row = TypeVar("Row")

A_PAGE = 8
"""People or pairs that one message shows."""

GREETING = _("I am Makker. I show here who wants to join, how the pairs are doing, and who needs help.")
COMMANDS = lines(
    _("/waiting – who waits, and finding a match"),
    _("/pairs – all pairs"),
    _("/cases – open cases"),
    _("/case 12 – one case, and what was done"),
    _("/invite – a link for somebody who is to join"),
    _("/announce – write to many members at once"),
    _("/help – this message"),
)
NOBODY_WAITS = _("Nobody waits for approval or for a match.")
NO_PAIRS = _("There are no pairs yet.")
BEFORE, MORE = _("← Back"), _("More …")


def greet(work: Work, _incoming: FromGroup, _argument: str) -> None:
    """What this is and what can be asked."""
    board.post(work, [GREETING, COMMANDS])


def waiting(work: Work, incoming: FromGroup, argument: str) -> None:
    """Who waits for approval and for a match, longest first. `argument` of a button: from where on."""
    unapproved = queries.members_in_phase(work.session, Phase.waiting_for_approval)
    open_to_one = [*matching.waiting(work, Role.mentee), *matching.waiting(work, Role.mentor)]
    unmatched = [member for member in open_to_one if member.phase == Phase.waiting_for_match]
    if not unapproved and not unmatched:
        _put(work, incoming, [NOBODY_WAITS], [])
    if unapproved and not _start(incoming, argument):
        rows = [[_button("card", member)] for member in unapproved[:A_PAGE]]
        board.post(work, [_("⏳ Waiting for your approval")], rows)
    if unmatched:
        page, further = _page(unmatched, _start(incoming, argument), "waiting")
        title = _("🤝 Waiting for a match. Tap a person to see who could fit.")
        told = [_waiting(work, member) for member in page]
        _put(work, incoming, [title, *told], [*([_button("match", member)] for member in page), *further])


def _waiting(work: Work, member: Member) -> Phrase:
    """A person who waits, for how long, and who fits them best, if anything speaks for it."""
    best = next(iter(matching.suggestions_for(work, member)), None)
    good = [reason for reason in best.reasons if reason.why in FOR] if best else []
    hint = [_("→ {name}")(name=work.get(Member, best.person.id).name)] if best and good else []
    return lines(
        as_is(""),
        _("👤 {who}")(who=board.who(member)),
        *reasons_to_match.waits(member.waiting_since, work.now),
        *hint,
        *reasons_to_match.in_words(work, tuple(good)),
    )


def _button(action: str, member: Member) -> tuple[Phrase, str]:
    return board.who(member), f"g:{action}:{member.id}"


def pairs(work: Work, incoming: FromGroup, argument: str) -> None:
    """All pairs: last and next meeting, silence, open cases. `argument` of a button: from where on."""
    page, further = _page(queries.pairs_together(work.session), _start(incoming, argument), "pairs")
    told, rows = [_pair(work, pair) for pair in page], [[_to_card(work, pair)] for pair in page]
    _put(work, incoming, told or [NO_PAIRS], [*rows, *further])


def _names(work: Work, pair: Pair) -> list[Member]:
    return [work.get(Member, side.member_id) for side in queries.sides(work.session, number(pair))]


def _to_card(work: Work, pair: Pair) -> tuple[Phrase, str]:
    first, second = _names(work, pair)
    return _("🤝 {first} and {second}")(first=first.name, second=second.name), f"g:pair:{pair.id}"


def _pair(work: Work, pair: Pair) -> Phrase:
    first, second = map(board.who, _names(work, pair))
    meetings = [it for it in queries.next_meetings(work.session, number(pair)) if it.starts_at > work.now]
    return lines(
        as_is(""),
        _("🤝 {first} and {second}")(first=first, second=second),
        _("Last met: {when}")(when=pair.met_at) if pair.met_at else _not_yet(work, pair),
        *_break(pair),
        *map(_next_meeting, meetings[:1]),
        *_silence(work, pair),
        *_cases(work, pair),
    )


def _not_yet(work: Work, pair: Pair) -> Phrase:
    days = (work.now - pair.since).days if pair.since else 0
    return n_("Have not met yet, a pair for {n} day.", "Have not met yet, a pair for {n} days.", days)


def _break(pair: Pair) -> list[Phrase]:
    if pair.state != PairState.paused:
        return []
    return [_("⏸ On a break until {when}")(when=pair.resume_at.date()) if pair.resume_at else _("⏸ On a break")]


def _next_meeting(meeting: Meeting) -> Phrase:
    agreed = meeting.state == MeetingState.agreed
    told = _("Next meeting: {when}") if agreed else _("Proposed, not yet answered: {when}")
    return told(when=meeting.starts_at)


def _silence(work: Work, pair: Pair) -> list[Phrase]:
    return [
        n_("🔇 {who}: {n} check-in missed", "🔇 {who}: {n} check-ins missed in a row", side.missed)(
            who=board.who(work.get(Member, side.member_id))
        )
        for side in queries.sides(work.session, number(pair))
        if side.missed
    ]


def _cases(work: Work, pair: Pair) -> list[Phrase]:
    numbers = [str(case.id) for case in queries.open_cases_of_pair(work.session, number(pair))]
    return [_("🔔 Open cases: {numbers}")(numbers=", ".join(numbers))] if numbers else []


def _start(incoming: FromGroup, argument: str) -> int:
    """From which entry on a list is wanted; a command, or a button that names none, begins at the first."""
    return int(argument) if argument and isinstance(incoming.heard, Press) else 0


def _page(found: Sequence[Row], start: int, action: str) -> tuple[Sequence[Row], Rows]:
    """A part of a list, and the buttons to the parts before and after it."""
    back = [(BEFORE, f"g:{action}:{max(start - A_PAGE, 0)}")] if start > 0 else []
    on = [(MORE, f"g:{action}:{start + A_PAGE}")] if len(found) > start + A_PAGE else []
    return found[start : start + A_PAGE], [[*back, *on]] if back or on else []


def _put(work: Work, incoming: FromGroup, phrases: Sequence[Phrase], rows: Rows) -> None:
    """A list: a new message, or the next part of it where the last one stood."""
    turned = isinstance(incoming.heard, Press) and incoming.heard.argument
    listed = board.row_of(work, incoming.on) if turned else None
    if listed:
        board.edit(work, number(listed), phrases, rows)
    else:
        board.post(work, phrases, rows)


def card(work: Work, _incoming: FromGroup, argument: str) -> None:
    """A person's card anew, at the bottom of the chat."""
    member = work.get(Member, int(argument))
    board.lift(work, member)
    work.show("member", number(member))


def pair_card(work: Work, _incoming: FromGroup, argument: str) -> None:
    """A pair's card anew, at the bottom of the chat."""
    pair = work.get(Pair, int(argument))
    board.lift(work, pair)
    work.show("pair", number(pair))
