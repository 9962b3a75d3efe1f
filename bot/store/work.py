"""One transaction's work: what is read, what is written, and what is to be said when it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, func, select

from bot.domain.case import CaseState, Signal, acknowledge_by
from bot.domain.programme import Programme
from bot.settings import Settings
from bot.store.rows import insert_once
from bot.store.tables import Audit, Case, Member, Talking

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
    reminded: list[int] = field(default_factory=list)
    """Cases that nobody took in time: the coordinators are reminded when the turn ends."""

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
        place = select(func.coalesce(func.max(Talking.place), 0)).where(Talking.member_id == member_id)
        row = self.add(
            Talking(
                member_id=member_id,
                flow=flow,
                facts=dict(facts),
                place=self.session.exec(place).one() + 1,
                opened_at=self.now,
            )
        )
        self.begun.append(row)
        return row

    def show(self, kind: str, subject: int) -> None:
        """Have the coordinators' card of `kind` brought up to date when the turn ends."""
        self.cards[kind, subject] = None

    def remind(self, case: Case) -> None:
        """Have the coordinators, or their backup, reminded of a case when the turn ends."""
        self.reminded.append(number(case))

    def audit(self, telegram_id: int, action: str, subject: str) -> None:
        """Write down who did or read what."""
        self.session.add(Audit(telegram_id=telegram_id, action=action, subject=subject, at=self.now))

    def raise_case(self, signal: Signal, member_id: int = 0, pair_id: int = 0) -> Case:
        """The case for a signal: a new one, or the one that is already open, made more severe if need be."""
        key = {"rule": signal.rule, "member_id": member_id, "pair_id": pair_id}
        query = select(Case).filter_by(**key).where(Case.state != CaseState.resolved).with_for_update()
        case = self.session.exec(query).first()
        if case is None:  # two turns may both come here: the second waits for the first, then finds its case
            insert_once(self.session, Case, severity=0, opened_at=self.now, **key)
            case = self.session.exec(query).one()
        if signal.severity > case.severity:
            case.severity, case.state, case.reminders = signal.severity, CaseState.open, 0
            case.acknowledge_by = acknowledge_by(signal.severity, self.now, self.settings.zone)
        assert case.id is not None
        self.show("case", case.id)
        return case


def number(row: Member | Talking | Case | Any) -> int:
    """The id of a row that has been written."""
    assert row.id is not None
    return int(row.id)
