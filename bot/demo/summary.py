"""What the coordinators saw, and what it took."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine
from sqlmodel import col, select

from bot.desk.reasons import RULES
from bot.domain.case import CaseState, Rule, Severity
from bot.settings import LANGUAGES
from bot.simulator import Message, Simulator, Tap
from bot.store.session import transaction
from bot.store.tables import Case
from bot.talk.reader import Reader


def show_cases(console: Console, engine: Engine, zone: ZoneInfo) -> None:
    """One line a case, if there was any: number, severity, rule in words, when, what became of it."""
    cases = _cases(engine)
    if not cases:
        return
    table = Table("No.", "Severity", "Rule", "Opened", "Now", title="What the coordinators saw", title_justify="left")
    say = Reader(LANGUAGES[0], zone).say
    for case in cases:
        opened = f"{case.opened_at.astimezone(zone):%d %b %H:%M}"
        severity = Severity(case.severity).name
        table.add_row(str(case.id), severity, say(RULES[Rule(case.rule)]), opened, _standing(case, zone))
    console.print()
    console.print(table)


def show_counts(console: Console, sim: Simulator, due: int) -> None:
    """What people did, what came due, and what the bot made of both."""
    events = [event for chat in sim.world.chats.values() for event in chat.history]
    sent = sum(isinstance(event, Message) and event.sender is sim.bot for event in events)
    written = sum(isinstance(event, Message) and not event.sender.is_bot and not event.content for event in events)
    taps = sum(isinstance(event, Tap) for event in events)
    turns = sim.world.updates.pushed + due
    console.print(
        f"{written} messages and {taps} taps from people, {due} things that came due: {turns} turns.\n"
        f"{sent} messages from Makker, {len(sim.calls)} requests to the Bot API.",
        highlight=False,
    )


def show_time(console: Console, virtual: timedelta, real: timedelta) -> None:
    """How long it was for the people, and how long for us."""
    weeks, days = divmod(virtual.days, 7)
    long = f"{weeks} weeks" if weeks > 1 else f"{7 * weeks + days} days"
    console.print(f"{long} in {real.total_seconds():.1f} seconds.", highlight=False)


def _cases(engine: Engine) -> Sequence[Case]:
    with transaction(engine) as session:
        return session.exec(select(Case).order_by(col(Case.id))).all()


def _standing(case: Case, zone: ZoneInfo) -> str:
    match case.state:
        case CaseState.resolved if case.resolved_at:
            return f"resolved {case.resolved_at.astimezone(zone):%d %b} by {case.owner}"
        case CaseState.taken:
            return f"taken by {case.owner}"
    return "open"
