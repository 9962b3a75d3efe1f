"""Words never answer a question that their writer had not seen: messages are late, or Makker was off."""

from datetime import timedelta

from sqlmodel import select

from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Answer
from bot.talk.heard import FromMember, Left, Returned, Words
from tests.phones import Phone, World, bare
from tests.turn.steps import gets_a_letter
from tests.worlds import a_pair, begins_to_sign_up

NOT_KEPT = "You wrote this before you could see my question, so I have not kept it. Please answer now:"


def answers(world: World) -> dict[str, object]:
    with transaction(world.engine) as session:
        return {answer.key: answer.value for answer in session.exec(select(Answer))}


def wrote_earlier(phone: Phone, text: str, minutes: int) -> None:
    """Telegram delivers words that were written some minutes ago."""
    world = phone.world
    at = world.now - timedelta(minutes=minutes)
    world.hear(FromMember(world.next_update(), phone.chat_id, Words(text), message=1, at=at))


def test_three_messages_written_while_makker_was_off_answer_one_question_not_three(world: World):
    amina = begins_to_sign_up(world, Role.mentee, "Amina", 1001)
    world.waits(minutes=30)
    for words in ("Arabic", "and English", "and a little Danish"):
        wrote_earlier(amina, words, minutes=10)
    assert answers(world)["languages"] == "Arabic"
    assert "work" not in answers(world)
    assert amina.last == f"{NOT_KEPT}\n\nWhat work have you done before? You can write or speak."
    amina.writes("Nurse")
    assert answers(world)["work"] == {"text": "Nurse"}


def test_words_are_no_answer_to_a_letter_that_is_still_on_its_way(world: World):
    amina, _lars = a_pair(world)
    world.failures.add(amina.chat_id)
    gets_a_letter(world, "Amina")
    world.failures.clear()
    amina.writes("See you on Monday")
    assert "reply" not in answers(world)
    assert amina.last.startswith(NOT_KEPT)
    assert "A letter." in amina.last


def test_a_question_that_did_not_get_through_is_asked_again_after_unblocking(world: World):
    amina, _lars = a_pair(world)
    world.failures.add(amina.chat_id)
    gets_a_letter(world, "Amina")
    amina.hears(Left())
    world.failures.clear()
    amina.hears(Returned())
    assert amina.last.startswith("Back to where we were:")
    assert "A letter." in amina.last


def test_whoever_writes_can_be_reached_again_even_if_telegram_never_said_so(world: World):
    amina, _lars = a_pair(world)
    amina.hears(Left())
    gets_a_letter(world, "Amina")
    assert not amina.sees("A letter.")
    amina.starts()
    world.waits(hours=2)
    assert amina.sees("A letter.")


def test_a_question_that_was_closed_while_nobody_could_be_reached_leaves_no_old_buttons(world: World):
    amina, _lars = a_pair(world)
    amina.taps("Menu")
    amina.taps("Help")
    question = amina.screen[-1]
    world.failures.add(amina.chat_id)
    amina.hears(Left())
    world.waits(days=2)
    world.failures.clear()
    assert "🚨 I am in danger now" in [bare(label) for label in question.buttons]
    amina.hears(Returned())
    assert [bare(label) for label in question.buttons] == ["☰ Menu"]
