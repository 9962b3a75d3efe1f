"""What the commands do, as processes, on both databases."""

import asyncio
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from bot.settings import ROOT
from bot.simulator import Group, Person, Simulator
from bot.store import outbox
from bot.store.outbox import Outgoing
from bot.store.queries import code_hash
from bot.store.session import open_engine, transaction
from bot.store.tables import Invitation, Questionnaire
from bot.watch import SharedWatch
from tests.command_line.conftest import Makker, ended

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def all_of(engine: Engine, table: Any) -> Any:
    with transaction(engine) as session:
        return session.exec(select(table)).all()


def put(engine: Engine, chat_id: int, text: str) -> None:
    with transaction(engine) as session:
        outbox.put(session, chat_id, "sendMessage", {"text": text}, NOON)


@pytest.mark.parametrize("role", ["mentee", "mentor", "coordinator"])
@on_sqlite
async def test_an_invitation_is_one_link_and_its_code_is_nowhere_else(makker: Makker, engine: Engine, role: str):
    end = await makker("invite", "--role", role, "--programme", "Aarhus")
    assert (end.code, end.err) == (0, "")
    link, code = end.out.strip().split("?start=")
    assert link == "https://t.me/makker_bot"
    (invitation,) = all_of(engine, Invitation)
    assert (invitation.role, invitation.programme, invitation.code_hash) == (role, "Aarhus", code_hash(code))


@on_sqlite
async def test_an_invitation_carries_its_language_and_is_a_picture_too(makker: Makker, engine: Engine, tmp_path: Path):
    picture = tmp_path / "invitation.png"
    end = await makker("invite", "--role", "mentee", "--language", "ar", "--qr", str(picture))
    assert (end.code, end.err) == (0, "")
    assert end.out.startswith("https://t.me/makker_bot?start=")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert [it.language for it in all_of(engine, Invitation)] == ["ar"]


@on_sqlite
async def test_an_invitation_whose_picture_cannot_be_written_is_not_lost(makker: Makker, tmp_path: Path):
    end = await makker("invite", "--role", "mentee", "--qr", str(tmp_path / "nowhere" / "invitation.png"))
    assert end.code == 2
    assert end.out.startswith("https://t.me/makker_bot?start=")
    assert "cannot be written" in end.err


@on_sqlite
async def test_an_invitation_in_a_language_that_makker_does_not_speak_is_not_made(makker: Makker, engine: Engine):
    end = await makker("invite", "--role", "mentee", "--language", "xx")
    assert (end.code, end.out, all_of(engine, Invitation)) == (2, "", [])
    assert end.err.startswith("--language needs one of")


async def test_an_invitation_opens_the_sign_up_while_the_bot_runs(
    makker: Makker, sim: Simulator, amina: Person, engine: Engine
):
    running = await makker.start("run")
    code = (await makker("invite", "--role", "mentee")).out.strip().partition("?start=")[2]
    amina.starts(code)
    await sim.until(lambda: len(amina.chat.messages) > 1, within=30)
    assert "language" in amina.chat.messages[1].text
    running.send_signal(signal.SIGTERM)
    end = await ended(running)
    assert (end.code, end.sentences) == (0, [])
    assert not sim.complaints


async def test_a_bot_that_is_killed_goes_on_where_it_was(makker: Makker, sim: Simulator, amina: Person, engine: Engine):
    running = await makker.start("run")
    amina.starts()
    await sim.until(lambda: len(amina.chat.messages) > 1, within=30)
    running.kill()
    await running.wait()
    amina.taps("I am looking for work")
    amina.writes("Amina")
    put(engine, amina.id, "written before the kill")
    again = await makker.start("run")
    await sim.until(lambda: "asked the coordinators" in amina.screen(), within=30)
    await sim.until(lambda: not sim.pending)
    again.send_signal(signal.SIGTERM)
    assert (await ended(again)).code == 0
    texts = [message.text for message in amina.chat.messages if message.sender.is_bot]
    assert len(texts) == len(set(texts))
    assert "written before the kill" in texts


@on_sqlite
async def test_a_second_bot_on_the_same_file_is_refused(makker: Makker, sim: Simulator, amina: Person):
    await makker.start("run")
    await sim.until(lambda: any(call.method == "getUpdates" for call in sim.calls), within=30)
    end = await makker("run")
    assert end.code == 2
    assert end.sentences == ["MAKKER_DATABASE_URL names a database that another “makker run” already works on."]


async def test_tick_sends_what_waits(makker: Makker, sim: Simulator, amina: Person, engine: Engine):
    amina.chat.started = True
    put(engine, amina.id, "Hello")
    end = await makker("tick", "--at", "2026-12-01T09:00+01:00")
    assert (end.code, end.out) == (0, "")
    assert [message.text for message in amina.chat.messages] == ["Hello"]


