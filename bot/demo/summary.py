"""What the coordinators saw, and what it took."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine
from sqlmodel import col, func, select

from bot.desk.cases import RULES
from bot.domain.case import CaseState, Rule, Severity
from bot.settings import LANGUAGES
from bot.simulator import Message, Simulator, Tap
from bot.store.session import transaction
from bot.store.tables import Case, SeenUpdate
from bot.talk.reader import Reader


def show_cases(console: Console, engine: Engine, zone: ZoneInfo) -> None:
    """One line a case: number, severity, rule in words, when, what became of it."""
    table = Table("No.", "Severity", "Rule", "Opened", "Now", title="What the coordinators saw", title_justify="left")
    say = Reader(LANGUAGES[0], zone).say
    for case in _cases(engine):
        opened = f"{case.opened_at.astimezone(zone):%d %b %H:%M}"
        severity = Severity(case.severity).name
        table.add_row(str(case.id), severity, say(RULES[Rule(case.rule)]), opened, _standing(case, zone))
    console.print()
    console.print(table)


def show_counts(console: Console, sim: Simulator, started: datetime, ended: datetime, seconds: float) -> None:
    """What it took: messages, taps, requests, time."""
    heard = [event for chat in sim.world.chats.values() for event in chat.history]
    sent = sum(isinstance(event, Message) and event.sender is sim.bot for event in heard)
    written = sum(isinstance(event, Message) and event.sender is not sim.bot for event in heard)
    taps = sum(isinstance(event, Tap) for event in heard)
    weeks = (ended - started).days // 7
    console.print(
        f"{weeks} weeks in {seconds:.1f} seconds: {written} messages and {taps} taps from people, "
        f"{sent} messages from Makker, {len(sim.calls)} requests to the Bot API."
    )


def turns(engine: Engine) -> int:
    """How many updates took effect in the last days of the story."""
    with transaction(engine) as session:
        return session.exec(select(func.count(col(SeenUpdate.update_id)))).one()


def _cases(engine: Engine) -> Iterable[Case]:
    with transaction(engine) as session:
        return session.exec(select(Case).order_by(col(Case.id))).all()


def _standing(case: Case, zone: ZoneInfo) -> str:
    match case.state:
        case CaseState.resolved if case.resolved_at:
            return f"resolved {case.resolved_at.astimezone(zone):%d %b} by {case.owner}"
        case CaseState.taken:
            return f"taken by {case.owner}"
    return "open"
