"""A wrong or missing setting ends every command at once, with one sentence that names it, and exit code 2."""

from pathlib import Path
from typing import Any

import pytest

from bot.demo.playbill import PLAYBILL
from bot.simulator import Garbage, ServerError, Simulator
from tests.command_line.conftest import Makker

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ANY = ("run", "tick", "invite --role mentee")


async def refused(makker: Makker, command: str) -> str:
    """The one sentence."""
    end = await makker(*command.split())
    assert (end.code, end.out) == (2, "")
    (sentence,) = end.sentences
    assert sentence.endswith(".")
    assert "Traceback" not in end.err
    return sentence


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("bot_token", "", "MAKKER_BOT_TOKEN is missing"),
        ("bot_token", "nonsense", "MAKKER_BOT_TOKEN needs a bot token"),
        ("bot_token", "42:OTHER", "MAKKER_BOT_TOKEN is refused by Telegram"),
        ("coordinator_chat", "", "MAKKER_COORDINATOR_CHAT is missing"),
        ("coordinator_chat", "our group", "MAKKER_COORDINATOR_CHAT needs a whole number"),
        ("coordinator_chat", "1000", "MAKKER_COORDINATOR_CHAT needs the number of a group"),
        ("telegram_api", "telegram", "MAKKER_TELEGRAM_API needs an address"),
        ("telegram_api", "http://127.0.0.1:9", "MAKKER_TELEGRAM_API: nothing answers at http://127.0.0.1:9"),
        ("telegram_api", "http://nowhere.invalid", "MAKKER_TELEGRAM_API: nothing answers at http://nowhere.invalid"),
        ("database_url", "mysql://somewhere/x", "MAKKER_DATABASE_URL needs an address"),
        ("database_url", "sqlite://", "MAKKER_DATABASE_URL needs a file"),
        ("database_url", "sqlite:////no/such/folder/makker.db", "MAKKER_DATABASE_URL names a database that cannot"),
        ("database_url", "postgresql://127.0.0.1:9/x", "MAKKER_DATABASE_URL names a database that cannot be used"),
        ("database_url", "postgresql://127.0.0.1:port/x", "MAKKER_DATABASE_URL needs a port that is a number"),
        ("timezone", "Mars/Olympus", "MAKKER_TIMEZONE knows no time zone “Mars/Olympus”"),
        ("tick_seconds", "often", "MAKKER_TICK_SECONDS needs a number"),
        ("tick_seconds", "0", "MAKKER_TICK_SECONDS needs a number above 0"),
        ("listen", "8080", "MAKKER_LISTEN needs host:port"),
        ("listen", "192.0.2.1:80", "MAKKER_LISTEN names an address that cannot be used"),
        ("webhook_url", "example.org", "MAKKER_WEBHOOK_URL needs an address"),
        ("webhook_url", "https://example.org/x", "MAKKER_LISTEN is missing"),
        ("webhook_secret", "no spaces", "MAKKER_WEBHOOK_SECRET needs 1 to 256 letters"),
        ("coordinator_language", "xx", "MAKKER_COORDINATOR_LANGUAGE has no texts in “xx”"),
        ("clock", "/no/such/clock", "MAKKER_CLOCK names no file"),
        ("programme", "/no/such/file", "MAKKER_PROGRAMME names no file that can be read"),
    ],
)
async def test_run_says_which_setting_is_wrong(makker: Makker, name: str, value: str, says: str):
    assert (await refused(makker.but(**{name: value}), "run")).startswith(says)


@pytest.mark.parametrize("command", ["tick", "invite --role mentor"])
@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("bot_token", "", "MAKKER_BOT_TOKEN is missing"),
        ("telegram_api", "http://127.0.0.1:9", "MAKKER_TELEGRAM_API: nothing answers"),
        ("database_url", "sqlite:////no/such/folder/makker.db", "MAKKER_DATABASE_URL names a database that cannot"),
        ("clock", "/no/such/clock", "MAKKER_CLOCK names no file"),
        ("programme", "/no/such/file", "MAKKER_PROGRAMME names no file that can be read"),
    ],
)
async def test_so_do_the_others(makker: Makker, command: str, name: str, value: str, says: str):
    assert (await refused(makker.but(**{name: value}), command)).startswith(says)


@pytest.mark.parametrize("command", ["run", "tick", "invite --role mentee", "migrate"])
async def test_a_file_that_is_no_database_is_not_touched(makker: Makker, tmp_path: Path, command: str):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Lars, " * 200)
    sentence = await refused(makker.but(database_url=f"sqlite:///{file}"), command)
    assert sentence == "MAKKER_DATABASE_URL names a database that cannot be used: file is not a database."
    assert file.read_text() == "Dear Lars, " * 200


@pytest.mark.parametrize("at", ["tomorrow", "2026-13-01", "09:00", "2026-12-01T25:00"])
async def test_a_time_that_is_none_is_named(makker: Makker, at: str):
    assert (await refused(makker, f"tick --at {at}")).startswith("--at needs a time such as 2026-12-01T09:00+01:00")


async def test_an_empty_time_is_not_taken_for_now(makker: Makker):
    end = await makker("tick", "--at", "")
    assert (end.code, end.err.strip()) == (2, "--at needs a time such as 2026-12-01T09:00+01:00, not “”.")


async def test_an_invitation_to_a_programme_that_is_not_run_here_is_not_made(makker: Makker, tmp_path: Path):
    file = tmp_path / "programme.toml"
    file.write_text('name = "Kvinder i job"\n', "utf-8")
    ours = makker.but(programme=str(file))
    sentence = await refused(ours, "invite --role mentee --programme Odense")
    assert sentence == "--programme: there is no programme “Odense” here, only “Kvinder i job”."
    for name in ("kvinder i job", ""):
        end = await ours("invite", "--role", "mentee", "--programme", name)
        assert (end.code, end.err) == (0, "")


async def test_the_token_is_never_shown(makker: Makker):
    end = await makker.but(bot_token="42:very secret")("run")
    assert "secret" not in end.err + end.out


@pytest.mark.parametrize("fault", [ServerError(500), Garbage()])
async def test_a_telegram_that_has_a_bad_moment_gives_no_invitation(makker: Makker, sim: Simulator, fault: Any):
    sim.faults.next("getMe", fault)
    assert (await refused(makker, "invite --role mentee")).startswith("MAKKER_TELEGRAM_API")


async def test_a_mistake_in_the_programmes_file_names_its_line(makker: Makker, tmp_path: Path):
    file = tmp_path / "programme.toml"
    file.write_text("[meetings]\nnone_for_days = -1\n", "utf-8")
    sentence = await refused(makker.but(programme=str(file)), "run")
    assert sentence.startswith("MAKKER_PROGRAMME names a file with a mistake: line 2, “meetings.none_for_days” needs")
    file.write_text('languages = ["da", "xx"]\n', "utf-8")
    assert "has no texts in “xx”" in await refused(makker.but(programme=str(file)), "run")


@pytest.mark.parametrize(("option", "says"), [("--story nothing", "--story needs one of "), ("--lang xx", "--lang ")])
async def test_the_demo_says_what_it_can_play(makker: Makker, option: str, says: str):
    assert (await refused(makker, f"demo {option} --play")).startswith(says)


async def test_the_help_names_the_stories(makker: Makker):
    end = await makker("demo", "--help")
    assert all(name in end.out for name in PLAYBILL)
