"""What a person reads, and what a printed phone looks like."""

from datetime import timedelta
from typing import Any

import pytest

from bot.simulator import Person, Simulator
from bot.watch import SharedWatch

KEYBOARD = {
    "inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "Another time", "callback_data": "n"}]]
}
HTML = {
    "bold": ("<b>Hi</b> you", "Hi you", [("bold", 0, 2)]),
    "counted in UTF-16": ("👍 <i>fint</i>", "👍 fint", [("italic", 3, 4)]),
    "nested": ("<b>a <i>b</i></b>", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
    "entities": ("5 &lt; 6 &amp; &#39;x&#39; &nbsp;", "5 < 6 & 'x' &nbsp;", []),
    "link": ('<a href="https://x.dk/?a=1&amp;b=>">here</a>', "here", [("text_link", 0, 4)]),
    "link to nowhere": ('<a href="nowhere">here</a>', "here", []),
    "space around": (" <b> Hi </b> ", "Hi", [("bold", 0, 2)]),
    "Arabic": ("<b>مرحبا</b> Karen", "مرحبا Karen", [("bold", 0, 5)]),
}


@pytest.mark.parametrize(("source", "text", "entities"), HTML.values(), ids=HTML.keys())
async def test_a_person_reads_words_not_tags(api: Any, amina: Person, source: str, text: str, entities: Any):
    amina.starts()
    sent = await api.do("sendMessage", chat_id=amina.id, text=source, parse_mode="HTML")
    message = amina.chat.messages[-1]
    assert (message.text, message.html, sent["text"]) == (text, source, text)
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in sent.get("entities", [])]
    assert found == entities


async def test_a_screen_reads_like_a_chat(api: Any, sim: Simulator, amina: Person):
    amina.starts("CODE")
    question = "Thursday <b>26 November</b> at 14:00. Can you come?"
    await api.do("sendMessage", chat_id=amina.id, text=question, parse_mode="HTML", reply_markup=KEYBOARD)
    tap = amina.taps("Yes")
    await api.do("answerCallbackQuery", callback_query_id=tap.query_id, text="Noted")  # type: ignore[union-attr]
    amina.speaks(seconds=72)
    assert amina.screen() == (
        "  Amina    /start CODE\n"
        "  Makker   Thursday 26 November at 14:00. Can you come?\n"
        "           [ Yes ] [ Another time ]\n"
        "  Amina    ✓ taps “Yes”\n"
        "           ⌁ Noted\n"
        "  Amina    🎤 1:12"
    )
    assert "Amina\n  Amina    /start CODE" in sim.screens()


async def test_a_story_tells_each_message_as_it_was(api: Any, amina: Person):
    amina.starts()
    sent = await api.do("sendMessage", chat_id=amina.id, text="Can you come?", reply_markup=KEYBOARD)
    amina.taps("Yes")
    message = {"chat_id": amina.id, "message_id": sent["message_id"]}
    await api.do("editMessageReplyMarkup", **message)
    await api.do("editMessageText", **message, text="See you.")
    assert amina.screen() == ("  Amina    /start\n  Makker   See you.\n  Amina    ✓ taps “Yes”")
    assert amina.story() == (
        "  Amina    /start\n"
        "  Makker   Can you come?\n"
        "           [ Yes ] [ Another time ]\n"
        "  Amina    ✓ taps “Yes”\n"
        "  Makker   ✎ See you."
    )


async def test_a_screen_keeps_to_its_width(api: Any, amina: Person):
    amina.starts()
    await api.do("sendMessage", chat_id=amina.id, text="word " * 30, reply_markup=KEYBOARD)
    assert max(map(len, amina.screen(width=40).splitlines())) <= 40
    assert "[ Yes ]\n           [ Another time ]" in amina.screen(width=34)


