"""What people do on their phones arrives as what they did."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.types import Update
from sqlalchemy import Engine

from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from bot.store.moves import Moves
from bot.talk.heard import (
    Added,
    CameOrWent,
    Command,
    Contact,
    Edited,
    Forwarded,
    FromGroup,
    FromMember,
    Incoming,
    Left,
    Press,
    Returned,
    Rights,
    Tap,
    Thing,
    Unusable,
    Voice,
    Words,
)
from bot.telegram.client import call, client
from bot.telegram.dispatching import dispatcher
from bot.telegram.inbox import ALLOWED_UPDATES, Inbox
from bot.watch import SharedWatch

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Ear:
    """Takes every update that waits, and keeps what was heard."""

    def __init__(self, bot: Bot, settings: Settings, watch: SharedWatch, moves: Moves) -> None:
        self.bot = bot
        self.heard: list[Incoming] = []
        self.at_the_door: list[CameOrWent] = []
        self.dispatcher = dispatcher(Inbox(settings, watch, moves, "makker_bot", self.hear))

    async def hear(self, incoming: Incoming) -> None:
        if isinstance(incoming, CameOrWent):
            self.at_the_door.append(incoming)
        else:
            self.heard.append(incoming)

    async def listen(self) -> list[Incoming]:
        updates = await call(self.bot, "getUpdates", allowed_updates=ALLOWED_UPDATES)
        for raw in updates:
            await self.dispatcher.feed_update(self.bot, Update.model_validate(raw, context={"bot": self.bot}))
        if updates:
            await call(self.bot, "getUpdates", offset=updates[-1]["update_id"] + 1)
        return self.heard

    async def only(self) -> Any:
        (one,) = await self.listen()
        self.heard.clear()
        return one


@pytest_asyncio.fixture
async def ear(settings: Settings, watch: SharedWatch, engine: Engine, desk: Group) -> AsyncIterator[Ear]:
    bot = client(settings)
    await call(bot, "getUpdates", allowed_updates=ALLOWED_UPDATES)
    yield Ear(bot, settings, watch, Moves(engine))
    await bot.session.close()


async def test_words(ear: Ear, amina: Person):
    amina.writes("Hej 🙂 مرحبا")
    assert (await ear.only()).heard == Words("Hej 🙂 مرحبا")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/start CODE_1-2", Command("start", "CODE_1-2")),
        ("/start", Command("start")),
        ("/Help", Command("help")),
        ("/help@makker_bot", Command("help")),
        ("/start@Makker_Bot   x  y ", Command("start", "x  y")),
        ("/", Words("/")),
        ("/ help", Words("/ help")),
        ("help", Words("help")),
        ("/not/a/command", Words("/not/a/command")),
        ("Hel\0lo", Words("Hello")),
    ],
)
async def test_commands_and_what_only_looks_like_one(ear: Ear, amina: Person, text: str, heard: Any):
    amina.writes(text)
    assert (await ear.only()).heard == heard


async def test_a_command_for_another_bot_is_none_of_ours(ear: Ear, amina: Person):
    amina.writes("/start@other_bot")
    assert await ear.listen() == []


@pytest.mark.parametrize("inside", [True, False])
async def test_whoever_uses_a_link_is_looked_for_in_the_coordinators_group(
    ear: Ear, desk: Group, amina: Person, inside: bool
):
    if inside:
        desk.join(amina)
        await ear.listen()
    amina.writes("/start CODE")
    assert (await ear.only()).in_group is inside
    amina.writes("/start")
    assert (await ear.only()).in_group is False, "nobody asks without a link"


async def test_who_comes_into_the_coordinators_group_and_who_goes(ear: Ear, desk: Group, sim: Simulator):
    sofie = sim.person(5001, "Sofie")
    desk.join(sofie)
    desk.leave(sofie)
    await ear.listen()
    assert [(it.telegram_id, it.name, it.inside) for it in ear.at_the_door] == [
        (5001, "Sofie", True),
        (5001, "Sofie", False),
    ]


async def test_who_wrote(ear: Ear, sim: Simulator):
    sara = sim.person(1002, "Sara", username="sara_k", language_code="ar-EG")
    message = sara.writes("Hello")
    heard = await ear.only()
    said = Words("Hello")
    wrote = FromMember(heard.update_id, 1002, said, "ar-EG", "sara_k", message=message.id, at=message.date)
    assert heard == wrote


async def test_voice_and_contact(ear: Ear, amina: Person):
    message = amina.speaks(7)
    assert message.voice is not None
    assert (await ear.only()).heard == Voice(message.voice.file_id, 7)
    amina.sends_contact("+4512345678")
    assert (await ear.only()).heard == Contact("+4512345678")


@pytest.mark.parametrize(
    ("send", "thing"),
    [
        ("sends_sticker", Thing.sticker),
        ("sends_photo", Thing.picture),
        ("sends_document", Thing.file),
        ("sends_location", Thing.place),
    ],
)
async def test_what_cannot_be_read_is_still_noticed(ear: Ear, amina: Person, send: str, thing: Thing):
    getattr(amina, send)()
    assert (await ear.only()).heard == Unusable(thing)


async def test_somebody_elses_words_are_not_the_persons_own(ear: Ear, amina: Person):
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
    body = {
        "message_id": 7, "date": 1, "chat": amina.chat.as_json(), "text": "Hello", "forward_origin": origin,
        "from": {"id": 1001, "is_bot": False, "first_name": "Amina"},
    }  # fmt: skip
    update = Update.model_validate({"update_id": 1, "message": body}, context={"bot": ear.bot})
    await ear.dispatcher.feed_update(ear.bot, update)
    assert [it.heard for it in ear.heard if isinstance(it, FromMember)] == [Forwarded()]


async def test_which_message_of_ours_is_answered(ear: Ear, amina: Person):
    amina.starts()
    await ear.only()
    sent = await call(ear.bot, "sendMessage", chat_id=amina.id, text="Can you come?")
    ours = amina.chat.messages[-1]
    amina.writes("Yes", reply_to=ours)
    assert (await ear.only()).reply_to == sent["message_id"]


async def test_a_group_that_is_not_ours_is_noticed_and_ours_is_not(ear: Ear, sim: Simulator, karen: Person):
    stranger = sim.group(-5000, "Friends")
    added = {"user": {"id": 42, "is_bot": True, "first_name": "Makker"}, "status": "member"}
    for number, chat in enumerate((-1000, stranger.id)):
        change = {
            "chat": {"id": chat, "type": "group", "title": "A group"},
            "from": {"id": karen.id, "is_bot": False, "first_name": "Karen", "language_code": "da"},
            "date": 1, "old_chat_member": {**added, "status": "left"}, "new_chat_member": added,
        }  # fmt: skip
        update = Update.model_validate({"update_id": number, "my_chat_member": change}, context={"bot": ear.bot})
        await ear.dispatcher.feed_update(ear.bot, update)
    ours = Rights(0, is_forum=False, may_open_topics=False)
    assert ear.heard == [ours, Added(1, stranger.id, karen.id, "da")]


async def test_an_album_is_one_message(ear: Ear, amina: Person):
    for number, album in enumerate(("a", "a", "a", "b", None, None)):
        body = {
            "message_id": number + 1,
            "date": 1,
            "chat": amina.chat.as_json(),
            "media_group_id": album,
            "from": {"id": 1001, "is_bot": False, "first_name": "Amina"},
            "location": {"latitude": 1, "longitude": 1},
        }
        update = Update.model_validate({"update_id": number, "message": body}, context={"bot": ear.bot})
        await ear.dispatcher.feed_update(ear.bot, update)
    assert [incoming.update_id for incoming in ear.heard] == [0, 3, 4, 5]


async def test_an_edited_message(ear: Ear, amina: Person):
    message = amina.writes("Hallo")
    await ear.only()
    amina.edits(message, "Hello")
    assert (await ear.only()).heard == Edited(message.id, "Hello")


async def test_blocking_and_coming_back(ear: Ear, amina: Person):
    amina.writes("Hello")
    await ear.only()
    amina.blocks()
    assert (await ear.only()).heard == Left()
    amina.unblocks()
    assert (await ear.only()).heard == Returned()


@pytest.mark.parametrize(
    ("data", "heard"),
    [
        (Tap(255, 3, "consent", "yes").pack(), Tap(255, 3, "consent", "yes")),
        ("m:menu", Press("menu")),
        ("m:lang:da", Press("lang", "da")),
        ("x", Press("")),
        ("q:1:2:3", Press("")),
        ("q:ffffffffffffffff:1:a:b", Press("")),
        ("q:-1:1:a:b", Press("")),
    ],
)
async def test_taps_also_of_buttons_nobody_made(ear: Ear, amina: Person, data: str, heard: Any):
    message = amina.writes("Hello")
    await ear.only()
    tap = amina.taps_data(data, message)
    incoming = await ear.only()
    assert (incoming.heard, incoming.callback_id) == (heard, tap.query_id)


async def test_telegrams_own_lines_are_no_messages(ear: Ear, amina: Person):
    message = amina.writes("Hello")
    await call(ear.bot, "pinChatMessage", chat_id=amina.id, message_id=message.id)
    assert [it.heard for it in await ear.listen() if isinstance(it, FromMember)] == [Words("Hello")]


async def test_a_coordinator_is_whom_telegram_says_is_in_the_group(
    ear: Ear, sim: Simulator, karen: Person, desk: Group
):
    karen.writes("/waiting", chat=desk)
    incoming = await ear.only()
    assert incoming == FromGroup(incoming.update_id, karen.id, "Karen", Command("waiting"), is_coordinator=True)
    for status, inside in {"creator": True, "administrator": True, "left": False, "kicked": False}.items():
        desk.members[karen.id] = "member"
        karen.writes("/waiting", chat=desk)
        desk.members[karen.id] = status
        assert (await ear.only()).is_coordinator is inside


async def test_a_tap_in_the_group_names_its_message(
    ear: Ear, sim: Simulator, karen: Person, amina: Person, desk: Group
):
    card = await call(ear.bot, "sendMessage", chat_id=desk.id, text="A card")
    message = desk.find(card["message_id"])
    assert message is not None
    karen.taps_data("g:approve:7", message)
    incoming = await ear.only()
    assert (incoming.heard, incoming.on, incoming.is_coordinator) == (Press("approve", "7"), message.id, True)
    desk.join(amina)
    amina.taps_data("g:approve:7", message)
    desk.members[amina.id] = "left"
    assert (await ear.only()).is_coordinator is False


async def test_only_a_reply_to_the_bot_is_heard_among_colleagues(ear: Ear, sim: Simulator, karen: Person, desk: Group):
    said = karen.writes("Lunch?", chat=desk)
    karen.writes("Yes", reply_to=said)
    assert await ear.listen() == []
    sent = await call(ear.bot, "sendMessage", chat_id=desk.id, text="Reply to this message")
    karen.writes("Dear Amina", reply_to=desk.find(sent["message_id"]))
    incoming = await ear.only()
    assert (incoming.heard, incoming.reply_to) == (Words("Dear Amina"), sent["message_id"])


async def test_talk_in_a_topic_is_no_reply(
    ear: Ear, sim: Simulator, watch: SharedWatch, settings: Settings, engine: Engine
):
    forum = sim.group(-5000, "Forum", forum=True)
    bot_topic = await call(ear.bot, "createForumTopic", chat_id=forum.id, name="Cases")
    karen = sim.person(2001, "Karen")
    forum.join(karen)
    here = Ear(ear.bot, settings.model_copy(update={"coordinator_chat": forum.id}), watch, Moves(engine))
    topic = forum.find(bot_topic["message_thread_id"])
    karen.writes("Hello", reply_to=topic)
    assert await here.listen() == []


async def test_an_anonymous_administrator_is_a_coordinator(ear: Ear, desk: Group):
    message = {
        "message_id": 5,
        "date": 1,
        "chat": desk.as_json(),
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
        "sender_chat": desk.as_json(),
        "text": "/waiting",
    }
    update = Update.model_validate({"update_id": 1, "message": message}, context={"bot": ear.bot})
    await ear.dispatcher.feed_update(ear.bot, update)
    (incoming,) = ear.heard
    assert isinstance(incoming, FromGroup)
    assert (incoming.name, incoming.is_coordinator) == ("Coordinators", True)


async def test_another_group_is_not_listened_to_but_a_tap_there_is_answered(ear: Ear, sim: Simulator, karen: Person):
    other = sim.group(-2000, "Football")
    other.join(karen)
    karen.writes("/waiting", chat=other)
    sent = await call(ear.bot, "sendMessage", chat_id=other.id, text="Hello")
    message = other.find(sent["message_id"])
    assert message is not None
    tap = karen.taps_data("g:approve:7", message)
    assert await ear.listen() == []
    assert tap.answered
    assert not sim.complaints


async def test_a_group_that_moved_is_still_the_coordinators(ear: Ear, sim: Simulator, karen: Person, desk: Group):
    new = desk.upgrade()
    karen.writes("/waiting", chat=desk)
    incoming = await ear.only()
    assert (incoming.heard, incoming.is_coordinator, desk.id) == (Command("waiting"), True, new)
