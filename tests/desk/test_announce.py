"""Coordinators tell many members something, see first what it will look like, and can stop it."""

from datetime import UTC, datetime

import pytest

from bot.domain import announcement
from bot.domain.member import Role
from bot.store import announcements
from tests.phones import Phone, World, bare
from tests.worlds import a_pair, approved, signs_up


def writes(world: World, text: str = "On Friday we have coffee.") -> None:
    """Karen writes an announcement; it waits for its audience."""
    world.group.commands("/announce")
    world.group.replies(text)


def sends(world: World) -> None:
    """Karen looks at it and sends it."""
    world.group.taps("Show me what they will see")
    world.group.taps("Send it to")
    world.waits(seconds=1)


def people(world: World) -> tuple[Phone, Phone, Phone]:
    """A pair, and Yusuf, who waits for a match."""
    amina, lars = a_pair(world)
    yusuf = approved(world, Role.mentee, "Yusuf", 1003)
    world.waits(hours=2)
    return amina, lars, yusuf


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcements, "A_BATCH", 1)


def test_everybody_reads_the_words_as_they_were_written_and_shown(world: World):
    everybody = people(world)
    writes(world)
    world.group.taps("Show me what they will see")
    shown = bare(world.group.screen[-2].text)
    assert shown == "📣 News from the coordinators:\n\nOn Friday we have coffee."
    assert "That is 3 people." in world.group.last
    for phone in everybody:
        assert not phone.sees("coffee")
    world.group.taps("Send it to 3 people")
    world.waits(seconds=1)
    for phone in everybody:
        assert phone.last == shown


@pytest.mark.parametrize(
    ("audience", "names"),
    [
        ("All mentees", {"Amina", "Yusuf"}),
        ("All mentors", {"Lars"}),
        ("Everybody", {"Amina", "Lars", "Yusuf"}),
        ("People who wait", {"Yusuf"}),
        ("Active pairs", {"Amina", "Lars"}),
    ],
)
def test_only_the_chosen_audience_reads_it(world: World, audience: str, names: set[str]):
    phones = dict(zip(("Amina", "Lars", "Yusuf"), people(world), strict=True))
    writes(world)
    world.group.taps(audience)
    assert f"{audience} · All languages\nThat is {len(names)} p" in world.group.last
    sends(world)
    assert {name for name, phone in phones.items() if phone.sees("coffee")} == names


def test_an_announcement_may_go_to_the_readers_of_one_language(world: World):
    amina, lars, _yusuf = people(world)
    amina.taps("Menu")
    amina.taps_on("m:lang:ar")
    world.waits(hours=2)
    writes(world, "مرحبا")
    world.group.taps("العربية")
    assert "That is 1 person." in world.group.last
    sends(world)
    assert amina.sees("مرحبا")
    assert not lars.sees("مرحبا")


def test_nothing_is_sent_before_somebody_has_seen_what_it_looks_like(world: World):
    amina, _lars, _yusuf = people(world)
    writes(world)
    with pytest.raises(LookupError):
        world.group.button("Send it to")
    world.group.taps("Show me what they will see")
    world.group.taps("Somebody else")
    with pytest.raises(LookupError):
        world.group.taps("Send it to")
    assert not amina.sees("coffee")


def test_the_words_can_be_changed_until_they_are_sent(world: World):
    amina, _lars, _yusuf = people(world)
    world.group.commands("/announce")
    prompt = world.group.screen[-1]
    world.group.replies("On Fryday we have coffee.", prompt)
    world.group.replies("On Friday we have coffee.", prompt)
    sends(world)
    assert amina.sees("On Friday")
    assert not amina.sees("Fryday")
    world.group.replies("On Saturday after all.", prompt)
    assert world.group.last == "It is already being sent: 3 of 3."
    world.waits(seconds=31)
    world.group.replies("On Saturday after all.", prompt)
    assert world.group.last == "This announcement is already over."


def test_the_progress_stands_on_one_message_and_ends_with_a_report(world: World, small_batches: None):
    people(world)
    writes(world)
    world.group.taps("Show me what they will see")
    world.group.taps("Send it to")
    card = world.group.screen[-1]
    for sent in (0, 1, 2):
        world.waits(seconds=31)
        assert bare(card.text).startswith(f"📣 On its way …\nSent to {sent} of 3.")
    world.waits(seconds=31)
    assert bare(card.text) == "📣 Done.\nSent to 3 of 3."
    assert card.buttons == {}


def test_stop_works_in_the_middle(world: World, small_batches: None):
    amina, lars, yusuf = people(world)
    writes(world)
    world.group.taps("Show me what they will see")
    world.group.taps("Send it to")
    world.waits(seconds=1)
    world.group.taps("Stop")
    world.waits(seconds=31)
    world.waits(days=1)
    assert amina.sees("coffee")
    assert not lars.sees("coffee")
    assert not yusuf.sees("coffee")
    assert world.group.sees("📣 Stopped.\nSent to 1 of 3.\nNot told: 2")


