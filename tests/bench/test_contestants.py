"""The pieces of `make bench` work: every bot gets its people through the check-in. Nothing is measured here."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bench.contestants import ALL, REDIS, Contestant
from bench.inside.aiogram import answers_of_aiogram
from bench.inside.makker import answers_of_makker
from bench.options import Options
from bench.play import play
from bench.questions import MANY
from bench.tables.tick import tick
from bench.tables.where import where
from bench.telegram.__main__ import Order
from tests.postgres import Postgres

PEOPLE = 2
HERE = [contestant for contestant in ALL if not contestant.missing]


@pytest.mark.parametrize("contestant", HERE, ids=lambda it: it.name)
def test_everybody_is_asked_the_right_questions_once(contestant: Contestant):
    outcome = play(contestant, Order(PEOPLE, contestant.start, at_once=PEOPLE))
    assert outcome.mistakes == "none"
    assert (outcome.result.finished, outcome.result.answers) == (PEOPLE, PEOPLE * MANY)


def test_a_given_rate_gets_everybody_through_too():
    nothing = ALL[0]
    outcome = play(nothing, Order(PEOPLE, nothing.start, per_second=50))
    assert (outcome.mistakes, outcome.result.finished) == ("none", PEOPLE)


def test_whoever_has_no_redis_is_told_how_to_get_it():
    if shutil.which("redis-server") is None:
        assert "apt install redis-server" in REDIS.missing
    else:
        assert "apt install" not in REDIS.missing


@pytest.mark.parametrize("storage", ["memory", "sqlite"])
def test_aiogram_asks_right_inside_the_process(storage: str, tmp_path: Path):
    named = storage if storage == "memory" else f"sqlite:{tmp_path / 'states.db'}"
    assert asyncio.run(answers_of_aiogram(named, PEOPLE)) > 0


def test_makker_asks_right_inside_the_process(tmp_path: Path):
    assert answers_of_makker(f"sqlite:///{tmp_path / 'makker.db'}", PEOPLE) > 0


def test_makker_asks_right_on_postgresql(postgres: Postgres):
    assert answers_of_makker(postgres.new_database(), PEOPLE) > 0


def test_where_the_time_goes_adds_up():
    sheet = where(Options(people=1))
    shares = [row.cells["share"] for row in sheet.rows if row.who.startswith("  ")]
    assert sum(share for share in shares if isinstance(share, float)) == pytest.approx(1.0)
    assert any("INSERT INTO outgoing" in row.who for row in sheet.rows)


def test_check_ins_are_found_among_many_pairs():
    sheet = tick(Options(pairs=200, due=3))
    assert [row.who for row in sheet.rows] == ["SQLite", "PostgreSQL"]
