"""What is written down is sent: all of it, once, in order, and never faster than Telegram takes it."""

from datetime import timedelta
from typing import Any

import pytest

from bot import pictures
from bot.serve import Service, serving
from bot.settings import Settings
from bot.simulator import DropAfter, DropBefore, Flood, Garbage, Group, Person, ServerError, Simulator
from bot.store.outbox import Priority
from bot.store.tables import Case, Member
from bot.watch import SharedWatch
from tests.telegram.people import texts


@pytest.fixture(autouse=True)
def _started(amina: Person) -> None:
    amina.chat.started = True


async def test_a_chat_is_read_from_top_to_bottom(service: Service, table: Any, amina: Person):
    for number in range(25):
        table.put(amina.id, f"{number}", priority=Priority.wave if number % 3 else Priority.answer)
    await service.settled()
    assert texts(amina.chat) == [f"{number}" for number in range(25)]


async def test_somebody_who_waits_goes_before_a_wave(
    settings: Settings, watch: SharedWatch, sim: Simulator, table: Any, amina: Person, desk: Group
):
    for number in range(3001, 3101):
        sim.person(number, "Somebody").chat.started = True
        table.put(number, "How are you?", priority=Priority.wave)
    table.put(amina.id, "I am here.")
    async with serving(settings, watch, scheduler=False) as service:
        await service.settled()
    sent = [call.params["text"] for call in sim.calls if call.method == "sendMessage"]
    assert sent.index("I am here.") < 30
    assert len(sent) == 101
    assert not sim.complaints


async def test_an_edit_changes_the_message_it_means_and_a_reply_answers_it(service: Service, table: Any, amina: Person):
    first = table.put(amina.id, "Can you come?")
    table.put(amina.id, "Can you come? ✔️ Yes", "editMessageText", edits=first)
    table.put(amina.id, "Thank you", answers=first)
    await service.settled()
    asked, thanked = amina.chat.messages
    assert (asked.text, asked.edited) == ("Can you come? ✔️ Yes", True)
    assert thanked.reply_to is asked


async def test_a_file_arrives_as_a_file(service: Service, table: Any, amina: Person):
    table.put_payload(amina.id, "sendDocument", {"document": {"filename": "makker.ics", "text": "BEGIN:VCALENDAR ø"}})
    await service.settled()
    document = amina.chat.messages[0].document
    assert document is not None
    assert (document.name, document.content.decode()) == ("makker.ics", "BEGIN:VCALENDAR ø")


async def test_a_picture_is_drawn_on_its_way_out(service: Service, table: Any, amina: Person):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90">{pictures.text("Sure", 20, 60, 40)}</svg>'
    table.put_payload(amina.id, "sendPhoto", {"photo": {"filename": "progress.png", "svg": svg}, "caption": "Sure"})
    await service.settled()
    (message,) = amina.chat.messages
    assert message.photo is not None
    assert message.photo.content.startswith(b"\x89PNG")
    assert message.text == "Sure"


async def test_what_cannot_be_drawn_stands_in_nobodys_way(service: Service, table: Any, amina: Person):
    table.put_payload(amina.id, "sendPhoto", {"photo": {"filename": "progress.png", "svg": "<svg"}})
    table.put(amina.id, "Hello")
    await service.settled()
    assert texts(amina.chat) == ["Hello"]


async def test_telegram_is_never_asked_for_more_than_it_takes(
    service: Service, table: Any, sim: Simulator, amina: Person, desk: Group, watch: SharedWatch
):
    start = watch.now()
    for number in range(40):
        table.put(amina.id, f"{number}")
        table.put(desk.id, f"{number}")
    await service.settled()
    assert texts(amina.chat) == texts(desk) == [f"{number}" for number in range(40)]
    assert not sim.complaints
    assert watch.now() - start < timedelta(seconds=90)


