"""Taps: found by their label, answered once and in time, and forged ones told from true ones."""

from datetime import timedelta
from typing import Any

import pytest

from bot.simulator import Alert, Message, Person, Simulator, Tap
from bot.watch import SharedWatch

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Yes", "callback_data": "y"}, {"text": "Yes, but later", "callback_data": "l"}],
        [{"text": "Meet \u2068Karen\u2069", "callback_data": "k"}, {"text": "Map", "url": "https://osm.org"}],
    ]
}


async def asked(api: Any, person: Person, text: str = "Can you come?") -> Message:
    await api.do("sendMessage", chat_id=person.id, text=text, reply_markup=KEYBOARD)
    return person.chat.messages[-1]


def tap(person: Person, label: str, message: Message | None = None) -> Tap:
    found = person.taps(label, message)
    assert isinstance(found, Tap)
    return found


async def test_a_button_is_found_by_what_a_person_would_call_it(api: Any, amina: Person):
    amina.starts()
    await asked(api, amina)
    assert tap(amina, "Yes").data == "y"
    assert tap(amina, "Yes, but").data == "l"
    assert tap(amina, "Meet Karen").data == "k"
    assert tap(amina, "later").data == "l"
    with pytest.raises(LookupError, match=r"may be any of “Yes”, “Yes, but later”"):
        amina.taps("Ye")
    with pytest.raises(LookupError, match=r"on the screen: “Yes”, “Yes, but later”.*Can you come"):
        amina.taps("No")


async def test_the_newest_message_is_the_one_meant(api: Any, amina: Person):
    amina.starts()
    old, new = await asked(api, amina), await asked(api, amina, "And now?")
    assert tap(amina, "Yes").message is new
    assert tap(amina, "Yes", old).message is old


async def test_a_stale_tap_is_told_from_a_forged_one(api: Any, amina: Person):
    amina.starts()
    message = await asked(api, amina)
    await api.do("editMessageReplyMarkup", chat_id=amina.id, message_id=message.id)
    assert amina.taps_data("y", message).offered
    assert not amina.taps_data("made up", message).offered
    updates = await api.do("getUpdates")
    assert [update["callback_query"]["data"] for update in updates[1:]] == ["y", "made up"]
    assert "reply_markup" not in updates[1]["callback_query"]["message"]


async def test_a_tap_under_a_deleted_message_names_it_without_its_words(api: Any, amina: Person):
    amina.starts()
    message = await asked(api, amina)
    await api.do("deleteMessage", chat_id=amina.id, message_id=message.id)
    amina.taps_data("y", message)
    shown = (await api.do("getUpdates"))[-1]["callback_query"]["message"]
    assert (shown["message_id"], shown["date"], "text" in shown) == (message.id, 0, False)


async def test_a_tap_is_answered_once_and_in_time(api: Any, amina: Person, watch: SharedWatch):
    amina.starts()
    await asked(api, amina)
    first, late = tap(amina, "Yes"), tap(amina, "Yes")
    answer = {"callback_query_id": first.query_id, "text": "Noted", "show_alert": True}
    assert "MESSAGE_TOO_LONG" in await api.refusal("answerCallbackQuery", **{**answer, "text": "x" * 201})
    await api.do("answerCallbackQuery", **answer)
    assert amina.alerts == [Alert("Noted", True)]
    assert "query is too old" in await api.refusal("answerCallbackQuery", **answer)
    watch.move_to(watch.now() + timedelta(minutes=2))
    for query_id in (late.query_id, "12345"):
        assert "query is too old" in await api.refusal("answerCallbackQuery", callback_query_id=query_id)


async def test_a_tap_that_the_bot_took_and_never_answered_is_complained_of(api: Any, sim: Simulator, amina: Person):
    amina.starts()
    await asked(api, amina)
    tap(amina, "Yes")
    assert not sim.complaints, "the bot has not seen it yet"
    last = (await api.do("getUpdates"))[-1]["update_id"]
    await api.do("getUpdates", offset=last + 1)
    (complaint,) = sim.complaints
    assert (complaint.kind, "Amina tapped “Yes”" in str(complaint)) == ("unanswered", True)


async def test_a_link_opens_and_the_bots_own_link_starts_it(api: Any, sim: Simulator, amina: Person):
    amina.starts()
    await asked(api, amina)
    amina.taps("Map")
    link = {"inline_keyboard": [[{"text": "Join", "url": "https://t.me/makker_bot?start=AB-12_x"}]]}
    await api.do("sendMessage", chat_id=amina.id, text="Here", reply_markup=link)
    amina.taps("Join")
    assert amina.chat.messages[-1].text == "/start AB-12_x"
    assert sim.pending == 2, "opening a map is no update"


async def test_a_reply_keyboard_writes_what_it_says_and_shares_the_number(api: Any, amina: Person):
    amina.starts()
    keys = {"keyboard": [["Tomorrow", {"text": "My number", "request_contact": True}]]}
    await api.do("sendMessage", chat_id=amina.id, text="When?", reply_markup=keys)
    amina.taps("Tomorrow")
    amina.taps("My number")
    updates = await api.do("getUpdates")
    assert updates[-2]["message"]["text"] == "Tomorrow"
    assert updates[-1]["message"]["contact"]["user_id"] == amina.id
    await api.do("sendMessage", chat_id=amina.id, text="Thanks", reply_markup={"remove_keyboard": True})
    with pytest.raises(LookupError):
        amina.taps("Tomorrow")


async def test_a_message_may_open_a_reply_on_the_phone(api: Any, amina: Person):
    amina.starts()
    with pytest.raises(ValueError, match="no reply is open"):
        amina.replies("Which one?")
    sent = await api.do("sendMessage", chat_id=amina.id, text="Write here", reply_markup={"force_reply": True})
    amina.replies("Hello")
    answer = (await api.do("getUpdates"))[-1]["message"]
    assert (answer["text"], answer["reply_to_message"]["message_id"]) == ("Hello", sent["message_id"])
