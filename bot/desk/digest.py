"""Monday morning: how things stand, who waits, who is silent, what is open, and what went well. Nobody's answers."""

from collections.abc import Sequence

from bot.desk import board, cases, jobs, overview, pairs
from bot.desk.board import Rows
from bot.domain.case import CaseState, Severity
from bot.domain.digest import A_WEEK, next_digest
from bot.store import casebook
from bot.store.standing import (
    Standing,
    Week,
    how_things_stand,
    pairs_without_meeting,
    silent_sides,
    waiting_longest,
    week_since,
)
from bot.store.tables import Desk, Member, Pair
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _, as_is, lines, n_

TITLE = _("📊 {programme}: the new week")
NOTHING_YET = _("No pair yet, and nobody waits. With /invite you invite the first people.")
NO_CASES, NOT_TAKEN = _("✅ No case is open."), _("Of these nobody has taken: {number}")
WAITING, SILENT, NOT_MET = (
    _("⏳ Waiting longest for a match:"),
    _("🔇 Silent in check-ins:"),
    _("📅 Without a meeting for a long time:"),
)
WELL = _("🌱 What went well last week:")
NAMED = 5
"""People or pairs that each part names; the others are counted."""
AT_MOST = 8
"""Cases that get a button, the most serious first; the others are counted."""


def post(work: Work, desk: Desk) -> None:
    """Send it, and set the next. A bot that was off for weeks sends one."""
    desk.digest_at = next_digest(work.now, work.settings.zone, work.programme.hours)
    standing, week = how_things_stand(work.session), week_since(work.session, work.now - A_WEEK, work.now)
    told = _standing(work, standing) if _has_begun(standing) else [NOTHING_YET]
    title = TITLE(programme=work.programme.name)
    well = _went_well(week, jobs.found_since(work, work.now - A_WEEK))
    said = [title, as_is(""), *told, *well, *_erased(standing, week)]
    board.post(work, said, [*_cases(work), *overview.BUTTONS])


def _has_begun(it: Standing) -> bool:
    waiting = it.waiting_for_approval + it.mentees_waiting + it.mentors_waiting
    return bool(it.pairs or waiting or sum(it.open_cases.values()))


def _standing(work: Work, it: Standing) -> list[Phrase]:
    return [
        *overview.people(it),
        *(overview.open_cases(it) if any(it.open_cases.values()) else [NO_CASES]),
        *_not_taken(work),
        *_part(WAITING, [_waits(work, member) for member in waiting_longest(work.session)]),
        *_part(
            SILENT, [_is_silent(work, side.member_id, side.pair_id, side.missed) for side in silent_sides(work.session)]
        ),
        *_part(NOT_MET, [_has_not_met(work, pair) for pair in pairs_without_meeting(work.session)]),
    ]


def _not_taken(work: Work) -> list[Phrase]:
    untaken = [case for case in casebook.open_cases(work.session) if case.state == CaseState.open]
    return [NOT_TAKEN(number=len(untaken))] if untaken else []


def _part(title: Phrase, entries: Sequence[Phrase]) -> list[Phrase]:
    """A title, some entries, and how many more there are; nothing where there are none."""
    more = len(entries) - NAMED
    rest = [n_("… and {n} more", "… and {n} more", more)] if more > 0 else []
    return [lines(as_is(""), title, *entries[:NAMED], *rest)] if entries else []


def _waits(work: Work, member: Member) -> Phrase:
    days = (work.now - (member.waiting_since or member.created_at)).days
    return n_("• {who}: {n} day", "• {who}: {n} days", days)(who=board.named(work, member, 0))


def _is_silent(work: Work, member_id: int, pair_id: int, missed: int) -> Phrase:
    return pairs.missed(board.named(work, work.get(Member, member_id), pair_id), missed)


def _has_not_met(work: Work, pair: Pair) -> Phrase:
    days = (work.now - (pair.met_at or pair.since or pair.created_at)).days
    return n_("• {who}: {n} day", "• {who}: {n} days", days)(who=cases.pair_named(work, number(pair)))


def _erased(standing: Standing, week: Week) -> list[Phrase]:
    """Whose time is over: nobody need do anything."""
    counts = [
        (_("Will be erased within two weeks, their time is over: {number}"), standing.soon_erased),
        (_("Erased last week, their time was over: {number}"), week.erased),
    ]
    told = [told(number=count) for told, count in counts if count]
    return [lines(as_is(""), *told)] if told else []


def _cases(work: Work) -> Rows:
    """The most serious ones; `overview.BUTTONS` leads to the others."""
    return [
        [(cases.SEVERITIES[Severity(case.severity)](number=number(case)), f"g:case:{case.id}")]
        for case in casebook.open_cases(work.session)[:AT_MOST]
    ]


def _went_well(week: Week, found_jobs: int) -> list[Phrase]:
    counts = [
        (_("New pairs: {number}"), week.pairs),
        (_("Pairs that met for the first time: {number}"), week.first_meetings),
        (_("Meetings that took place: {number}"), week.meetings),
        (_("People who have found a job: {number}"), found_jobs),
        (_("Check-ins that were answered: {number}"), week.check_ins),
        (_("Check-ins with better scores than before: {number}"), week.better),
        (_("Pairs that ended as planned: {number}"), week.ended_as_planned),
        (_("Cases that were resolved: {number}"), week.resolved),
    ]
    well = [told(number=count) for told, count in counts if count]
    return [as_is(""), WELL, *well] if well else []