async def test_after_a_restart_the_limits_are_still_known(
    settings: Settings, table: Any, sim: Simulator, amina: Person, desk: Group, watch: SharedWatch
):
    for part in range(2):
        for number in range(4):
            table.put(amina.id, f"{part}.{number}")
        async with serving(settings, watch, scheduler=False, receiving=False) as service:
            await service.settled()
    assert len(texts(amina.chat)) == 8
    assert not sim.complaints


@pytest.mark.parametrize("seconds", [1, 30, 7200])
async def test_telegram_says_how_long_to_wait_and_we_do(
    service: Service, table: Any, sim: Simulator, amina: Person, seconds: int, watch: SharedWatch
):
    start = watch.now()
    sim.faults.next("sendMessage", Flood(retry_after=seconds))
    first = table.put(amina.id, "first")
    table.put(amina.id, "second")
    await service.settled()
    if seconds > 60:
        assert texts(amina.chat) == []
        assert table.row(first).not_before == start + timedelta(seconds=seconds)
        watch.move_to(start + timedelta(seconds=seconds - 1))
        await service.settled()
    assert texts(amina.chat) == ["first", "second"]
    assert watch.now() == start + timedelta(seconds=seconds)
    assert [call.moment for call in sim.calls if call.method == "sendMessage"][1] == watch.now()


async def test_one_chat_that_must_wait_keeps_nobody_else_waiting(
    service: Service, table: Any, sim: Simulator, amina: Person, desk: Group
):
    sim.faults.next("sendMessage", Flood(retry_after=7200), chat_id=desk.id)
    table.put(desk.id, "a card")
    table.put(amina.id, "hello")
    await service.settled()
    assert (texts(amina.chat), texts(desk)) == (["hello"], [])


@pytest.mark.parametrize("fault", [ServerError(500), ServerError(502), DropBefore(), Garbage()])
async def test_a_bad_moment_passes_and_nothing_is_lost(
    service: Service, table: Any, sim: Simulator, amina: Person, fault: Any
):
    sim.faults.next("sendMessage", fault, times=3)
    table.put(amina.id, "first")
    table.put(amina.id, "second")
    await service.settled()
    assert texts(amina.chat) == ["first", "second"]


async def test_a_message_whose_receipt_is_lost_may_come_twice_but_no_other_does(
    service: Service, table: Any, sim: Simulator, amina: Person
):
    sim.faults.next("sendMessage", DropAfter())
    for text in ("first", "second", "third"):
        table.put(amina.id, text)
    await service.settled()
    assert texts(amina.chat) == ["first", "first", "second", "third"]


async def test_a_person_who_blocked_the_bot_is_known_as_unreachable(
    service: Service, table: Any, sim: Simulator, amina: Person
):
    table.add(Member(telegram_id=amina.id, language="en", phase="waiting_for_match", created_at=table.now))
    amina.chat.blocked = True
    rows = [table.put(amina.id, f"private {number}") for number in range(3)]
    await service.settled()
    assert [(table.row(row).state, table.row(row).failure) for row in rows] == [("failed", "403")] * 3
    assert [member.reachable for member in table.all(Member)] == [False]
    assert [case.rule for case in table.all(Case)] == ["unreachable"]


@pytest.mark.parametrize("why", ["never started", "no such account", "deleted account"])
async def test_nobody_there(service: Service, table: Any, sim: Simulator, amina: Person, why: str):
    amina.chat.started = why != "never started"
    amina.deactivated = why == "deleted account"
    row = table.put(999 if why == "no such account" else amina.id, "Hello")
    await service.settled()
    assert table.row(row).state == "failed"


async def test_a_tap_is_answered_before_anything_else_and_too_late_is_no_trouble(
    service: Service, table: Any, sim: Simulator, amina: Person
):
    for number in range(30):
        table.put(amina.id, f"{number}")
    late = table.put_payload(amina.id, "answerCallbackQuery", {"callback_query_id": "1"})
    await service.settled()
    methods = [call.method for call in sim.calls]
    assert methods.index("answerCallbackQuery") - methods.index("sendMessage") < 6
    assert (table.row(late).state, table.row(late).failure) == ("failed", "400 tapped too long ago")


