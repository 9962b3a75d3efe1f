"""How the pairs are doing: the list of all of them, and the lines that say it of one."""

from collections.abc import Sequence

from bot.desk import board, pages
from bot.domain.meeting import MeetingState
from bot.domain.pair import PairState
from bot.flows.terms import how_often
from bot.store import agreed, queries
from bot.store.tables import Meeting, Member, Pair
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is, lines, n_

NO_PAIRS = _("There are no pairs yet.")


def listed(work: Work, incoming: FromGroup, argument: str) -> None:
    """All pairs: last and next meeting, silence, open cases. `argument` of a button: from where on."""
    page, further = pages.page(queries.pairs_together(work.session), pages.start(incoming, argument), "pairs")
    told, rows = [_lines(work, pair) for pair in page], [[_to_card(work, pair)] for pair in page]
    pages.put(work, incoming, told or [NO_PAIRS], [*rows, *further])


def card(work: Work, _incoming: FromGroup, argument: str) -> None:
    """A pair's card anew, at the bottom of the chat."""
    pair = work.get(Pair, int(argument))
    board.lift(work, pair)
    work.show("pair", number(pair))


def _people(work: Work, pair: Pair) -> Sequence[Member]:
    return [work.get(Member, side.member_id) for side in queries.sides(work.session, number(pair))]


def _to_card(work: Work, pair: Pair) -> tuple[Phrase, str]:
    first, second = _people(work, pair)
    return _("🤝 {first} and {second}")(first=first.name, second=second.name), f"g:pair:{pair.id}"


def _lines(work: Work, pair: Pair) -> Phrase:
    first, second = map(board.who, _people(work, pair))
    meetings = [it for it in queries.next_meetings(work.session, number(pair)) if it.starts_at > work.now]
    return lines(
        as_is(""),
        _("🤝 {first} and {second}")(first=first, second=second),
        *meetings_of(work, pair),
        *_rhythm(work, pair),
        *_break(pair),
        *map(_next_meeting, meetings[:1]),
        *_silence(work, pair),
        *_cases(work, pair),
    )


def meetings_of(work: Work, pair: Pair) -> list[Phrase]:
    """When they last met, and how often; before the first time, for how long they are a pair; attempts in vain."""
    times = queries.meetings_that_took_place(work.session, number(pair))
    often = [n_("Have met {n} time.", "Have met {n} times.", times)] if times else []
    failed = queries.failed_attempts(work.session, number(pair))
    in_vain = n_("Tried to meet {n} time and could not.", "Tried to meet {n} times and could not.", failed)
    return [*_last_met(work, pair), *often, *([in_vain] if failed else [])]


def _last_met(work: Work, pair: Pair) -> list[Phrase]:
    """Where one says that they have met since, and the other that they have not, nobody here takes a side."""
    disputed = queries.disputed_meetings(work.session, number(pair))
    newer = [it.starts_at for it in disputed if pair.met_at is None or it.starts_at > pair.met_at]
    differ = [_("Their answers about a meeting differ: {when}")(when=newer[0])] if newer else []
    last = [_("Last met: {when}")(when=pair.met_at)] if pair.met_at else []
    return [*last, *differ] or [_not_yet(work, pair)]


def _not_yet(work: Work, pair: Pair) -> Phrase:
    days = (work.now - pair.since).days if pair.since else 0
    return n_("Have not met yet, a pair for {n} day.", "Have not met yet, a pair for {n} days.", days)


def _rhythm(work: Work, pair: Pair) -> list[Phrase]:
    """How often they agreed to meet: by this they are missed sooner or later."""
    terms = agreed.in_force(work, number(pair))
    return [how_often(terms)] if terms else []


def _break(pair: Pair) -> list[Phrase]:
    if pair.state != PairState.paused:
        return []
    return [_("⏸ On a break until {when}")(when=pair.resume_at.date()) if pair.resume_at else _("⏸ On a break")]


def _next_meeting(meeting: Meeting) -> Phrase:
    is_agreed = meeting.state == MeetingState.agreed
    told = _("Next meeting: {when}") if is_agreed else _("Proposed, not yet answered: {when}")
    return told(when=meeting.starts_at)


def _silence(work: Work, pair: Pair) -> list[Phrase]:
    sides = [side for side in queries.sides(work.session, number(pair)) if side.missed]
    return [missed(board.who(work.get(Member, side.member_id)), side.missed) for side in sides]


def missed(who: Phrase, rounds: int) -> Phrase:
    """How many check-ins in a row somebody has not answered."""
    return n_("🔇 {who}: {n} check-in missed", "🔇 {who}: {n} check-ins missed in a row", rounds)(who=who)


def _cases(work: Work, pair: Pair) -> list[Phrase]:
    numbers = [str(case.id) for case in queries.open_cases_of_pair(work.session, number(pair))]
    return [_("🔔 Open cases: {numbers}")(numbers=", ".join(numbers))] if numbers else []
