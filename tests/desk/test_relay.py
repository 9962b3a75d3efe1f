"""Words go both ways between the coordinators and a member, and to nobody else."""

from bot.domain.member import Role
from bot.domain.programme import Cases, Programme
from bot.talk.heard import Command, Unusable
from tests.desk.people import later
from tests.phones import Bubble, Phone, World, bare, press
from tests.worlds import a_pair, signs_up


def asks_for_help(world: World) -> Phone:
    """Amina, in a pair with Lars, asks for help: case 1."""
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Nobody answers me.")
    amina.taps("Only the coordinators")
    return amina


def writes_from_the_case(world: World, text: str) -> None:
    """A coordinator taps *Write to Amina* on the case's card and replies to what comes."""
    world.group.taps("Write to Amina")
    world.group.replies(text)


def resolves(world: World) -> None:
    """A coordinator says that the case is over."""
    world.group.taps("Resolve")
    world.group.taps("Talked to them")


def newest(world: World, words: str) -> Bubble:
    """The newest message in the group with these words."""
    return next(bubble for bubble in reversed(world.group.screen) if words in bare(bubble.text))


def test_words_from_a_case_reach_the_member_and_their_answer_comes_back_under_it(world: World):
    amina = asks_for_help(world)
    card = newest(world, "Case 1").row
    writes_from_the_case(world, "I am here. What happened?")
    assert amina.sees("💬 A coordinator writes to you:\n\nI am here. What happened?")
    amina.writes("Lars is away.")
    answer = world.group.screen[-1]
    assert "writes:\nLars is away." in world.group.last
    assert answer.reply_to == card


