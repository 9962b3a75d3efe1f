"""Every update takes effect, once, whatever happens on the way."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from bot.serve import Service, serving
from bot.settings import SettingError, Settings
from bot.simulator import DropAfter, DropBefore, Flood, Garbage, Group, Person, ServerError, Simulator
from bot.store.session import transaction
from bot.store.tables import Case, Member, SeenUpdate
from bot.turn.commands import FOR_MEMBERS, FOR_THE_GROUP
from bot.watch import SharedWatch
from tests.telegram.people import texts

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def answered(service: Service, sim: Simulator) -> None:
    """Everything that people did is heard and answered."""
    async with asyncio.timeout(10):
        await sim.quiet()
        await service.settled()


async def test_the_same_update_twice_is_answered_once(service: Service, sim: Simulator, table: Any, amina: Person):
    amina.starts()
    await answered(service, sim)
    before = texts(amina)
    (seen,) = table.all(SeenUpdate)
    sim.redeliver(seen.update_id)
    await answered(service, sim)
    assert texts(amina) == before
    assert len(before) == 1


async def test_a_program_that_stops_between_commit_and_confirmation_answers_once(
    settings: Settings, watch: SharedWatch, sim: Simulator, table: Any, amina: Person, desk: Group
):
    amina.starts()
    async with serving(settings, watch, scheduler=False) as service:
        await sim.until(lambda: texts(amina))
        await service.settled()
        sim.faults.next("getUpdates", DropBefore(), times=1000)  # the confirmation never arrives
        amina.writes("Hello")
        await sim.until(lambda: sim.pending)
    sim.faults.clear()
    before = len(table.all(SeenUpdate))
    sim.redeliver(table.all(SeenUpdate)[0].update_id)
    async with serving(settings, watch, scheduler=False) as service:
        await answered(service, sim)
    assert (before, len(table.all(SeenUpdate)), len(texts(amina))) == (1, 2, 2)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_database_that_hangs_up_is_found_again(service: Service, sim: Simulator, table: Any, amina: Person):
    amina.starts()
    await answered(service, sim)
    with transaction(table.engine) as session:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        session.connection().execute(text(f"{others} AND datname = current_database()"))
    amina.writes("Hello")
    await answered(service, sim)
    assert len(texts(amina)) == 2


async def test_a_tap_delivered_twice_counts_once(service: Service, sim: Simulator, table: Any, amina: Person):
    amina.starts()
    await answered(service, sim)
    tap = amina.taps(lambda button: "No, thank you" in button.label)
    await answered(service, sim)
    before = amina.screen()
    assert not isinstance(tap, str)
    sim.redeliver(tap.update_id)  # type: ignore[union-attr]
    await answered(service, sim)
    assert amina.screen() == before


async def test_one_persons_words_stay_in_their_order(service: Service, sim: Simulator, table: Any, amina: Person):
    for number in range(20):
        amina.writes(f"{number}")
    await answered(service, sim)
    assert len(table.all(SeenUpdate)) == 20
    assert not sim.complaints


async def test_many_people_at_once_all_get_their_answer(service: Service, sim: Simulator, table: Any):
    people = [sim.person(number, "Somebody") for number in range(3001, 3121)]
    for person in people:
        person.starts()
    await answered(service, sim)
    assert {len(texts(person)) for person in people} == {1}
    assert not sim.complaints


async def test_an_update_that_breaks_is_set_aside_and_the_others_go_on(
    service: Service, sim: Simulator, table: Any, amina: Person
):
    table.add(Member(telegram_id=666, language="xx", phase="nonsense", created_at=table.now))
    broken = sim.person(666, "Broken")
    broken.writes("a private thing")
    amina.starts()
    await answered(service, sim)
    assert len(texts(amina)) == 1
    assert texts(broken) == []
    assert [case.rule for case in table.all(Case)] == ["poison_update"]


async def test_nothing_private_is_logged_of_an_update_that_breaks(
    service: Service, sim: Simulator, table: Any, capsys: Any
):
    table.add(Member(telegram_id=666, language="xx", phase="nonsense", created_at=table.now))
    sim.person(666, "Broken").writes("a private thing")
    await answered(service, sim)
    said = "".join(capsys.readouterr())
    assert "an update is set aside" in said
    assert not any(private in said for private in ("private", "Broken", "666"))


@on_sqlite
@pytest.mark.parametrize("fault", [ServerError(500), ServerError(502), DropBefore(), DropAfter(), Garbage(), Flood(1)])
async def test_trouble_with_receiving_passes(
    settings: Settings, watch: SharedWatch, sim: Simulator, amina: Person, desk: Group, fault: Any
):
    sim.faults.next("getUpdates", fault, times=2)
    async with serving(settings, watch, scheduler=False) as service:
        amina.starts()
        await answered(service, sim)
        assert len(texts(amina)) == 1


@on_sqlite
@pytest.mark.parametrize("body", ['{"ok": true, "result": "x"}', '{"ok": true, "result": [7]}', '{"ok": true}', "[]"])
async def test_nonsense_instead_of_updates_passes(
    settings: Settings, watch: SharedWatch, sim: Simulator, amina: Person, desk: Group, body: str
):
    sim.faults.next("getUpdates", Garbage(body))
    async with serving(settings, watch, scheduler=False) as service:
        amina.starts()
        await answered(service, sim)
        assert len(texts(amina)) == 1


@on_sqlite
async def test_a_webhook_left_from_before_is_taken_away(
    settings: Settings, watch: SharedWatch, sim: Simulator, amina: Person, desk: Group
):
    async with ClientSession() as session:
        await session.post(f"{settings.telegram_api}/bot42:TEST/setWebhook", json={"url": "http://127.0.0.1:9/old"})
    amina.starts()
    async with serving(settings, watch, scheduler=False) as service:
        await answered(service, sim)
        assert len(texts(amina)) == 1


@on_sqlite
async def test_another_program_with_the_same_token_is_named(
    service: Service, settings: Settings, sim: Simulator, amina: Person, capsys: Any
):
    async with ClientSession() as session:
        await sim.until(lambda: any(call.method == "getUpdates" for call in sim.calls))
        await session.post(f"{settings.telegram_api}/bot42:TEST/getUpdates", json={"timeout": 0})
    amina.starts()
    await answered(service, sim)
    assert len(texts(amina)) == 1
    assert "another program receives this bot's messages" in capsys.readouterr().out


@on_sqlite
@pytest.mark.parametrize("fault", [ServerError(500), DropBefore(), Garbage(), Flood(1)])
async def test_a_bad_moment_at_the_start_passes(
    settings: Settings, watch: SharedWatch, sim: Simulator, amina: Person, desk: Group, fault: Any
):
    sim.faults.next("getMe", fault, times=2)
    sim.faults.next("setMyCommands", fault, times=4)
    async with serving(settings, watch, scheduler=False) as service:
        amina.starts()
        await answered(service, sim)
        assert len(texts(amina)) == 1


@on_sqlite
async def test_a_wrong_token_is_named(settings: Settings, watch: SharedWatch):
    wrong = settings.model_copy(update={"bot_token": type(settings.bot_token)("42:OTHER")})
    with pytest.raises(SettingError, match="MAKKER_BOT_TOKEN is refused by Telegram"):
        async with serving(wrong, watch, scheduler=False):
            pass


@on_sqlite
async def test_a_token_that_is_taken_back_ends_the_program(service: Service, sim: Simulator, amina: Person):
    sim._server._token = "42:NEW"
    amina.writes("Hello")
    with pytest.raises(SettingError, match="MAKKER_BOT_TOKEN is refused by Telegram"):
        async with asyncio.timeout(10):
            await service.ended()


@on_sqlite
async def test_the_menu_button_lists_the_commands_in_each_language(service: Service, sim: Simulator, url: str):
    async with ClientSession() as session:
        for language, scope in (("", "all_private_chats"), ("da", "all_private_chats"), ("ar", "all_private_chats")):
            params = {"scope": {"type": scope}, **({"language_code": language} if language else {})}
            async with session.post(f"{url}/bot42:TEST/getMyCommands", json=params) as answer:
                listed = (await answer.json())["result"]
            assert [command["command"] for command in listed] == list(FOR_MEMBERS)
        params = {"scope": {"type": "chat", "chat_id": -1000}}
        async with session.post(f"{url}/bot42:TEST/getMyCommands", json=params) as answer:
            listed = (await answer.json())["result"]
    assert [command["command"] for command in listed] == list(FOR_THE_GROUP)


async def test_work_that_is_due_is_done_by_the_scheduler(
    settings: Settings, watch: SharedWatch, sim: Simulator, amina: Person, desk: Group
):
    soon = settings.model_copy(update={"tick_seconds": 0.05})
    async with serving(soon, watch) as service:
        amina.starts()
        await answered(service, sim)
        watch.move_to(watch.now() + timedelta(days=60))
        async with asyncio.timeout(10):
            await sim.until(lambda: service.meter.ticks._value.get() > 0)
