"""What people do to a bot, and what they see then."""

from collections.abc import Callable

from sqlalchemy import Engine
from sqlmodel import select

from bot import turn
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Answer, Member, Outgoing
from bot.talk.heard import Command, Contact, FromMember, Left, Words
from tests.phones import Phone, World, bare
from tests.worlds import a_pair, approved, begins_to_sign_up, signs_up

A_LONG_TEXT = "word " * 1000


def answers(world: World) -> dict[str, object]:
    """All answers that are kept, by their questions' keys."""
    with transaction(world.engine) as session:
        return {answer.key: answer.value for answer in session.exec(select(Answer))}


def asked_for_languages(world: World) -> Phone:
    """Amina, at the question after her name."""
    return begins_to_sign_up(world, Role.mentee, "Amina", 1001)


def test_back_asks_the_question_before_and_takes_its_answer_back(world: World):
    amina = asked_for_languages(world)
    amina.taps("Back")
    assert "What should we call you?" in amina.last
    assert "name" not in answers(world)
    amina.writes("Amina Haddad")
    assert "Nice to meet you, Amina Haddad." in amina.last


def test_a_tapped_answer_stands_under_its_question_and_the_buttons_go(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    assert bare(amina.screen[0].text).endswith("✔️ English")
    assert amina.screen[0].buttons == {}


def test_stop_keeps_nothing_and_the_invitation_opens_again(world: World):
    amina = world.phone(1001)
    code = world.invitation(Role.mentee)
    amina.starts(code)
    amina.taps("English")
    amina.taps("Yes, I agree")
    amina.writes("Amina")
    amina.taps("Stop")
    assert answers(world) == {}
    with transaction(world.engine) as session:
        assert [(it.name, it.profile, it.consent_version) for it in session.exec(select(Member))] == [("", {}, 0)]
    amina.starts(code)
    assert "Choose your language" in amina.last


def test_nothing_of_a_stopped_sign_up_is_left_in_what_was_sent(world: World):
    amina = asked_for_languages(world)
    assert "Amina" in amina.last
    amina.taps("Stop")
    with transaction(world.engine) as session:
        assert not [row.id for row in session.exec(select(Outgoing)) if "Amina" in str(row.payload)]
    assert "Nice to meet you" in str(amina), "the phone still shows it"
    assert "I have kept none of your answers" in amina.last


def test_a_new_language_asks_the_same_question_and_keeps_every_answer(world: World):
    amina = asked_for_languages(world)
    before = answers(world)
    amina.hears(Command("language"))
    amina.taps("Dansk")
    assert "Amina" in amina.last
    assert "sprog" in amina.last
    assert answers(world) == before
    amina.hears(Command("language"))
    amina.taps("العربية")
    assert "اللغات" in amina.last
    amina.writes("العربية")
    assert answers(world) == {**before, "languages": "العربية"}


def test_a_second_tap_on_the_same_button_is_noted_once(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    english = amina.button("English")
    amina.taps_on(english)
    seen = len(amina.screen)
    amina.taps_on(english)
    assert amina.toasts[-1] == "I have already noted that."
    assert len(amina.screen) == seen


def test_a_stale_tap_changes_nothing_and_shows_the_question_of_now(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    no = amina.button("No, thank you")
    amina.taps("Yes, I agree")
    amina.taps_on(no)
    assert amina.toasts[-1] == "That button belongs to an earlier question. Nothing has changed."
    assert "What should we call you?" in amina.last


def test_many_stale_taps_repeat_the_question_once(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    no = amina.button("No, thank you")
    amina.taps("Yes, I agree")
    seen = len(amina.screen)
    for tap in range(1, 18):
        amina.taps_on(no)
        assert amina.toasts[-1] == "That button belongs to an earlier question. Nothing has changed."
        assert (len(amina.screen), len(amina.toasts)) == (seen + 1, tap + 2)
    amina.writes("Amina")
    amina.taps_on(no)
    assert "Which languages do you speak?" in amina.last, "something new was said, so it is told once more"
    assert len(amina.screen) == seen + 3


def test_many_taps_on_old_buttons_of_the_menu_show_it_once(world: World):
    amina, _lars = a_pair(world)
    amina.forget()
    for old in ("m:later:1.tomorrow", "m:pause:99", "m:certificate:99", "m:reword:1.name", "m:nonsense"):
        amina.taps_on(old)
    assert len(amina.screen) == 1
    assert len(amina.toasts) >= 5


def test_another_persons_button_does_nothing_for_me(world: World):
    amina, lars = world.phone(1001), world.phone(1002)
    amina.starts(world.invitation(Role.mentee))
    lars.starts(world.invitation(Role.mentor))
    lars.taps("English")
    before = answers(world)
    lars.taps_on(amina.button("Dansk"))
    assert answers(world) == before
    assert "May we keep your answers?" in lars.last
    assert "Choose your language" in amina.last


def test_an_option_that_was_not_offered_is_refused(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    english = amina.button("English")
    for forged in ("klingon", "<back", "<edit.name", "<later", "send"):
        amina.taps_on(english.rpartition(":")[0] + ":" + forged)
        assert amina.toasts[-1] == "That button belongs to an earlier question. Nothing has changed."
    assert answers(world) == {}


def test_words_where_a_button_was_expected_are_answered_kindly(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.writes("What is this about?")
    assert amina.last.startswith("Please tap one of the buttons.")
    assert "May we keep your answers?" in amina.last


def test_words_that_say_what_a_button_says_are_as_good_as_a_tap(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.writes("yes, i agree")
    assert "What should we call you?" in amina.last


def test_a_sticker_a_contact_and_a_voice_where_words_are_asked_lose_nothing(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.taps("Yes, I agree")
    said: dict[str, Callable[[], object]] = {
        "That is nice!": amina.sends_sticker,
        "Please write your answer as a message.": amina.speaks,
        "I do not need this contact": lambda: amina.hears(Contact("+4512345678")),
    }
    for answer, do in said.items():
        do()
        assert amina.last.startswith(answer)
        assert "What should we call you?" in amina.last


def test_a_very_long_answer_is_kept_whole_where_it_may_be_long(world: World):
    amina = asked_for_languages(world)
    amina.writes("Arabic")
    amina.writes(A_LONG_TEXT)
    assert answers(world)["work"] == {"text": A_LONG_TEXT.strip()}


def test_a_very_long_name_is_asked_again(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.taps("Yes, I agree")
    amina.writes(A_LONG_TEXT)
    assert "Please write at most 60 letters." in amina.last
    assert "name" not in answers(world)


def test_an_edited_message_changes_nothing_and_says_how_to_change(world: World):
    amina = asked_for_languages(world)
    before = answers(world)
    amina.edits()
    assert "I keep what you wrote first." in amina.last
    assert "Which languages do you speak?" in amina.last
    assert answers(world) == before


def test_a_civil_registration_number_is_not_kept(world: World):
    amina = asked_for_languages(world)
    amina.writes("Arabic. My number is 010203-1234.")
    assert answers(world)["languages"] == "Arabic. My number is ••••••-••••."


def test_the_same_update_twice_takes_effect_once(world: World, engine: Engine):
    amina = asked_for_languages(world)
    incoming = FromMember(world.next_update(), 1001, Words("Arabic"))
    assert turn.hear(engine, world.settings, incoming, world.now)
    world.deliver()
    seen = len(amina.screen)
    assert not turn.hear(engine, world.settings, incoming, world.now)
    world.deliver()
    assert len(amina.screen) == seen


def test_help_in_the_middle_of_a_question_comes_back_to_it(world: World):
    amina = asked_for_languages(world)
    amina.taps("Help")
    assert "What is it about?" in amina.last
    amina.writes("I do not understand")
    assert "🔴 Case 1: urgent\nAsked for help." in str(world.group)
    assert "Back to where we were:" in amina.last
    assert "Which languages do you speak?" in amina.last
    amina.writes("Arabic")
    assert answers(world)["languages"] == "Arabic"


def test_the_word_help_is_enough_in_every_language(world: World):
    for number, word in enumerate(("Help!", "hjælp", "مساعدة")):
        phone = begins_to_sign_up(world, Role.mentee, "Amina", 2000 + number)
        phone.writes(word)
        assert "What is it about?" in phone.last


def test_the_partner_is_never_told_that_somebody_asked_for_help(world: World):
    amina, lars = a_pair(world)
    lars.forget()
    amina.taps("Help")
    amina.taps("I do not feel safe or respected")
    amina.writes("He shouts at me.")
    assert lars.screen == []
    assert "He shouts" not in str(world.group)
    world.group.taps("Read what was said")
    assert "He shouts at me." in str(world.group)


def test_danger_shows_the_number_to_call_before_anything_else(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.taps("I am in danger now")
    assert amina.last.startswith("🚨 Call 112 now.")
    assert "🔴 Case 1: urgent" in str(world.group)


def test_a_used_an_unknown_and_a_missing_invitation_each_get_a_way_on(world: World):
    signs_up(world, Role.mentee, "Amina", 1001)
    code = world.invitation(Role.mentee)
    world.phone(1002).starts(code)
    for number, said in ((1, code), (2, "nonsense"), (3, "")):
        stranger = world.phone(3000 + number)
        stranger.starts(said)
        assert "Would you like to ask for an invitation?" in stranger.last
        stranger.taps("No, thank you")
        assert "You are welcome to write to me again." in stranger.last


def test_nothing_that_a_member_writes_later_is_left_without_an_answer(world: World):
    amina, _lars = a_pair(world)
    amina.forget()
    amina.writes("Are you there?")
    assert amina.screen
    assert amina.screen[-1].buttons
    amina.forget()
    amina.sends_sticker()
    assert amina.screen[-1].buttons


def test_somebody_who_blocks_the_bot_opens_a_case(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Left())
    assert "Blocked the bot, or messages cannot be delivered." in world.group.last


def test_the_second_yes_hears_the_good_news_alone(world: World):
    amina = approved(world, Role.mentee, "Amina", 1001)
    lars = approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    for phone in (amina, lars):
        phone.taps("Yes, I would like to")
    waits = "When you have both said yes, I tell each of you the other’s name."
    assert amina.sees(waits)
    assert not lars.sees(waits)
    assert lars.sees("Good news, Lars: you both said yes!")
