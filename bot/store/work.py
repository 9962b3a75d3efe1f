"""One transaction's work: what is read, what is written, and what is to be said when it is done."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.case import OF_A_PERSON, CaseState, Event, Severity, Signal, acknowledge_by
from bot.domain.programme import Programme
from bot.settings import Settings
from bot.store import queries
from bot.store.rows import insert_once
from bot.store.tables import Audit, Case, CaseEvent, Member, Talking

Row = TypeVar("Row", bound=SQLModel)


class GoneError(LookupError):
    """A row that somebody pointed at does not exist."""


@dataclass
class Work:
    """The session, the settings, the time, and the cards to show anew when the turn ends."""

    session: Session
    settings: Settings
    now: datetime
    cards: dict[tuple[str, int], None] = field(default_factory=dict)
    hearing: int = 0
    """The member whose own turn this is, or 0."""
    begun: list[Talking] = field(default_factory=list)
    """Conversations to be opened when the turn ends, as soon as they may be."""
    freed: dict[int, None] = field(default_factory=dict)
    """Members who have no question in front of them any more: what waits for that may come."""
    news: dict[tuple[Event, int], None] = field(default_factory=dict)
    """What happened to cases that their cards, changed without a sound, do not tell: done when the turn ends."""
    audited: bool = False
    """Whether this turn has been written to the audit log."""

    @property
    def programme(self) -> Programme:
        """What the programme decides for itself: thresholds, rhythms, terms."""
        return self.settings.programme

    def get(self, table: type[Row], key: Any) -> Row:
        """The row; GoneError where there is none."""
        row = self.session.get(table, key)
        if row is None:
            raise GoneError(f"{table.__name__} {key}")
        return row

    def lock(self, table: type[Row], key: Any) -> Row:
        """The row as it is now, kept for this turn until it ends; GoneError where there is none."""
        self.session.flush()
        row = self.session.get(table, key, with_for_update=True, populate_existing=True)
        if row is None:
            raise GoneError(f"{table.__name__} {key}")
        return row

    def add(self, row: Row) -> Row:
        """The row, with its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def begin(self, member_id: int, flow: str, facts: Mapping[str, Any]) -> Talking:
        """A conversation to be opened when the turn ends, or when it suits the member."""
        others = [row.place for row in queries.unfinished_conversations(self.session, member_id)]
        row = self.add(
            Talking(
                member_id=member_id,
                flow=flow,
                facts=dict(facts),
                place=max(others, default=0) + 1,
                opened_at=self.now,
            )
        )
        queries.began(self.session, row)
        self.begun.append(row)
        return row

    def show(self, kind: str, subject: int) -> None:
        """Have the coordinators' card of `kind` brought up to date when the turn ends."""
        self.cards[kind, subject] = None

    def report(self, event: Event, case: Case) -> None:
        """Have the coordinators hear of this, beside what the card shows, when the turn ends."""
        self.news[event, number(case)] = None

    def audit(self, telegram_id: int, action: str, subject: str) -> None:
        """Write down who did or read what."""
        self.audited = True
        self.session.add(Audit(telegram_id=telegram_id, action=action, subject=subject, at=self.now))

    def raise_case(self, signal: Signal, member_id: int = 0, pair_id: int = 0) -> Case:
        """The case for a signal: a new one, or the one that is already open, made more severe if need be."""
        key = {"rule": signal.rule, "member_id": member_id, "pair_id": pair_id}
        query = same_kind(signal.rule, member_id, pair_id).where(Case.state != CaseState.resolved).with_for_update()
        case = self.session.exec(query).first()
        if case is None:  # two turns may both come here: the second waits for the first, then finds its case
            insert_once(self.session, Case, severity=0, opened_at=self.now, **key)
            case = self.session.exec(query).one()
        case.pair_id = pair_id or case.pair_id
        self._fire(case, signal)
        self.show("case", number(case))
        return case

    def _fire(self, case: Case, signal: Signal) -> None:
        is_new, worse = case.severity == 0, signal.severity > case.severity
        case.figures, case.settled = dict(signal.figures), ""
        if worse or (case.state != CaseState.open and signal.severity == Severity.urgent):
            case.severity = max(case.severity, signal.severity)
            self.wait_for_somebody(case)
        if not is_new:
            self.report(Event.again, case)
        if not is_new and not worse:
            self.log_case(case, Event.again, detail=json.dumps(case.figures))
        else:
            self.log_case(case, Event.opened if is_new else Event.severity, detail=str(int(signal.severity)))

    def wait_for_somebody(self, case: Case) -> None:
        """From now on a case waits to be taken, by its severity; by whomever it was handed to, if to anybody."""
        by = acknowledge_by(Severity(case.severity), self.now, self.settings.zone, self.programme)
        case.state, case.reminders, case.acknowledge_by, case.snoozed_until = CaseState.open, 0, by, None
        case.owner, case.owner_telegram_id = "", 0

    def log_case(self, case: Case, event: Event, who: str = "", detail: str = "") -> None:
        """Write a line of a case's log; `who`: the coordinator's name, "" where it was Makker."""
        self.session.add(CaseEvent(case_id=number(case), event=event, who=who, detail=detail, at=self.now))


def same_kind(rule: str, member_id: int, pair_id: int) -> SelectOfScalar[Case]:
    """The cases about the same thing, of which one at a time is open."""
    same = select(Case).where(Case.rule == rule, Case.member_id == member_id)
    return same if rule in OF_A_PERSON else same.where(Case.pair_id == pair_id)


def number(row: Member | Talking | Case | Any) -> int:
    """The id of a row that has been written."""
    assert row.id is not None
    return int(row.id)
