"""A tick costs what is due, not what exists: every question it asks finds its rows by an index."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert, text
from sqlmodel import SQLModel

from bot.domain.case import Rule
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Answer, Case, Meeting, Member, Outgoing, Pair, Round, SeenUpdate, Side, Talking
from tests.clock.life import Life, at

MANY = 2_000
LONG_AHEAD = at("2030-01-07 10:00")
LARGE = "answer|case|conversation|meeting|member|outgoing|pair|round|seen_update|side"
READS_ALL = re.compile(rf"Seq Scan on \"?({LARGE})\b|SCAN ({LARGE})\b")
"""How PostgreSQL and SQLite say that they go through a whole table, or a whole index."""


def crowd(life: Life) -> None:
    """Many people with nothing due for years."""
    then: dict[str, Any] = {"created_at": life.now}
    numbers = range(10_000, 10_000 + MANY)
    couples = [(pair, member) for pair in numbers[: MANY // 2] for member in (2 * pair - 10_000, 2 * pair - 9_999)]
    save(life, [Member(id=n, telegram_id=n, language="en", phase="in_pair", role="mentee", **then) for n in numbers])
    save(life, [Pair(id=n, state="active", since=life.now, no_meeting_at=LONG_AHEAD, **then) for n in numbers])
    save(life, [Side(pair_id=p, member_id=m, role=list(Role)[m % 2], check_in_at=LONG_AHEAD) for p, m in couples])
    save(life, [_meeting(n, life) for n in numbers])
    save(life, [_talking(n, life) for n in numbers])
    save(life, [Answer(conversation_id=n, key="hope", value=n % 5, at=life.now) for n in numbers])
    save(life, [_round(pair, member, life) for pair, member in couples])
    save(life, [_case(n, life) for n in numbers])
    save(life, [Outgoing(id=n, chat_id=n, method="sendMessage", payload={}, state="sent", **then) for n in numbers])
    save(life, [SeenUpdate(update_id=n, at=LONG_AHEAD) for n in numbers])
    with life.engine.begin() as connection:
        connection.execute(text("ANALYZE"))


def save(life: Life, rows: list[Any]) -> None:
    """Write many rows at once."""
    table: type[SQLModel] = type(rows[0])
    with transaction(life.engine) as session:
        columns = [{name: getattr(row, name) for name in table.model_fields} for row in rows]
        without_ids = [{name: it for name, it in row.items() if name != "id" or it is not None} for row in columns]
        session.connection().execute(insert(table), without_ids)


def _meeting(n: int, life: Life) -> Meeting:
    return Meeting(
        id=n, uid=str(n), pair_id=n, proposed_by=n, starts_at=LONG_AHEAD, place="cafe", state="agreed",
        unanswered_at=LONG_AHEAD, day_reminder_at=LONG_AHEAD, hours_reminder_at=LONG_AHEAD, ask_at=LONG_AHEAD,
        created_at=life.now,
    )  # fmt: skip


def _talking(n: int, life: Life) -> Talking:
    return Talking(
        id=n, member_id=n, flow="letter", facts={"text": "Hello"}, asked="reply", place=1, opened_at=life.now,
        nudge_at=LONG_AHEAD, expire_at=LONG_AHEAD,
    )  # fmt: skip


def _round(pair: int, member: int, life: Life) -> Round:
    return Round(pair_id=pair, member_id=member, questionnaire_id=1, conversation_id=member, opened_at=life.now)


def _case(n: int, life: Life) -> Case:
    rules = list(Rule)
    return Case(
        id=n, rule=rules[n % len(rules)], severity=2, member_id=n, pair_id=n, acknowledge_by=LONG_AHEAD,
        opened_at=life.now,
    )  # fmt: skip


@contextmanager
def asked(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are executed meanwhile."""
    statements: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", listen)
    yield statements
    event.remove(engine, "before_cursor_execute", listen)


def plan(engine: Engine, statement: str, parameters: Any) -> str:
    """How the database goes about a statement."""
    explain = "EXPLAIN" if engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    with engine.begin() as connection:
        rows = connection.exec_driver_sql(f"{explain} {statement}", parameters).all()
    return "\n".join(" ".join(map(str, row)) for row in rows)


@pytest.mark.parametrize("hour", [timedelta(0), timedelta(hours=11)], ids=["by day", "at night"])
def test_no_question_goes_through_a_whole_table(life: Life, hour: timedelta):
    everything_falls_due(life)
    crowd(life)
    life.now = at("2026-11-16 11:00") + hour
    with asked(life.engine) as statements:
        life.tick(f"{life.now:%Y-%m-%d %H:%M}")
    reads = [it for it in statements if not it[0].startswith(("INSERT", "BEGIN", "PRAGMA"))]
    assert len(reads) > 9
    for statement, parameters in reads:
        found = plan(life.engine, statement, parameters)
        assert not READS_ALL.search(found), f"{statement}\n{found}"


def test_the_check_above_would_notice(life: Life):
    life.publish()
    crowd(life)
    assert READS_ALL.search(plan(life.engine, "SELECT id FROM member WHERE name = 'Amina'", ()))


def test_a_tick_with_nothing_due_asks_a_fixed_number_of_questions(life: Life):
    life.pair()
    with asked(life.engine) as few:
        life.tick("2026-11-02 11:00")
    crowd(life)
    with asked(life.engine) as many:
        life.tick("2026-11-02 11:00")
    assert [statement for statement, _ in many] == [statement for statement, _ in few]


def everything_falls_due(life: Life) -> None:
    """One row for every timer."""
    amina, lars = life.pair()
    life.agrees(amina, "2026-11-17 10:30")
    agreed = life.agrees(lars, "2026-11-16 12:30")
    life.change(Meeting, agreed, ask_at=at("2026-11-16 10:40"))
    life.proposes(amina, "2026-12-17 10:30")
    life.writes_to(amina, "Hello")
    life.change(Talking, life.open(amina)[-1].id, expire_at=None)
    life.turn(lambda work: work.begin(amina, "propose_meeting", {"pair": 1, "partner": "Lars", "zone": "UTC"}))
    life.turn(lambda work: work.add(Case(rule=Rule.danger, severity=4, acknowledge_by=life.now, opened_at=life.now)))
