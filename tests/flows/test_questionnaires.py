"""A coordinator writes a questionnaire: every mistake is refused with a sentence that names the question."""

import re

import pytest

from bot.domain.case import Rule, Severity, Signal
from bot.domain.effects import AddToCase, FinishRound, Raise, Told
from bot.domain.member import Role
from bot.flows.check_in import Facts, check_in
from bot.flows.questionnaire_file import QuestionnaireError, read_questions
from bot.questionnaires import shipped
from bot.settings import LANGUAGES
from bot.talk.engine import Conversation, Outcome
from bot.talk.heard import Tap, Voice
from bot.talk.script import Script
from tests.flows.cast import QUESTIONNAIRES, READERS, ROUND, SHORT, TUESDAY, curtain

ONE_OF_EACH = """
role = "mentee"
version = 3

[scale.often]
en = ["Never", "Rarely", "Sometimes", "Mostly", "Always"]
da = ["Aldrig", "Sjældent", "Nogle gange", "For det meste", "Altid"]
ar = ["أبدًا", "نادرًا", "أحيانًا", "غالبًا", "دائمًا"]

[[question]]
key = "safety"
kind = "scale"
labels = "often"
alarm_at = 2
ask = {en = "Do you feel safe?", da = "Er du tryg?", ar = "هل تشعر بالأمان؟"}

[[question]]
key = "met"
kind = "choice"
ask = {en = "Did you meet?", da = "Mødtes I?", ar = "هل التقيتما؟"}
choice = [
    {key = "yes", en = "Yes", da = "Ja", ar = "نعم"},
    {key = "no", en = "No", da = "Nej", ar = "لا"},
]

[[question]]
key = "why"
kind = "story"
when = {key = "met", equals = "no"}
ask = {en = "Why not?", da = "Hvorfor ikke?", ar = "لماذا؟"}
"""


def test_the_example_is_right():
    questions = read_questions(ONE_OF_EACH)
    assert (questions.role, questions.version) == (Role.mentee, 3)
    assert [item.key for item in questions.items] == ["safety", "met", "why"]


MISTAKES = [
    ('role = "mentee"', 'role = "coordinator"', "the questionnaire needs a role: mentee or mentor"),
    ('role = "mentee"', "", "the questionnaire needs a role"),
    ("version = 3", "version = 0", "version needs a whole number of 1 or more, not 0"),
    ("version = 3", 'version = "3"', "version needs a whole number of 1 or more, not '3'"),
    ("version = 3", "version = 3\nvresion = 4", "the questionnaire cannot have “vresion”"),
    ('key = "safety"', 'key = "Safety"', "question 1 needs a key: up to 24 small letters, digits and _; not 'Safety'"),
    ('key = "safety"', "", "question 1 needs a key"),
    ('key = "safety"', "key = 7", "question 1 needs a key"),
    ('key = "met"\n', 'key = "safety"\n', "question “safety” stands twice"),
    ('kind = "scale"', 'kind = "stars"', "question “safety” needs a kind: scale, choice, story; not “stars”"),
    ('kind = "scale"', "", "question “safety” needs a kind"),
    ('labels = "often"', 'labels = "offen"', "question “safety” names no scale of this questionnaire: 'offen'"),
    ('labels = "often"', 'labels = ["often"]', "question “safety” names no scale"),
    ('labels = "often"', "", "question “safety” names no scale"),
    ("alarm_at = 2", "alarm_at = 5", "question “safety”: alarm_at needs a whole number from 1 to 4, not 5"),
    ("alarm_at = 2", "alarm_at = true", "question “safety”: alarm_at needs a whole number from 1 to 4, not True"),
    ("alarm_at = 2", "alarm = 2", "question “safety” cannot have “alarm”; it can have: alarm_at, ask, key"),
    ('kind = "story"', 'kind = "story"\nalarm_at = 2', "question “why” cannot have “alarm_at”"),
    ('da = "Er du tryg?", ', "", "question “safety” has no text in: da"),
    ('da = "Er du tryg?"', 'da = " "', "question “safety” has no text in: da"),
    ('da = "Er du tryg?"', 'dk = "Er du tryg?"', "question “safety” has no text in: da"),
    ('ar = "لماذا؟"', 'ar = "لماذا؟", so = "Waayo?"', "question “why” cannot have “so”"),
    ('ask = {en = "Why not?", da = "Hvorfor ikke?", ar = "لماذا؟"}', "", "question “why” has no text in: en, da, ar"),
    (', ar = "لا"', "", "question “met”, choice “no” has no text in: ar"),
    ('{key = "no"', '{key = "yes"', "question “met”: every choice needs a key of its own"),
    ('{key = "no"', '{key = "not at all, ever"', "question “met”: every choice needs a key of its own"),
    ('    {key = "no", en = "No", da = "Nej", ar = "لا"},\n', "", "question “met” needs at least two choices"),
    ('"Altid"', "5", "scale “often”, label 5 has no text in: da"),
    (', "Altid"', "", "scale “often” needs 5 different labels in da, the lowest first"),
    ('"Altid"', '"Aldrig"', "scale “often” needs 5 different labels in da"),
    ('da = ["Aldrig"', 'dk = ["Aldrig"', "scale “often” cannot have “dk”"),
    ('when = {key = "met"', 'when = {key = "later"', "question “why” depends on a question that does not stand before"),
    ('when = {key = "met"', 'when = {key = "why"', "question “why” depends on a question that does not stand before"),
    ('equals = "no"', 'equals = "maybe"', "question “why”: when needs at_most for a scale, or equals with one"),
    ('equals = "no"', 'equals = ["no"]', "question “why”: when needs at_most for a scale, or equals with one"),
    ('equals = "no"', "at_most = 2", "question “why”: when needs at_most for a scale, or equals with one"),
    ('equals = "no"', "equal = 2", "question “why”: when cannot have “equal”"),
    (
        '"met", equals = "no"',
        '"safety", at_most = 9',
        "“why”: at_most needs a whole number from 1 to 4, not 9",
    ),
    ('"met", equals = "no"', '"safety", equals = "no"', "question “why”: when needs at_most for a scale"),
    ("version = 3", "version = ", "the questionnaire is not TOML: "),
]


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKES)
def test_a_mistake_is_refused_with_a_sentence_that_names_it(right, wrong, sentence):
    assert right in ONE_OF_EACH
    with pytest.raises(QuestionnaireError, match=re.escape(sentence)):
        read_questions(ONE_OF_EACH.replace(right, wrong, 1))