def test_whoever_blocked_the_bot_stands_in_the_report(world: World):
    _amina, lars, _yusuf = people(world)
    world.failures.add(lars.chat_id)
    writes(world)
    sends(world)
    world.waits(seconds=31)
    assert world.group.sees("📣 Done.\nSent to 2 of 3.\nCould not be told, they blocked the bot: 1")


def test_nobody_reads_an_announcement_at_night_or_in_the_middle_of_a_question(world: World):
    amina, lars, _yusuf = people(world)
    world.moves_to(datetime(2026, 11, 26, 18, 50, tzinfo=UTC))
    amina.taps("Propose a meeting")
    writes(world)
    sends(world)
    assert lars.sees("coffee")
    world.waits(seconds=31)
    assert not amina.sees("coffee")
    assert world.group.sees("Will be told when it suits them: 1")
    world.moves_to(datetime(2026, 11, 26, 23, 0, tzinfo=UTC))
    assert not amina.sees("coffee")
    world.moves_to(datetime(2026, 11, 27, 7, 30, tzinfo=UTC))
    world.waits(minutes=11)
    assert amina.sees("coffee")
    assert world.group.sees("📣 Done.\nSent to 3 of 3.")


def test_an_announcement_of_nothing_or_to_nobody_goes_nowhere(world: World):
    signs_up(world, Role.mentee, "Amina", 1001)
    writes(world)
    world.group.taps("All mentors")
    world.group.taps("Show me what they will see")
    assert world.group.toasts[-1] == "Nobody belongs to it now. Choose somebody else."
    world.group.taps("Send nothing")
    assert world.group.sees("📣 I have sent nothing.")


def test_a_text_that_is_too_long_for_one_message_is_refused(world: World):
    writes(world, "x" * (announcement.LONGEST + 1))
    assert world.group.last == "Please write at most 3,500 letters."


def test_a_double_tap_on_send_sends_once(world: World):
    amina, _lars, _yusuf = people(world)
    writes(world)
    world.group.taps("Show me what they will see")
    again = world.group.button("Send it to")
    world.group.taps("Send it to")
    world.group.screen[-1].buttons["again"] = again
    world.group.taps("again")
    assert world.group.toasts[-1] == "It is already being sent: 0 of 3."
    world.waits(seconds=61)
    assert sum("coffee" in bubble.text for bubble in amina.screen) == 1


def test_who_sent_and_who_stopped_it_is_written_down(world: World):
    people(world)
    writes(world)
    world.group.taps("Show me what they will see")
    world.group.taps("Send it to")
    world.group.taps("Stop")
    assert world.audited()[-2:] == [("announce", "announcement 1"), ("stop announcement", "announcement 1")]


def test_a_stranger_in_the_group_cannot_send_it(world: World):
    amina, _lars, _yusuf = people(world)
    writes(world)
    world.group.taps("Show me what they will see")
    world.group.taps("Send it to", by="Stranger", is_coordinator=False)
    world.waits(seconds=61)
    assert not amina.sees("coffee")


ASKS = "Can I bring my wife?"


def has_told_lars(world: World) -> Phone:
    """Lars has the announcement on his phone, and nothing came after it."""
    _amina, lars, _yusuf = people(world)
    writes(world)
    sends(world)
    assert lars.sees("coffee")
    return lars


def test_whoever_writes_under_an_announcement_reaches_the_coordinators(world: World):
    lars = has_told_lars(world)
    lars.writes(ASKS)
    assert lars.last == "Thank you. I have sent it to the coordinators."
    assert f"Lars (mentor) writes:\n{ASKS}" in world.group.last
    world.group.replies("Yes, gladly.")
    world.group.taps("Yes, send it")
    assert lars.sees("Yes, gladly.")


def test_a_voice_message_under_an_announcement_reaches_the_coordinators(world: World):
    has_told_lars(world).speaks("lars-voice")
    assert world.group.screen[-1].voice == "lars-voice"


def test_telegrams_reply_to_an_announcement_reaches_the_coordinators_whatever_came_after_it(world: World):
    lars = has_told_lars(world)
    told = lars.screen[-1]
    lars.taps("Menu")
    lars.taps("Propose a meeting")
    asked = lars.last
    lars.writes(ASKS, told)
    assert f"Lars (mentor) writes:\n{ASKS}" in world.group.last
    assert lars.last.endswith(asked)


def test_the_button_under_an_announcement_asks_for_words_to_the_coordinators(world: World):
    lars = has_told_lars(world)
    lars.taps("Write to the coordinators")
    assert lars.last.startswith("What would you like to tell the coordinators?")
    lars.writes(ASKS)
    assert f"Lars (mentor) writes:\n{ASKS}" in world.group.last


def test_words_after_something_else_was_said_are_no_answer_to_an_announcement(world: World):
    lars = has_told_lars(world)
    lars.taps("Menu")
    lars.writes(ASKS)
    assert "I am a simple helper" in lars.last
    assert not world.group.sees(ASKS)


def test_whoever_announces_reads_beforehand_that_people_can_answer(world: World):
    people(world)
    writes(world)
    world.group.taps("Show me what they will see")
    assert "They can answer, in words or with a voice message. The answers come here." in world.group.last
