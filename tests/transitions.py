"""No pair, round or person may go where the rules know no way: each test that writes to a database holds that."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import event
from sqlmodel import SQLModel

from bot.domain import case, checkin, meeting, member, pair
from bot.store.tables import Case, Meeting, Member, Pair, Round

State = TypeVar("State", bound=str)


def hold(column: Any, kind: type[State], ways: Mapping[State, frozenset[State]]) -> None:
    """Fail the test in which a row goes from one state to another that `ways` does not know."""

    def check(_row: SQLModel, value: str, old: Any, _initiator: Any) -> None:
        if isinstance(old, str) and old != value:
            assert kind(value) in ways.get(kind(old), frozenset()), f"{column}: {old} → {value}"

    event.listen(column, "set", check, active_history=True)


def hold_all() -> None:
    """Every table of ways."""
    hold(Pair.state, pair.PairState, pair.TRANSITIONS)
    hold(Round.state, checkin.RoundState, checkin.TRANSITIONS)
    hold(Member.phase, member.Phase, member.TRANSITIONS)
    hold(Meeting.state, meeting.MeetingState, meeting.LEADS_TO)
    hold(Case.state, case.CaseState, case.TRANSITIONS)