async def test_an_edit_that_changes_nothing_counts_as_done(service: Service, table: Any, amina: Person):
    first = table.put(amina.id, "Yes")
    again = table.put(amina.id, "Yes", "editMessageText", edits=first)
    await service.settled()
    assert table.row(again).state == "sent"


async def test_an_edit_of_a_message_that_is_gone_fails_and_the_next_goes_on(
    service: Service, table: Any, sim: Simulator, amina: Person
):
    first = table.put(amina.id, "Yes")
    await service.settled()
    amina.chat.messages[-1].deleted = True
    edit = table.put(amina.id, "No", "editMessageText", edits=first)
    reply = table.put(amina.id, "Well", answers=first)
    await service.settled()
    assert (table.row(edit).failure, table.row(reply).state) == ("400 message to edit not found", "sent")


async def test_an_edit_of_a_message_that_never_went_out_fails(
    service: Service, table: Any, sim: Simulator, amina: Person
):
    first = table.put(amina.id, "a secret" * 600)
    edit = table.put(amina.id, "short", "editMessageText", edits=first)
    after = table.put(amina.id, "after")
    await service.settled()
    assert table.row(first).failure == "400 message is too long"
    assert table.row(edit).failure == "the message it changes was never sent"
    assert table.row(after).state == "sent"


async def test_a_server_that_cannot_pin_does_not_hold_up_the_group(
    service: Service, table: Any, sim: Simulator, desk: Group
):
    sim.faults.next("pinChatMessage", ServerError(404), times=9)
    board = table.put(desk.id, "where we are")
    pin = table.put_payload(desk.id, "pinChatMessage", {"disable_notification": True}, edits=board)
    table.put(desk.id, "a case")
    await service.settled()
    assert texts(desk) == ["where we are", "a case"]
    assert table.row(pin).failure == "404 method not found"


async def test_nothing_of_a_message_is_kept_with_its_failure(
    service: Service, table: Any, sim: Simulator, amina: Person, capsys: Any
):
    row = table.put_payload(amina.id, "sendMessage", {"text": "<secret>my boss", "parse_mode": "HTML"})
    await service.settled()
    assert table.row(row).failure == "400 can't parse entities"
    assert "secret" not in "".join(capsys.readouterr())


async def test_a_group_that_becomes_a_supergroup_keeps_getting_its_messages(
    service: Service, settings: Settings, watch: SharedWatch, table: Any, sim: Simulator, desk: Group
):
    table.put(desk.id, "before")
    await service.settled()
    old = desk.id
    sim.world.migrate(desk, -1_000_000_001_000)  # the bot is not told by a message
    table.put(old, "after")
    await service.settled()
    assert texts(desk) == ["before", "after"]
    moved = [call for call in sim.calls if "upgraded" in call.description]
    table.put(old, "later")
    await service.settled()
    assert len(moved) == len([call for call in sim.calls if "upgraded" in call.description]) == 1
    assert texts(desk)[-1] == "later"


async def test_two_senders_send_each_message_once(
    service: Service, settings: Settings, watch: SharedWatch, table: Any, sim: Simulator, amina: Person
):
    async with serving(settings, watch, scheduler=False, receiving=False) as second:
        for number in range(20):
            table.put(amina.id, f"{number}")
        await second.settled()
        assert texts(amina.chat) == [f"{number}" for number in range(20)]


async def test_a_group_the_bot_was_put_out_of_gets_its_messages_when_it_is_back(
    service: Service, table: Any, sim: Simulator, desk: Group, watch: SharedWatch
):
    desk.set_bot("kicked")
    table.put(desk.id, "a case")
    await service.settled()
    desk.set_bot("administrator")
    watch.move_to(watch.now() + timedelta(minutes=10))
    await service.settled()
    assert texts(desk) == ["a case"]