async def test_tick_beside_a_running_bot_ends_when_all_is_sent_once(
    makker: Makker, sim: Simulator, amina: Person, engine: Engine
):
    amina.chat.started = True
    await makker.start("run")
    await sim.until(lambda: any(call.method == "getUpdates" for call in sim.calls), within=30)
    for number in range(5):
        put(engine, amina.id, f"{number}")
    assert (await makker("tick")).code == 0
    assert [message.text for message in amina.chat.messages] == [f"{number}" for number in range(5)]
    assert {row.state for row in all_of(engine, Outgoing)} == {"sent"}


@on_sqlite
@pytest.mark.parametrize("at", ["2026-12-01T08:00Z", "2026-12-01T09:00"])
async def test_a_time_without_a_zone_is_the_programmes(makker: Makker, at: str, engine: Engine):
    assert (await makker("tick", "--at", at)).code == 0


@on_sqlite
async def test_a_new_file_becomes_a_database_with_questionnaires(makker: Makker, tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    assert (await makker.but(database_url=url)("tick")).code == 0
    engine = open_engine(url)
    assert {row.role for row in all_of(engine, Questionnaire)} == {"mentee", "mentor"}
    engine.dispose()


@pytest.mark.parametrize("empty_database_url", ["postgresql"], indirect=True)
@on_sqlite
async def test_a_postgresql_that_is_not_up_to_date_names_the_command(makker: Makker, empty_database_url: str):
    program = makker.but(database_url=empty_database_url)
    for command in (["run"], ["tick"], ["invite", "--role", "mentee"]):
        end = await program(*command)
        assert (end.code, end.sentences) == (
            2,
            ["MAKKER_DATABASE_URL names a database that is not up to date: run “makker migrate” first."],
        )
    end = await program("migrate")
    assert (end.code, end.out, end.err) == (0, "", "The database is at revision 0001.\n")
    assert (await program("invite", "--role", "mentee")).code == 0


@on_sqlite
async def test_a_bot_under_a_virtual_clock_works_by_it(
    makker: Makker, sim: Simulator, tmp_path: Path, amina: Person, engine: Engine
):
    SharedWatch(tmp_path / "clock", NOON)
    await makker.but(clock=str(tmp_path / "clock"), tick_seconds="0.1").start("run")
    amina.starts()
    await sim.until(lambda: len(amina.chat.messages) > 1, within=30)
    sent = [row.sent_at for row in all_of(engine, Outgoing) if row.sent_at]
    assert all(NOON <= moment < NOON + timedelta(minutes=1) for moment in sent)


async def test_doctor_finds_nothing_wrong(makker: Makker, desk: Group):
    end = await makker("doctor")
    assert (end.code, end.err) == (0, "")
    names = [line.split(":")[0].removeprefix("ok").strip() for line in end.out.splitlines()]
    assert names == ["settings", "programme", "token", "database", "group", "languages", "clock"]


@on_sqlite
@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"bot_token": ""}, "MAKKER_BOT_TOKEN is missing"),
        ({"bot_token": "42:OTHER"}, "MAKKER_BOT_TOKEN is refused"),
        ({"coordinator_chat": "-77"}, "MAKKER_COORDINATOR_CHAT: Telegram says"),
        ({"telegram_api": "http://127.0.0.1:9"}, "MAKKER_TELEGRAM_API: nothing answers"),
        (
            {"database_url": "sqlite:////no/such/folder/x.db"},
            "MAKKER_DATABASE_URL names a database that cannot be used",
        ),
    ],
)
async def test_doctor_says_what_is_wrong(makker: Makker, settings: dict[str, str], says: str):
    end = await makker.but(**settings)("doctor")
    assert end.code == 1
    assert any(line.startswith("FAULT") and says in line for line in end.out.splitlines())


@on_sqlite
async def test_doctor_sees_what_the_bot_may_not_do_in_the_group(makker: Makker, desk: Group):
    desk.set_bot("member")
    end = await makker("doctor")
    assert end.code == 1
    assert "make the bot an administrator of “Coordinators”" in end.out
    desk.kind = "group"
    new = desk.upgrade()
    assert f"set MAKKER_COORDINATOR_CHAT to {new}" in (await makker("doctor")).out


@on_sqlite
@pytest.mark.parametrize("command", ["--help", "invite --role mentee", "doctor"])
async def test_quick_commands_import_nothing_slow(makker: Makker, command: str, engine: Engine):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-X", "importtime", "-m", "bot", *command.split()),
        cwd=ROOT,
        env=makker.settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    end = await ended(process)
    assert end.code == 0
    imported = {line.rpartition("|")[2].strip() for line in end.err.splitlines() if line.startswith("import time:")}
    assert "typer" in imported
    assert not imported & {"aiogram", "aiohttp", "alembic", "icalendar", "bot.turn", "bot.simulator"}


@on_sqlite
async def test_doctor_says_what_the_bot_does_without_for_want_of_a_right(makker: Makker, desk: Group):
    desk.set_bot("administrator", {"can_pin_messages"})
    end = await makker("doctor")
    assert "administrator of “Coordinators”, but it may not open a topic for each case" in end.out
    assert "pin the overview" not in end.out
