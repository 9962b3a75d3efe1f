"""A request that real Telegram would refuse, or quietly misread, is refused here and remembered."""

from typing import Any

import pytest

from bot.simulator import Person, Simulator


def rows(*buttons: dict[str, Any], a_row: int = 1) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons[i : i + a_row]) for i in range(0, len(buttons), a_row)]}


def button(label: str = "Yes", data: str = "yes", **more: Any) -> dict[str, Any]:
    return {"text": label, "callback_data": data, **more}


REFUSED = {
    "unknown parameter": ({"parsemode": "HTML"}, "unknown parameter parsemode"),
    "no text": ({"text": ""}, "message text is empty"),
    "nothing but spaces": ({"text": "  \n "}, "text must be non-empty"),
    "nothing but tags": ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    "too long": ({"text": "x" * 4097}, "message is too long"),
    "too long in emoji": ({"text": "👍" * 2049}, "message is too long"),
    "unknown tag": (
        {"text": "a <br> b", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "br" at byte offset 2',
    ),
    "tag left open": (
        {"text": "<b>a", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    "tags crossed": (
        {"text": "<b><i>a</b></i>", "parse_mode": "HTML"},
        'can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    "end without start": (
        {"text": "å</b>", "parse_mode": "HTML"},
        "can't parse entities: Unexpected end tag at byte offset 2",
    ),
    "less-than not escaped": (
        {"text": "1 < 2", "parse_mode": "HTML"},
        "can't parse entities: Unclosed start tag at byte offset 2",
    ),
    "other parse mode": ({"parse_mode": "RTF"}, "unsupported parse_mode"),
    "no callback data": ({"reply_markup": rows(button(data=""))}, "BUTTON_DATA_INVALID"),
    "callback data of 65 bytes": ({"reply_markup": rows(button(data="å" * 32 + "x"))}, "BUTTON_DATA_INVALID"),
    "button that does nothing": (
        {"reply_markup": rows({"text": "Yes"})},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "button without a label": (
        {"reply_markup": rows(button(label=" "))},
        "inline keyboard button text must be non-empty",
    ),
    "misspelt button": (
        {"reply_markup": rows(button(colour="red"))},
        "unknown parameter colour in inline keyboard button",
    ),
    "101 buttons": ({"reply_markup": rows(*[button()] * 101)}, "reply markup is too long"),
    "nine in a row": ({"reply_markup": rows(*[button()] * 9, a_row=9)}, "reply markup is too long"),
    "keyboard over 10 kB": (
        {"reply_markup": rows(*[button(label="x" * 300)] * 33)},
        "reply markup is too long",
    ),
    "keyboard that is none": ({"reply_markup": "[]"}, "object expected as reply markup"),
    "keyboard that is no JSON": ({"reply_markup": "{"}, "can't parse reply markup JSON object"),
    "reply to nothing": ({"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    "no such topic": ({"message_thread_id": 99}, "message thread not found"),
    "no such chat": ({"chat_id": 9}, "chat not found"),
    "no chat at all": ({"chat_id": ""}, "chat_id is empty"),
}


@pytest.mark.parametrize(("params", "words"), REFUSED.values(), ids=REFUSED.keys())
async def test_a_message_that_nobody_would_get(
    api: Any, sim: Simulator, amina: Person, params: dict[str, Any], words: str
):
    amina.starts()
    refusal = await api.refusal("sendMessage", **{"chat_id": amina.id, "text": "Hello", **params})
    assert refusal == f"400 Bad Request: {words}"
    assert [message.sender for message in amina.chat.messages] == [amina]
    assert [(complaint.kind, words in complaint.what) for complaint in sim.complaints] == [("refused", True)]


ALLOWED: dict[str, dict[str, Any]] = {
    "exactly 4 096 characters after tags": {"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"},
    "100 buttons": {"reply_markup": rows(*[button()] * 100, a_row=8)},
    "callback data of 64 bytes": {"reply_markup": rows(button(data="å" * 32))},
    "reply to nothing, if need be": {"reply_parameters": {"message_id": 99, "allow_sending_without_reply": True}},
}


@pytest.mark.parametrize("params", ALLOWED.values(), ids=ALLOWED.keys())
async def test_a_message_at_the_very_edge_arrives(api: Any, sim: Simulator, amina: Person, params: dict[str, Any]):
    amina.starts()
    await api.do("sendMessage", **{"chat_id": amina.id, "text": "Hello", **params})
    assert len(amina.chat.messages) == 2
    assert not sim.complaints


async def test_an_edit_that_changes_nothing_or_the_wrong_message(api: Any, amina: Person):
    theirs = amina.starts()
    keyboard = rows(button())
    where = {"chat_id": amina.id, "text": "Hello"}
    ours = (await api.do("sendMessage", **where, reply_markup=keyboard))["message_id"]
    again = await api.refusal("editMessageText", **where, message_id=ours, reply_markup=keyboard)
    assert again.startswith("400 Bad Request: message is not modified: specified new message content")
    assert "can't be edited" in await api.refusal("editMessageText", **where, message_id=theirs.id)
    assert "message to edit not found" in await api.refusal("editMessageText", **where, message_id=99)
    await api.do("deleteMessage", chat_id=amina.id, message_id=ours)
    assert "message to edit not found" in await api.refusal("editMessageText", **where, message_id=ours)
    assert "message to delete not found" in await api.refusal("deleteMessage", chat_id=amina.id, message_id=ours)


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(api: Any, amina: Person):
    amina.starts()
    sent = await api.do("sendMessage", chat_id=amina.id, text="Hello?", reply_markup=rows(button()))
    await api.do("editMessageText", chat_id=amina.id, message_id=sent["message_id"], text="Hello.")
    message = amina.chat.messages[-1]
    assert (message.text, message.labels, message.offered) == ("Hello.", [], {"yes"})


@pytest.mark.parametrize("method", ["sendDocument", "sendPhoto", "sendVoice"])
async def test_a_caption_may_have_1024_characters(api: Any, amina: Person, method: str):
    amina.starts()
    what = method.removeprefix("send").lower()
    sent = amina.sends_photo() if what == "photo" else amina.speaks() if what == "voice" else None
    media = (sent or amina.sends_document()).media
    assert media is not None
    params = {"chat_id": amina.id, what: media.file_id}
    assert "caption is too long" in await api.refusal(method, **params, caption="x" * 1025)
    await api.do(method, **params, caption="x" * 1024)
    assert amina.chat.messages[-1].text == "x" * 1024


async def test_a_file_that_is_not_there_or_not_what_it_says(api: Any, amina: Person):
    amina.starts()
    assert "wrong file identifier" in await api.refusal("sendVoice", chat_id=amina.id, voice="nonsense")
    document = amina.sends_document().document
    assert document is not None
    assert "can't use file of type Document as Photo" in await api.refusal(
        "sendPhoto", chat_id=amina.id, photo=document.file_id
    )
    assert "wrong file_id" in await api.refusal("getFile", file_id="nonsense")


async def test_a_method_that_does_not_exist(api: Any, sim: Simulator):
    assert await api.refusal("sendMesage") == "404 Not Found: method not found"
    assert len(sim.complaints) == 1


async def test_methods_answer_in_any_case_and_by_get(api: Any, url: str, amina: Person):
    amina.starts()
    assert (await api.do("GETME"))["username"] == "makker_bot"
    async with api.session.get(f"{api.url}/sendmessage?chat_id={amina.id}&text=Hi%20there") as response:
        assert (await response.json())["result"]["text"] == "Hi there"
    async with api.session.get(f"{url}/botwrong/getMe") as response:
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
