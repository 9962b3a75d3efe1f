"""A group lets in, throws out, moves house and opens topics; the bot must notice each."""

from typing import Any

import pytest

from bot.simulator import Group, Person, Simulator


@pytest.fixture
def karen(sim: Simulator) -> Person:
    return sim.person(1002, "Karen")


@pytest.fixture
def group(sim: Simulator, karen: Person) -> Group:
    room = sim.group(-1001234, "Coordinators", forum=True)
    room.join(karen)
    return room


async def test_the_bot_can_ask_who_is_in(api: Any, group: Group, karen: Person, amina: Person):
    async def status(person: Person) -> str:
        member = await api.do("getChatMember", chat_id=group.id, user_id=person.id)
        return str(member["status"])

    assert (await status(karen), await status(amina)) == ("member", "left")
    assert await api.do("getChatMemberCount", chat_id=group.id) == 2
    group.leave(karen)
    assert await status(karen) == "left"
    (bot,) = await api.do("getChatAdministrators", chat_id=group.id)
    assert (bot["user"]["id"], bot["can_pin_messages"], bot["is_anonymous"]) == (42, True, False)


async def test_coming_and_going_is_told(api: Any, group: Group, karen: Person):
    await api.do("getUpdates", offset=-1, allowed_updates=["message", "chat_member", "my_chat_member"])
    group.leave(karen)
    group.set_bot("member")
    updates = (await api.do("getUpdates"))[-3:]
    assert updates[0]["message"]["left_chat_member"]["id"] == karen.id
    assert updates[1]["chat_member"]["new_chat_member"]["status"] == "left"
    assert updates[2]["my_chat_member"]["new_chat_member"] == {
        "user": {"id": 42, "is_bot": True, "first_name": "Makker", "username": "makker_bot"},
        "status": "member",
    }


async def test_a_bot_that_is_no_administrator_hears_only_what_is_meant_for_it(api: Any, group: Group, karen: Person):
    group.set_bot("member")
    sent = await api.do("sendMessage", chat_id=group.id, text="A case")
    question = group.find(sent["message_id"])
    await api.do("getUpdates", offset=-1)
    karen.writes("Hello all", chat=group)
    karen.writes("/help", chat=group)
    karen.writes("I take it", reply_to=question)
    heard = [update["message"]["text"] for update in await api.do("getUpdates") if "message" in update]
    assert heard == ["/help", "I take it"]


async def test_a_group_that_threw_the_bot_out(api: Any, sim: Simulator, group: Group):
    group.set_bot("kicked")
    refusal = await api.refusal("sendMessage", chat_id=group.id, text="Hello")
    assert refusal == "403 Forbidden: bot was kicked from the supergroup chat"
    assert sim.complaints[0].kind == "unreachable"


async def test_a_group_that_became_a_supergroup_has_another_number(api: Any, sim: Simulator, karen: Person):
    small = sim.group(-77, "Coordinators", supergroup=False)
    small.join(karen)
    new_id = small.upgrade()
    answer = await api.ask("sendMessage", chat_id=-77, text="Hello")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new_id}
    assert (await api.do("sendMessage", chat_id=new_id, text="Hello"))["chat"]["type"] == "supergroup"
    there, back = (await api.do("getUpdates"))[-2:]
    assert (there["message"]["chat"]["id"], there["message"]["migrate_to_chat_id"]) == (-77, new_id)
    assert (back["message"]["chat"]["id"], back["message"]["migrate_from_chat_id"]) == (new_id, -77)
    karen.writes("Still here", chat=small)


async def test_each_case_has_a_topic_of_its_own(api: Any, group: Group, karen: Person):
    topic = await api.do("createForumTopic", chat_id=group.id, name="Case 1")
    thread = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    sent = await api.do("sendMessage", **thread, text="Who takes it?")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread["message_thread_id"], True)
    answer = karen.writes("I do", reply_to=group.find(sent["message_id"]))
    assert answer.thread == thread["message_thread_id"]
    assert "TOPIC_NOT_MODIFIED" in await api.refusal("editForumTopic", **thread, name="Case 1")
    await api.do("editForumTopic", **thread, name="Case 1, Karen")
    await api.do("closeForumTopic", **thread)
    assert "TOPIC_NOT_MODIFIED" in await api.refusal("closeForumTopic", **thread)
    await api.do("reopenForumTopic", **thread)
    assert group.topics[thread["message_thread_id"]].name == "Case 1, Karen"
    kinds = [next(reversed(update["message"])) for update in await api.do("getUpdates") if "message" in update]
    assert kinds[-3:] == ["forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"]


async def test_a_topic_that_somebody_deleted(api: Any, group: Group):
    topic = await api.do("createForumTopic", chat_id=group.id, name="Case 1")
    thread = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    sent = await api.do("sendMessage", **thread, text="Who takes it?")
    group.delete_topic(topic["message_thread_id"])
    for method in ("sendMessage", "closeForumTopic"):
        text = {"text": "Hello"} if method == "sendMessage" else {}
        assert "message thread not found" in await api.refusal(method, **thread, **text)
    gone = {"chat_id": group.id, "message_id": sent["message_id"], "text": "Hello"}
    assert "message to edit not found" in await api.refusal("editMessageText", **gone)


async def test_rights_that_the_bot_was_not_given(api: Any, sim: Simulator, group: Group):
    sent = await api.do("sendMessage", chat_id=group.id, text="A case")
    group.set_bot("administrator", rights={"can_manage_chat"})
    case = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert "not enough rights" in await api.refusal("pinChatMessage", **case)
    assert "not enough rights" in await api.refusal("createForumTopic", chat_id=group.id, name="Case")
    plain = sim.group(-1005678, "No forum")
    assert "not a forum" in await api.refusal("createForumTopic", chat_id=plain.id, name="Case")


async def test_a_pinned_message_is_announced_and_can_be_unpinned(api: Any, group: Group):
    sent = await api.do("sendMessage", chat_id=group.id, text="A case")
    case = {"chat_id": group.id, "message_id": sent["message_id"]}
    await api.do("pinChatMessage", **case)
    assert (await api.do("getChat", chat_id=group.id))["pinned_message"]["text"] == "A case"
    assert (await api.do("getUpdates"))[-1]["message"]["pinned_message"]["text"] == "A case"
    await api.do("unpinChatMessage", **case)
    assert "to unpin not found" in await api.refusal("unpinChatMessage", **case)


async def test_nobody_writes_where_they_are_not(sim: Simulator, group: Group, amina: Person, karen: Person):
    with pytest.raises(ValueError, match="Amina is not in Coordinators"):
        amina.writes("Hello", chat=group)
    with pytest.raises(ValueError, match="cannot see this chat"):
        amina.writes("Hello", chat=karen.chat)
    amina.starts()
    amina.blocks()
    with pytest.raises(ValueError, match="has blocked the bot"):
        amina.writes("Hello")
    with pytest.raises(ValueError, match="is taken"):
        sim.person(1001, "Another Amina")