async def test_the_bot_hears_everything_a_phone_can_send(api: Any, amina: Person):
    written = amina.writes("Hello")
    amina.edits(written, "Hello!")
    amina.speaks(seconds=12)
    amina.sends_sticker("👋")
    amina.sends_photo(caption="Us")
    amina.sends_document("letter.pdf")
    amina.sends_contact("+4512345678")
    amina.sends_location()
    amina.blocks()
    updates = await api.do("getUpdates")
    messages = [update["message"] for update in updates if "message" in update]
    assert updates[1]["edited_message"]["text"] == "Hello!"
    assert messages[1]["voice"]["duration"] == 12
    assert messages[2]["sticker"]["emoji"] == "👋"
    assert (messages[3]["photo"][-1]["width"], messages[3]["caption"]) == (1280, "Us")
    assert messages[4]["document"]["mime_type"] == "application/pdf"
    assert messages[5]["contact"]["phone_number"] == "+4512345678"
    assert messages[6]["location"]["latitude"] == pytest.approx(55.676)
    assert updates[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_a_command_in_words_is_marked_where_it_stands(api: Any, amina: Person):
    amina.writes("👍 /help me")
    (update,) = await api.do("getUpdates")
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 3, "length": 5}]


async def test_a_very_long_text_comes_in_pieces(api: Any, amina: Person):
    amina.writes("x" * 5000)
    pieces = [update["message"]["text"] for update in await api.do("getUpdates")]
    assert "".join(pieces) == "x" * 5000
    assert max(map(len, pieces)) <= 4096


async def test_a_start_code_that_telegram_would_drop(amina: Person):
    with pytest.raises(ValueError, match="drop this start code"):
        amina.starts("has spaces")


async def test_an_old_message_of_a_person_cannot_be_deleted(api: Any, amina: Person, watch: SharedWatch):
    old = amina.starts()
    watch.move_to(watch.now() + timedelta(hours=49))
    new = amina.writes("Hello")
    assert "can't be deleted" in await api.refusal("deleteMessage", chat_id=amina.id, message_id=old.id)
    await api.do("deleteMessage", chat_id=amina.id, message_id=new.id)
    assert amina.chat.messages == [old]


async def test_dates_are_those_of_the_clock(api: Any, amina: Person, watch: SharedWatch):
    amina.starts()
    sent = await api.do("sendMessage", chat_id=amina.id, text="Hello", disable_notification=True)
    assert sent["date"] == int(watch.now().timestamp())
    assert amina.chat.messages[-1].silent


async def test_copies_and_forwards_show_what_they_came_from(api: Any, sim: Simulator, amina: Person):
    karen = sim.person(1002, "Karen")
    karen.starts()
    voice = amina.speaks(seconds=9)
    source = {"chat_id": karen.id, "from_chat_id": amina.id, "message_id": voice.id}
    copied = await api.do("copyMessage", **source, caption="From a mentee")
    assert list(copied) == ["message_id"]
    forwarded = await api.do("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["id"] == amina.id
    copy, forward = karen.chat.messages[-2:]
    assert copy.voice == forward.voice == voice.voice
    assert (copy.text, forward.text) == ("From a mentee", "")


async def test_commands_and_names_are_kept_for_each_language(api: Any):
    commands = [{"command": "help", "description": "Hjælp"}]
    await api.do("setMyCommands", commands=commands, language_code="da")
    assert await api.do("getMyCommands", language_code="da") == commands
    assert await api.do("getMyCommands") == []
    assert "BOT_COMMAND_INVALID" in await api.refusal(
        "setMyCommands", commands=[{"command": "Hjælp", "description": "x"}]
    )
    await api.do("deleteMyCommands", language_code="da")
    assert await api.do("getMyCommands", language_code="da") == []
    await api.do("setMyDescription", description="Mentors and mentees")
    assert (await api.do("getMyDescription"))["description"] == "Mentors and mentees"
    await api.do("setChatMenuButton", menu_button={"type": "commands"})
    assert (await api.do("getChatMenuButton")) == {"type": "commands"}
