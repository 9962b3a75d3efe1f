"""An independent client finds a Bot API here: python-telegram-bot knows nothing of us, nor of aiogram."""

import warnings
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.simulator import DropAfter, Flood, Garbage, Person, ServerError, Simulator
from bot.watch import SharedWatch

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
YES_NO = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Yes", callback_data="yes"), InlineKeyboardButton("No", callback_data="no")]]
)


@pytest.fixture(autouse=True)
def new_manners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest_asyncio.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    async with Bot("42:TEST", base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as client:
        yield client


async def test_the_bot_knows_who_it_is(bot: Bot):
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot, me.can_join_groups) == (42, "makker_bot", True, True)


async def test_another_bots_token_opens_nothing(url: str, sim: Simulator):
    async with HTTPXRequest() as request, HTTPXRequest() as polls:
        stranger = Bot("42:OTHER", base_url=f"{url}/bot", request=request, get_updates_request=polls)
        with pytest.raises(InvalidToken):
            await stranger.initialize()
    assert not sim.calls


@pytest_asyncio.fixture
async def application(url: str) -> AsyncIterator[AnyApplication]:
    builder = Application.builder().token("42:TEST").base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = builder.build()
    app.add_handler(CommandHandler("start", _welcome))
    app.add_handler(CallbackQueryHandler(_thank))
    app.add_handler(MessageHandler(filters.VOICE, _listen))
    await app.initialize()
    assert app.updater is not None
    await app.start()
    await app.updater.start_polling(timeout=5)
    yield app
    await app.updater.stop()
    await app.stop()
    await app.shutdown()


async def _welcome(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    assert context.args is not None
    await update.message.reply_html(f"<b>Welcome</b> {context.args[0]}. Can you come?", reply_markup=YES_NO)


async def _thank(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Noted")
    await update.callback_query.edit_message_text("See you!")


async def _listen(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    assert update.message.voice is not None
    heard = await (await update.message.voice.get_file()).download_as_bytearray()
    await update.message.reply_document(bytes(heard), filename="voice.ogg", caption="I heard this")


async def test_a_conversation_reaches_the_bot_and_comes_back(
    application: AnyApplication, sim: Simulator, amina: Person
):
    amina.starts("CODE")
    await sim.until(lambda: amina.chat.messages[-1].labels == ["Yes", "No"])
    assert amina.chat.messages[-1].text == "Welcome CODE. Can you come?"
    amina.taps("Yes")
    await sim.until(lambda: amina.chat.messages[-1].text == "See you!")
    await sim.quiet()
    assert amina.alerts == [("Noted", False)]
    assert amina.chat.messages[-1].labels == []
    assert amina.chat.messages[-1].edited
    assert not sim.complaints


async def test_a_voice_can_be_fetched_and_sent_back_as_a_file(
    application: AnyApplication, sim: Simulator, amina: Person
):
    amina.speaks(seconds=12)
    await sim.until(lambda: amina.chat.messages[-1].document)
    sent, answer = amina.chat.messages
    assert answer.document is not None
    assert sent.voice is not None
    assert (answer.document.name, answer.document.content) == ("voice.ogg", sent.voice.content)
    assert answer.text == "I heard this"


async def test_who_blocked_the_bot_or_never_started_it_cannot_be_written_to(bot: Bot, amina: Person):
    with pytest.raises(Forbidden, match="initiate conversation"):
        await bot.send_message(amina.id, "Hello")
    amina.starts()
    amina.blocks()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(amina.id, "Hello")
    amina.unblocks()
    amina.deletes_account()
    with pytest.raises(Forbidden, match="deactivated"):
        await bot.send_message(amina.id, "Hello")


async def test_what_telegram_refuses_is_refused_in_its_words(bot: Bot, amina: Person):
    amina.starts()
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(9, "Hello")
    with pytest.raises(BadRequest, match='tag "h1" at byte offset 0'):
        await bot.send_message(amina.id, "<h1>Hello</h1>", parse_mode="HTML")
    sent = await bot.send_message(amina.id, "Hello")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("Hello")


async def test_a_bot_that_writes_too_fast_is_told_how_long_to_wait(bot: Bot, amina: Person, watch: SharedWatch):
    amina.starts()
    for number in range(5):
        await bot.send_message(amina.id, f"{number}")
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(amina.id, "One too many")
    assert told.value.retry_after == timedelta(seconds=1)
    await watch.sleep(1)
    await bot.send_message(amina.id, "Now it fits")


@pytest.mark.parametrize(
    ("fault", "error", "arrives"),
    [
        (Flood(retry_after=30), RetryAfter, False),
        (ServerError(502), NetworkError, False),
        (Garbage(), Exception, False),
        (DropAfter(), NetworkError, True),
    ],
)
async def test_bad_days_look_to_a_client_like_bad_days(
    bot: Bot, sim: Simulator, amina: Person, fault: Any, error: type[Exception], arrives: bool
):
    amina.starts()
    sim.faults.next("sendMessage", fault)
    with pytest.raises(error):
        await bot.send_message(amina.id, "Hello")
    assert (amina.chat.messages[-1].text == "Hello") is arrives
    await bot.send_message(amina.id, "Again")
    assert not sim.complaints
