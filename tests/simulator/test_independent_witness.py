"""python-telegram-bot reads what the simulator says about groups, topics, files, taps and webhooks."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from telegram import (
    Bot,
    ChatMemberLeft,
    ChatMemberMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden

from bot.simulator import Group, Person, Simulator, Tap


@pytest_asyncio.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    async with Bot("42:TEST", base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as client:
        yield client


@pytest.fixture
def karen(sim: Simulator) -> Person:
    return sim.person(1002, "Karen")


@pytest.fixture
def group(sim: Simulator, karen: Person) -> Group:
    room = sim.group(-1001234, "Coordinators", forum=True)
    room.join(karen)
    return room


async def test_who_is_a_coordinator_is_asked_of_telegram(bot: Bot, group: Group, karen: Person, amina: Person):
    assert isinstance(await bot.get_chat_member(group.id, karen.id), ChatMemberMember)
    assert isinstance(await bot.get_chat_member(group.id, amina.id), ChatMemberLeft)
    assert await bot.get_chat_member_count(group.id) == 2
    assert (await bot.get_chat(group.id)).is_forum
    (administrator,) = await bot.get_chat_administrators(group.id)
    assert administrator.user.id == bot.id


async def test_a_case_gets_a_topic_and_answers_stay_in_it(bot: Bot, group: Group, karen: Person):
    topic = await bot.create_forum_topic(group.id, "Case 1")
    card = await bot.send_message(group.id, "Who takes it?", message_thread_id=topic.message_thread_id)
    assert card.is_topic_message
    karen.writes("I do", reply_to=group.find(card.message_id))
    update = (await bot.get_updates())[-1]
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.message_thread_id == topic.message_thread_id
    assert update.message.reply_to_message.text == "Who takes it?"
    await bot.close_forum_topic(group.id, topic.message_thread_id)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.close_forum_topic(group.id, topic.message_thread_id)


async def test_a_group_moves_house(bot: Bot, sim: Simulator, karen: Person):
    small = sim.group(-77, "Coordinators", supergroup=False)
    small.join(karen)
    new_id = small.upgrade()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(-77, "Hello")
    assert moved.value.new_chat_id == new_id
    small.set_bot("kicked")
    with pytest.raises(Forbidden, match="kicked from the supergroup"):
        await bot.send_message(new_id, "Hello")


async def test_a_tap_is_answered_once(bot: Bot, sim: Simulator, amina: Person):
    amina.starts()
    yes = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
    await bot.send_message(amina.id, "Can you come?", reply_markup=yes)
    tap = amina.taps("Yes")
    assert isinstance(tap, Tap)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.data, query.from_user.id, query.id) == ("yes", amina.id, tap.query_id)
    await query.answer()
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    assert [complaint.kind for complaint in sim.complaints] == ["refused"]


async def test_a_quote_must_stand_in_the_message(bot: Bot, amina: Person):
    words = amina.writes("I need help with my papers")
    await bot.send_message(amina.id, "Which?", reply_parameters=ReplyParameters(words.id, quote="my papers"))
    with pytest.raises(BadRequest, match="Quote_text_invalid"):
        await bot.send_message(amina.id, "Which?", reply_parameters=ReplyParameters(words.id, quote="our papers"))


async def test_a_misspelt_parameter_or_method_is_told(bot: Bot, sim: Simulator, amina: Person):
    amina.starts()
    with pytest.raises(BadRequest, match="Unknown parameter parsemode"):
        await bot.send_message(amina.id, "Hello", api_kwargs={"parsemode": "HTML"})
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendMesage", {"chat_id": amina.id, "text": "Hello"})
    assert len(sim.complaints) == 2


async def test_files_of_every_kind_go_there_and_back(bot: Bot, amina: Person):
    amina.starts()
    picture = amina.sends_photo(caption="Us").photo
    assert picture is not None
    message = (await bot.get_updates())[-1].message
    assert message is not None
    fetched = await (await message.photo[-1].get_file()).download_as_bytearray()
    assert bytes(fetched) == picture.content
    await bot.send_photo(amina.id, message.photo[-1].file_id, caption="Still us")
    await bot.send_voice(amina.id, b"OggS", duration=3)
    await bot.send_document(amina.id, b"BEGIN:VCALENDAR", filename="makker.ics")
    photo, voice, document = amina.chat.messages[-3:]
    assert photo.photo == picture
    assert voice.voice is not None
    assert document.document is not None
    assert (document.document.name, document.document.content) == ("makker.ics", b"BEGIN:VCALENDAR")


async def test_a_webhook_gets_updates_that_read_like_updates(bot: Bot, sim: Simulator, amina: Person, karen: Person):
    heard: list[Update] = []

    async def hear(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "hush"
        update = Update.de_json(await request.json(), bot)
        heard.append(update)
        return web.Response()

    app = web.Application()
    app.router.add_post("/", hear)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await bot.set_webhook(url, secret_token="hush", max_connections=2)
    amina.starts("CODE")
    karen.starts()
    amina.blocks()
    async with asyncio.timeout(5):
        await sim.quiet()
    assert (await bot.get_webhook_info()).url == url
    await bot.delete_webhook()
    await runner.cleanup()
    texts = [update.message.text for update in heard if update.message]
    assert sorted(text for text in texts if text) == ["/start", "/start CODE"]
    (left,) = [update.my_chat_member for update in heard if update.my_chat_member]
    assert left.new_chat_member.status == "kicked"