@pytest.mark.parametrize("shape", ["question = 1", "question = [1]", "[question]", "scale = 2", "[scale]\noften = 3"])
def test_a_file_of_another_shape_is_refused_too(shape):
    with pytest.raises(QuestionnaireError):
        read_questions(f'role = "mentee"\nversion = 1\n{shape}')


def test_a_questionnaire_without_questions_is_refused():
    with pytest.raises(QuestionnaireError, match="has no questions"):
        read_questions('role = "mentee"\nversion = 1')


def test_makker_brings_one_for_mentees_and_one_for_mentors():
    assert set(QUESTIONNAIRES) == {Role.mentee, Role.mentor}
    for role, source in QUESTIONNAIRES.items():
        questions = read_questions(source)
        assert questions.version == 1
        always = [item for item in questions.items if item.when is None]
        assert 6 <= len(always) <= 8, f"{role}: six to eight questions for everybody"
        assert [item.alarm_at for item in questions.items if item.key == "safety"] == [2]
        assert questions.items[-1].kind == "story"
    assert len(shipped()) == 2


@pytest.mark.parametrize("role", QUESTIONNAIRES)
def test_every_button_of_a_questionnaire_fits_into_telegrams_64_bytes(role):
    for item in read_questions(QUESTIONNAIRES[role]).items:
        for option in item.question().options():
            assert Tap(2**40, 2**12, item.key, option).pack()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_of_a_question_can_be_told_apart_in_every_language(language):
    for source in shipped():
        for item in read_questions(source).items:
            labels = [READERS[language](label) for label in item.question().options().values()]
            assert len(set(labels)) == len(labels)


def test_a_skipped_answer_opens_no_branch_and_no_case():
    script = curtain("check_in").taps("Skip")
    assert script.text.startswith("What has helped you most?")
    assert script.effects == []


def test_a_low_score_tells_the_coordinators_before_the_check_in_is_over():
    script = curtain("check_in").taps("Never")
    assert script.effects == [Raise(Signal(Rule.low_trust, Severity.high))]
    assert script.text.endswith("What happened? You can write or speak.")
    script.hears(Voice("file", 20))
    assert script.effects[1:] == [AddToCase(Told(voice="file"))], "what happened goes to the same case"
    script.taps("Stop")
    assert FinishRound(1) not in script.effects


def test_a_good_score_tells_nobody():
    script = curtain("check_in").taps("Sometimes").taps("Skip")
    assert script.turn.outcome is Outcome.finished
    assert script.effects == [FinishRound(1)]


def test_somebody_in_the_middle_finishes_the_version_with_which_they_began():
    begun = curtain("check_in").taps("Mostly")
    pinned = Facts(**{**vars(ROUND), "source": SHORT})
    kept = Conversation(1, lambda talk: check_in(talk, pinned), begun.conversation.answers, begun.conversation.version)
    later = Script(kept, TUESDAY, READERS["da"])
    assert later.text.endswith("Hvad har hjulpet dig mest? Du kan skrive eller tale.")
