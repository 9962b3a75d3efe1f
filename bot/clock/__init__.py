"""The clock: what is due is done, one turn a row, the oldest first. It keeps nothing in memory.

What is due is begun first, then opened, then reminded of (`Timer.after`): of several things for one person the most
important goes first, whichever was due first.
"""

import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot import turn
from bot.clock import cases, courses, meetings, pairs, patience, waiting
from bot.desk import announce, digest, notes, overview
from bot.domain.case import Rule, Severity, Signal
from bot.domain.hours import QuietHours
from bot.settings import ROOT, Settings
from bot.store import due, follow_ups, not_meeting, pauses, retention
from bot.store.due import Due, Timer
from bot.store.session import transaction
from bot.store.work import GoneError, Work
from bot.turn import opening

TRY_AGAIN_AFTER = timedelta(hours=1)
"""How long a row that failed is left alone."""

DO: dict[Timer, Callable[[Work, Any], None]] = {
    due.EXPIRE: patience.expire,
    due.OPEN: opening.look_again,
    due.NUDGE: patience.nudge,
    due.CHECK_IN: pairs.check_in,
    due.UNANSWERED: meetings.unanswered,
    due.DAY_REMINDER: meetings.remind_the_day_before,
    due.HOURS_REMINDER: meetings.remind_hours_before,
    due.DID_YOU_MEET: meetings.ask_whether_they_met,
    due.NO_MEETING: not_meeting.look,
    due.WAITING: waiting.say_a_word,
    due.WORDS: notes.remind,
    due.ANNOUNCE: announce.go_on,
    due.AGREE: courses.ask_for_agreement,
    due.RESUME: courses.end_break,
    due.RESTING: pauses.ask_whether_it_goes_on,
    due.ASK_END: courses.ask_whether_to_end,
    due.END: courses.end_as_agreed,
    due.FOLLOW_UP: follow_ups.ask,
    due.FORGET: retention.look,
    due.ACKNOWLEDGE: cases.remind,
    due.SNOOZED: cases.wake,
    due.OVERVIEW: overview.show,
    due.DIGEST: digest.post,
}

log = structlog.get_logger()


def tick(engine: Engine, settings: Settings, now: datetime) -> int:
    """Do all that is due at `now`; how many rows something was done with.

    One row that fails stops no other. A database that is not there does (OperationalError): the next tick tries again.
    """
    done = 0
    while batch := _batch(engine, settings, now):
        done += sum(_done(engine, settings, now, row) for row in batch)
    return done


def next_due(engine: Engine, settings: Settings) -> datetime | None:
    """When `tick` next has something to do: the quiet hours counted in, maybe in the past; None: never."""
    return min((at for _timer, at in coming(engine, settings)), default=None)


def coming(engine: Engine, settings: Settings) -> list[tuple[Timer, datetime]]:
    """When each timer next goes off, the quiet hours counted in, the soonest first."""
    with transaction(engine) as session:
        found = [(timer, at) for timer in due.TIMERS if (at := due.earliest(session, timer))]
    quiet, zone = _quiet_hours(settings), settings.zone
    awake = [(timer, at if timer.at_night else quiet.awake(at, zone)) for timer, at in found]
    return sorted(awake, key=lambda moment: moment[1])


def _quiet_hours(settings: Settings) -> QuietHours:
    """The programme's: by night the clock does only what may be done at night."""
    return QuietHours(settings.programme.hours.quiet_from, settings.programme.hours.quiet_until)


def _batch(engine: Engine, settings: Settings, now: datetime) -> list[Due]:
    with transaction(engine) as session:
        due.forget_old_updates(session, now)
        quiet = _quiet_hours(settings)
        if quiet.hold(now, settings.zone):
            for timer in due.TIMERS:
                if not timer.at_night:
                    due.wait_until(session, timer, now, quiet.awake(now, settings.zone))
        return due.oldest_due(session, now)


def _done(engine: Engine, settings: Settings, now: datetime, row: Due) -> bool:
    done = False

    def do(work: Work) -> None:
        nonlocal done
        found = _still_due(work, row)
        done = found is not None
        if found is not None:
            setattr(found, row.timer.column, None)  # whoever does the work sets the next moment, if there is one
            DO[row.timer](work, found)
            opening.queue_new(work)

    try:
        turn.take(engine, settings, now, do)
    except OperationalError:
        raise
    except Exception as broken:
        log.error("due work failed", timer=row.timer.name, row=row.key, **_where(broken))
        _set_aside(engine, settings, now, row)
        return True
    return done


def _still_due(work: Work, row: Due) -> Any:
    """The row, nobody else at it; None where its moment has changed since it was found."""
    due.lock_members_concerned(work.session, row)
    try:
        found = work.lock(row.timer.table, row.key)
    except GoneError:  # erased since it was found
        return None
    return found if getattr(found, row.timer.column) == row.at else None


def _where(broken: Exception) -> dict[str, str]:
    """What broke and in which line of ours: nothing of what it was about."""
    frames = traceback.extract_tb(broken.__traceback__)
    *_, ours = (frame for frame in frames if Path(frame.filename).is_relative_to(ROOT / "bot"))
    return {"error": type(broken).__name__, "where": f"{Path(ours.filename).relative_to(ROOT)}:{ours.lineno}"}


def _set_aside(engine: Engine, settings: Settings, now: datetime, row: Due) -> None:
    """Try a row that failed again later, and let the coordinators know once."""

    def do(work: Work) -> None:
        found = _still_due(work, row)
        if found is not None:
            setattr(found, row.timer.column, now + TRY_AGAIN_AFTER)
            work.raise_case(Signal(Rule.poison_work, Severity.high))

    turn.take(engine, settings, now, do)
