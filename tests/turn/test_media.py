"""Pictures, stickers, forwards, replies, changed messages, groups: what people see then."""

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from bot import turn
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Answer
from bot.talk.heard import Added, Command, Contact, Forwarded, Heard, Thing, Unusable
from tests.phones import Phone, World
from tests.turn.steps import ASKED, gets_a_letter, live_questions
from tests.worlds import a_pair, begins_to_sign_up, proposes

LANGUAGES = "Which languages do you speak?"


def answers(world: World) -> dict[str, object]:
    """All answers that are kept, by their questions' keys."""
    with transaction(world.engine) as session:
        return {answer.key: answer.value for answer in session.exec(select(Answer))}


def asked_for_languages(world: World) -> Phone:
    """Amina, at the question after her name."""
    return begins_to_sign_up(world, Role.mentee, "Amina", 1001)


SAID: list[tuple[Heard, str]] = [
    (Unusable(Thing.picture), "I cannot see pictures"),
    (Unusable(Thing.sticker), "That is nice!"),
    (Unusable(Thing.film), "I cannot watch videos"),
    (Unusable(Thing.sound), "I cannot hear sound files."),
    (Unusable(Thing.file), "I cannot read files"),
    (Unusable(Thing.place), "I cannot read maps."),
    (Unusable(Thing.poll), "I cannot answer polls and lists."),
    (Unusable(), "I cannot read this."),
    (Contact("+4512345678"), "I do not need this contact"),
    (Forwarded(), "This message is from somebody else"),
]


@pytest.mark.parametrize(("heard", "answer"), SAID)
def test_what_is_no_answer_gets_a_kind_word_and_the_question_again(world: World, heard: Heard, answer: str):
    amina = asked_for_languages(world)
    before = answers(world)
    amina.hears(heard)
    assert answer in amina.last
    assert LANGUAGES in amina.last
    assert answers(world) == before
    assert len(live_questions(amina)) == 1


@pytest.mark.parametrize(("heard", "answer"), SAID)
def test_with_no_question_open_it_gets_a_kind_word_and_home(world: World, heard: Heard, answer: str):
    amina, _lars = a_pair(world)
    amina.hears(heard)
    assert answer in amina.last
    assert "Your mentor is Lars." in amina.last
    assert amina.screen[-1].buttons


def test_a_strangers_first_picture_is_met_with_the_way_in(world: World):
    stranger = world.phone(3001)
    stranger.hears(Unusable(Thing.picture))
    assert "Would you like to ask for an invitation?" in stranger.last


def test_a_reply_to_the_question_is_its_answer(world: World):
    amina = asked_for_languages(world)
    amina.writes("Arabic", to=amina.screen[-1])
    assert answers(world)["languages"] == "Arabic"


def test_a_reply_to_an_earlier_question_answers_neither(world: World):
    amina = asked_for_languages(world)
    name = next(bubble for bubble in amina.screen if "What should we call you?" in bubble.text)
    amina.writes("Amina Haddad", to=name)
    assert amina.last.startswith("You answered an earlier question. I keep what you said first.")
    assert LANGUAGES in amina.last
    assert answers(world)["name"] == "Amina"
    assert "languages" not in answers(world)


def test_a_reply_to_a_question_that_was_set_aside_is_its_answer(world: World):
    amina, lars = a_pair(world)
    proposes(lars)
    gets_a_letter(world, "Amina")
    world.waits(hours=1)
    letter = amina.screen[-1]
    assert "A letter." in letter.text
    amina.taps("Help")
    world.waits(hours=2)
    amina.writes("Thank you for writing.", to=letter)
    assert "I have sent it to the coordinators." in str(amina)
    assert "Thank you for writing." in str(world.group)


def test_a_reply_to_news_is_no_answer_to_the_open_question(world: World):
    amina, lars = a_pair(world)
    news = amina.screen[-1]
    amina.hears(Command("help"))
    before = answers(world)
    amina.writes("Great!", to=news)
    assert amina.last.startswith("You answered an older message of mine.")
    assert "What is it about?" in amina.last
    assert answers(world) == before
    assert "Great!" not in str(world.group)
    assert lars.screen


def test_a_reply_to_a_closed_question_says_that_it_is_closed(world: World):
    amina, lars = a_pair(world)
    proposes(lars)
    proposal = amina.screen[-1]
    amina.taps("I cannot")
    amina.writes("I can, after all", to=proposal)
    assert amina.last.startswith("You answered a question that is closed now")
    assert amina.screen[-1].buttons


def test_a_changed_message_stays_as_it_was_until_the_person_wants_the_new_words(world: World):
    amina = asked_for_languages(world)
    written = amina.writes("Arabic")
    asked = amina.last
    amina.edits(written, "Arabic and Danish")
    assert answers(world)["languages"] == "Arabic"
    assert "I keep what you wrote first." in amina.screen[-2].text
    assert amina.last == asked.split("\n\n")[-1]
    amina.taps("Use the new words")
    assert answers(world)["languages"] == "Arabic and Danish"
    assert "I use your new words." in amina.last
    assert len(live_questions(amina)) == 1
    amina.writes("Nurse")
    assert answers(world)["languages"] == "Arabic and Danish"


def test_new_words_that_do_not_fit_are_answered_like_any_others(world: World):
    amina = world.phone(1001)
    amina.starts(world.invitation(Role.mentee))
    amina.taps("English")
    amina.taps("Yes, I agree")
    written = amina.writes("Amina")
    amina.edits(written, "A" * 500)
    amina.taps("Use the new words")
    assert answers(world)["name"] == "Amina"
    assert LANGUAGES in amina.last


def test_what_was_sent_already_stays_as_it_was(world: World):
    amina, _lars = a_pair(world)
    gets_a_letter(world, "Amina")
    written = amina.writes("Hello")
    amina.edits(written, "Goodbye")
    assert "I keep what you wrote first." in amina.last
    assert "Use the new words" not in str(amina)
    assert "Goodbye" not in str(world.group)


def test_an_old_or_forged_wish_for_new_words_changes_nothing(world: World):
    amina = asked_for_languages(world)
    written = amina.writes("Arabic")
    amina.edits(written, "Arabic and Danish")
    use = amina.button("Use the new words")
    amina.taps_on(use)
    before = answers(world)
    lars = begins_to_sign_up(world, Role.mentor, "Lars", 1002)
    for phone, data in ((amina, use), (lars, use), (amina, "m:reword:1"), (amina, "m:reword:ffff.name")):
        phone.taps_on(data)
        assert "That button belongs to an earlier question" in phone.toasts[-1]
    assert {key: answers(world)[key] for key in before} == before | {"name": answers(world)["name"]}


@pytest.mark.parametrize(("language", "says"), [("en-GB", "Hello! I only talk"), ("xx", "Hello! I only talk")])
def test_makker_says_why_and_leaves_a_group_that_is_not_its_own(world: World, engine: Engine, language: str, says: str):
    turn.hear(engine, world.settings, Added(world.next_update(), -7007, 1001, language), world.now)
    world.deliver()
    group = world.phone(-7007)
    assert says in group.last
    assert group.left


def test_the_proposal_is_still_there_after_all_this(world: World):
    amina, lars = a_pair(world)
    proposes(lars)
    for heard, _answer in SAID:
        amina.hears(heard)
    assert ASKED in amina.last
    amina.taps("Yes, I can")
    assert "You have a meeting with Lars." in str(amina)
