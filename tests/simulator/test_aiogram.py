"""The client the bot is built on finds a Bot API here too."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from bot.simulator import DropAfter, Flood, Person, Simulator, Tap


@pytest_asyncio.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    async with Bot("42:TEST", session, DefaultBotProperties(parse_mode="HTML")) as client:
        yield client


async def test_a_conversation_by_hand(bot: Bot, sim: Simulator, amina: Person):
    assert (await bot.me()).username == "makker_bot"
    start = amina.starts("CODE")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start CODE"
    yes = InlineKeyboardButton(text="Yes", callback_data="y")
    sent = await bot.send_message(
        amina.id,
        "<b>Can</b> you come?",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[yes]]),
        reply_parameters=ReplyParameters(message_id=start.id),
    )
    assert sent.html_text == "<b>Can</b> you come?"
    assert isinstance(amina.taps("Yes"), Tap)
    query = (await bot.get_updates(offset=update.update_id + 1))[0].callback_query
    assert query is not None
    await query.answer("Noted")
    await bot.edit_message_text("See you!", chat_id=amina.id, message_id=sent.message_id)
    await bot.get_updates(offset=update.update_id + 2)
    assert [message.text for message in amina.chat.messages] == ["/start CODE", "See you!"]
    assert not sim.complaints


async def test_files_go_out_and_come_back(bot: Bot, amina: Person):
    amina.starts()
    sent = await bot.send_document(amina.id, BufferedInputFile(b"BEGIN:VCALENDAR", "meeting.ics"), caption="When")
    document = amina.chat.messages[-1].document
    assert document is not None
    assert (document.name, document.content) == ("meeting.ics", b"BEGIN:VCALENDAR")
    assert sent.document is not None
    fetched = await bot.download(sent.document.file_id)
    assert fetched is not None
    assert fetched.read() == b"BEGIN:VCALENDAR"


async def test_what_goes_wrong_goes_wrong_in_aiograms_words(bot: Bot, sim: Simulator, amina: Person):
    with pytest.raises(TelegramForbiddenError, match="initiate"):
        await bot.send_message(amina.id, "Hello")
    amina.starts()
    sim.faults.next("sendMessage", Flood(retry_after=7200))
    with pytest.raises(TelegramRetryAfter) as told:
        await bot.send_message(amina.id, "Hello")
    assert told.value.retry_after == 7200
    sim.faults.next("sendMessage", DropAfter())
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(amina.id, "Hello")
    group = sim.group(-77, "Coordinators", supergroup=False)
    new_id = group.upgrade()
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(-77, "Hello")
    assert moved.value.migrate_to_chat_id == new_id
    assert amina.chat.messages[-1].text == "Hello"