def test_everything_that_was_said_in_a_case_can_be_read_in_it(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    world.group.taps("Read what was said")
    told = "\n".join(bubble.text for bubble in world.group.screen[-3:])
    assert told.index("Nobody answers me.") < told.index("What happened?") < told.index("Lars is away.")
    assert "Karen" in told


def test_voice_messages_go_both_ways(world: World):
    amina = asks_for_help(world)
    world.group.taps("Write to Amina")
    world.group.speaks("karens-voice")
    assert [bubble.voice for bubble in amina.screen[-2:]] == ["karens-voice", ""]
    assert "💬 A coordinator speaks to you." in amina.last
    amina.speaks("aminas-voice")
    assert world.group.screen[-1].voice == "aminas-voice"
    assert "🎤 Amina (mentee) speaks." in world.group.last
    assert world.group.button("Answer")


def test_a_reply_under_the_members_words_is_sent_only_after_a_tap_that_says_so(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    amina.forget()
    world.group.replies("I do not believe her.", by="Sofie")
    assert amina.screen == []
    assert world.group.last.startswith(
        "Is this for Amina (mentee)? Colleagues’ talk stays here.\nI do not believe her."
    )
    world.group.taps("No, it stays here")
    assert amina.screen == []
    assert world.group.last == "It stays here. I have sent nothing."
    world.group.replies("I will call him.", newest(world, "Lars is away"), by="Sofie")
    world.group.taps("Yes, send it")
    assert amina.sees("I will call him.")
    assert not amina.sees("I do not believe her.")


def test_a_tap_on_an_old_yes_sends_nothing_twice(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    world.group.replies("I will call him.")
    yes = world.group.button("Yes, send it")
    world.group.taps("Yes, send it")
    amina.forget()
    world.group.acts(press(yes), "Karen", callback=True)
    assert world.group.toasts[-1] == "This button does not work any more."
    assert amina.screen == []


def test_no_talk_among_colleagues_reaches_a_member_wherever_it_is_written(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    amina.forget()
    prompts = [bubble for bubble in world.group.screen if "Reply to this message" in bubble.text]
    for bubble in [it for it in world.group.screen if it not in prompts]:
        world.group.replies("Between us: she is difficult.", bubble)
    assert amina.screen == []
    assert not world.phone(1002).sees("Between us")


def test_only_the_coordinators_can_say_yes_to_a_draft(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    world.group.replies("I will call him.")
    amina.forget()
    world.group.taps("Yes, send it", by="Stranger", is_coordinator=False)
    assert amina.screen == []


def test_the_member_can_write_again_from_home_while_the_case_is_open(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    amina.taps("Menu")
    amina.taps("Write to the coordinators")
    amina.writes("He is back.")
    answer = world.group.screen[-1]
    assert "writes:\nHe is back." in world.group.last
    assert answer.reply_to == newest(world, "Case 1").row
    resolves(world)
    world.waits(hours=2)
    amina.forget()
    amina.taps_on("m:menu")
    assert not amina.sees("Write to the coordinators")


def test_home_does_not_betray_a_case_in_which_nobody_has_written(world: World):
    amina = asks_for_help(world)
    world.group.taps("Write to Amina")
    for phone in (amina, world.phone(1002)):
        phone.forget()
        phone.taps_on("m:menu")
        assert not phone.sees("Write to the coordinators")


def test_no_name_stands_in_a_case_where_the_programme_shows_none(world: World):
    world.settings = world.settings.model_copy(update={"programme": Programme(cases=Cases(show_names=False))})
    amina = asks_for_help(world)
    world.group.forget()
    world.group.commands("/case 1")
    world.group.taps("Write to")
    world.group.replies("What happened?")
    amina.writes("He is away.")
    world.group.replies("I will call.")
    world.group.taps("Yes, send it")
    world.group.commands("/case 1")
    assert world.group.sees("the mentee of pair 1")
    assert not world.group.sees("Amina")


def test_the_conversation_ends_with_the_case_and_both_sides_are_told(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    prompt = newest(world, "Reply to this message")
    resolves(world)
    world.waits(hours=2)
    assert amina.sees("💬 The coordinators have ended this conversation with you.")
    assert world.group.sees("The conversation with Amina (mentee) has ended with the case.")
    amina.forget()
    world.group.replies("One more thing", prompt)
    assert amina.screen == []
    assert "The case is resolved, so I have sent nothing." in world.group.last


ENDED = "The coordinators have ended this conversation with you."


def asks_in_two_cases(world: World) -> Phone:
    """Amina asks for help, then she would like to stop; the coordinators write to her in both cases."""
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.taps("OK, thank you")
    amina.taps("Help")
    amina.taps("I want to stop, or another partner")
    amina.taps("Skip")
    writes_from_the_case(world, "Shall we talk?")
    amina.taps("OK, thank you")
    amina.forget()
    return amina


def test_somebody_with_two_cases_is_told_once_that_the_conversation_is_over_and_only_when_it_is(world: World):
    amina = asks_in_two_cases(world)
    resolves(world)
    world.waits(hours=2)
    assert not amina.sees(ENDED), "they still talk in case 1"
    assert world.group.sees("The conversation with Amina (mentee) goes on in case 1. I tell them when that ends, too.")
    world.group.commands("/case 1")
    resolves(world)
    world.waits(hours=2)
    assert sum(ENDED in bare(bubble.text) for bubble in amina.screen) == 1


def test_a_case_that_is_opened_again_and_resolved_tells_nobody_a_second_time(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.taps("OK, thank you")
    resolves(world)
    world.waits(hours=2)
    assert amina.sees(ENDED)
    amina.forget()
    world.group.taps("Reopen")
    resolves(world)
    world.waits(hours=2)
    assert not amina.sees(ENDED)
    world.group.taps("Reopen")
    writes_from_the_case(world, "One thing more.")
    amina.taps("OK, thank you")
    resolves(world)
    world.waits(hours=2)
    assert amina.sees(ENDED)


def test_an_end_that_had_to_wait_is_not_told_once_somebody_has_written_anew(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.taps("OK, thank you")
    amina.taps("Menu")
    amina.taps("Propose a meeting")
    resolves(world)
    world.group.taps("Reopen")
    writes_from_the_case(world, "One thing more.")
    world.waits(hours=3)
    assert not amina.sees(ENDED)


def test_the_log_of_a_case_says_that_the_member_answered_and_not_what(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    world.group.commands("/case 1")
    assert "Thursday 26 November at 10:00 · Amina (mentee) answered" in world.group.last.splitlines()
    assert "Lars is away" not in world.group.last


def test_nobody_is_told_of_the_end_who_was_never_written_to(world: World):
    amina = asks_for_help(world)
    amina.forget()
    resolves(world)
    assert not amina.sees("ended this conversation")


def test_an_answer_that_comes_after_the_end_is_not_lost(world: World):
    amina = asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    resolves(world)
    world.waits(hours=2)
    amina.taps("Go on")
    amina.writes("Sorry, I was ill.")
    assert "writes:\nSorry, I was ill." in world.group.last


def test_a_sticker_is_not_passed_on_and_the_coordinator_hears_so(world: World):
    amina = asks_for_help(world)
    world.group.taps("Write to Amina")
    amina.forget()
    world.group.acts(Unusable(), "Karen", reply_to=world.group.screen[-1].message_id)
    assert world.group.last == "I can only pass on a text or a voice message."
    assert amina.screen == []


def test_a_member_sees_the_coordinators_first_name_where_the_programme_says_so(world: World):
    world.settings = world.settings.model_copy(update={"programme": Programme(cases=Cases(sign_letters=True))})
    amina = asks_for_help(world)
    world.group.taps("Write to Amina")
    world.group.replies("Hello", by="Karen Blixen")
    assert amina.sees("💬 Karen, a coordinator, writes to you:")
    assert not amina.sees("Blixen")


def test_a_question_that_nobody_answers_becomes_a_case_after_a_working_day(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Ask")
    world.group.replies("Which town do you live in?")
    amina.writes("Odense. Is that a problem?")
    world.waits(hours=23)
    assert not world.group.sees("Case 1")
    world.waits(hours=2)
    assert "⚪ Case 1: low\nWrote to the coordinators and has no answer yet." in world.group.last
    world.group.taps("Read what was said")
    assert world.group.sees("Odense. Is that a problem?")


def test_an_unanswered_word_in_a_case_is_reminded_of_until_somebody_answers(world: World):
    amina = asks_for_help(world)
    world.group.taps("I take it")
    writes_from_the_case(world, "What happened?")
    amina.writes("Lars is away.")
    world.waits(days=1, hours=1)
    assert world.group.last == "⏰ Amina (mentee) still waits for an answer."
    assert not world.group.sees("Case 2")
    world.group.taps("Answer")
    world.group.replies("I called him.")
    world.group.forget()
    world.waits(days=5)
    assert not world.group.sees("still waits")


def test_words_that_need_no_answer_are_not_reminded_of(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    world.group.taps("Ask")
    world.group.replies("Which town do you live in?")
    amina.writes("Odense")
    world.group.taps("No answer needed")
    assert list(world.group.screen[-1].buttons) == ["💬 Answer"]
    world.waits(days=5)
    assert not world.group.sees("no answer yet")


def test_at_night_the_coordinator_hears_that_it_may_take_until_the_morning(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    later(world, hours=12)
    world.group.taps("Ask")
    world.group.replies("Which town do you live in?")
    assert "I send it on Friday 27 November at 08:00." in world.group.last
    assert not amina.sees("Which town")
    world.waits(hours=11)
    assert amina.sees("Which town do you live in?")


def test_the_hint_goes_by_the_persons_own_quiet_hours(world: World):
    amina = signs_up(world, Role.mentee, "Amina", 1001)
    amina.hears(Command("quiet"))
    amina.taps("22:00")
    amina.taps("10:00")
    later(world, hours=23, minutes=30)
    world.group.taps("Ask")
    world.group.replies("Which town do you live in?")
    assert "I send it on Friday 27 November at 10:00." in world.group.last


def test_whoever_asked_for_help_is_written_to_at_night_and_no_hint_says_otherwise(world: World):
    amina = asks_for_help(world)
    later(world, hours=12)
    writes_from_the_case(world, "What happened?")
    assert "Sent to Amina (mentee)." in world.group.last
    assert "I send it on" not in world.group.last
    assert amina.sees("What happened?")


def test_a_case_about_somebody_is_not_betrayed_by_words_to_somebody_else(world: World):
    asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    resolves(world)
    assert not world.phone(1002).sees("conversation")


def test_who_wrote_to_whom_is_written_down_and_not_what(world: World):
    asks_for_help(world)
    writes_from_the_case(world, "What happened?")
    assert ("write", "member 1") in world.audited()
