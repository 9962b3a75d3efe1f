"""A coordinator writes a questionnaire: every mistake is refused with a sentence that names the question."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.case import Rule, Severity, Signal
from bot.domain.checkin import LONG, Moment
from bot.domain.effects import AddToCase, FinishRound, Raise, Told
from bot.domain.member import Role
from bot.flows.check_in import Facts, check_in
from bot.flows.questionnaire_file import FIELDS, read_questions
from bot.flows.questionnaire_lines import Fault, QuestionnaireError
from bot.questionnaires import shipped
from bot.settings import LANGUAGES
from bot.talk.conversation import Conversation, Outcome
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
trust = true
picture = {en = "Safe", da = "Tryg", ar = "الأمان"}
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

[[question]]
key = "life"
kind = "trend"
moments = ["monthly", "closing"]
ask = {en = "And life?", da = "Og livet?", ar = "والحياة؟"}

[[question]]
key = "steps"
kind = "several"
[question.ask]
en = "What did you do?"
da = "Hvad gjorde du?"
ar = "ماذا فعلت؟"
[[question.choice]]
key = "cv"
en = "A CV"
da = "Et CV"
ar = "سيرة ذاتية"
[[question.choice]]
key = "talk"
en = "A talk"
da = "En samtale"
ar = "حديث"

[[question]]
key = "hours"
kind = "number"
when = {key = "steps", includes = "cv"}
lowest = 1
highest = 60
unit = {en = "hours", da = "timer", ar = "ساعات"}
ask = {en = "How many hours?", da = "Hvor mange timer?", ar = "كم ساعة؟"}

[[question]]
key = "exam"
kind = "date"
ahead = true
when = {key = "hours", at_least = 10, at_most = 40}
ask = {en = "When is the exam?", da = "Hvornår er prøven?", ar = "متى الامتحان؟"}
"""
LINES = ONE_OF_EACH.splitlines()


def test_the_example_is_right():
    questions = read_questions(ONE_OF_EACH)
    assert (questions.role, questions.version) == (Role.mentee, 3)
    assert [item.key for item in questions.items] == ["safety", "met", "why", "life", "steps", "hours", "exam"]
    assert "life" not in [item.key for item in questions.at(Moment.two_weeks)]


IN_THE_PAST = '{closing = {en = "Did you feel safe?", da = "Var du tryg?", ar = "هل شعرت بالأمان؟"}}'


def test_a_question_may_have_other_words_in_one_of_its_rounds():
    asked = ONE_OF_EACH.replace('labels = "often"', f'labels = "often"\nask_at = {IN_THE_PAST}')
    questions = read_questions(asked)
    english = {moment: questions.at(moment)[0].ask.one for moment in Moment}
    assert english.pop(Moment.closing) == "Did you feel safe?"
    assert set(english.values()) == {"Do you feel safe?"}


@pytest.mark.parametrize("role", QUESTIONNAIRES)
def test_after_the_end_nothing_is_asked_as_if_it_went_on(role):
    asked = {item.key: item.ask.one for item in read_questions(QUESTIONNAIRES[role]).at(Moment.closing)}
    assert asked["safety"].startswith("I felt safe and respected when I was with my")
    assert "works well" not in asked["helped"]


def test_a_mentor_who_never_met_the_mentee_can_say_so():
    (last,) = (it for it in read_questions(QUESTIONNAIRES[Role.mentor]).items if it.key == "last_meeting")
    assert [label.one for label in (last.choices or {}).values()][-1] == "We never met"


@pytest.mark.parametrize("role", QUESTIONNAIRES)
def test_after_two_weeks_nobody_is_asked_about_four(role):
    for item in read_questions(QUESTIONNAIRES[role]).at(Moment.two_weeks):
        assert "four weeks" not in item.ask.one
        assert "month" not in item.ask.one


WHEN = "needs at_most or at_least for a scale or a number, equals with one of the choices for a choice or a trend"
WORK = "question “met” needs in_work out of its choices: yes, no; not"
MISTAKES = [
    ('key = "met"', 'key = "met"\nin_work = ["job"]', "in_work", f"{WORK} ['job']"),
    ('key = "met"', 'key = "met"\nin_work = "yes"', "in_work", f"{WORK} 'yes'"),
    ('key = "met"', 'key = "met"\nin_work = [["yes"]]', "in_work", f"{WORK} [['yes']]"),
    ('key = "why"', 'key = "why"\nin_work = ["yes"]', "in_work", "question “why” cannot have “in_work”"),
    ('role = "mentee"', 'role = "coordinator"', 'role = "c', "the questionnaire needs a role: mentee or mentor"),
    ('role = "mentee"', "", "", "the questionnaire needs a role"),
    ("version = 3", "version = 0", "version", "version needs a whole number of 1 or more, not 0"),
    ("version = 3", 'version = "3"', "version", "version needs a whole number of 1 or more, not '3'"),
    ("version = 3", "version = 3\nvresion = 4", "vresion", "the questionnaire cannot have “vresion”"),
    (
        'key = "safety"',
        'key = "Safety"',
        'key = "Safety"',
        "question 1 needs a key: up to 24 small letters, digits and _; not 'Safety'",
    ),
    ('key = "safety"', "", "[[question]]", "question 1 needs a key"),
    ('key = "safety"', "key = 7", "key = 7", "question 1 needs a key"),
    ('key = "why"\n', 'key = "safety"\n', "28", "question “safety” stands twice"),
    (
        'labels = "often"',
        'labels = "often"\nmoments = ["monthly"]\nask_at = {closing = {en = "And then?"}}',
        "ask_at",
        "question “safety”: ask_at cannot have “closing”; it can have: monthly",
    ),
    (
        'labels = "often"',
        'labels = "often"\nask_at = {closing = {en = "And then?"}}',
        "ask_at",
        "question “safety”: ask_at at closing has no text in: da, ar",
    ),
    (
        'kind = "scale"',
        'kind = "stars"',
        'kind = "stars"',
        "question “safety” needs a kind: scale, trend, choice, several, number, date, story; not “stars”",
    ),
    ('kind = "scale"', "", "[[question]]", "question “safety” needs a kind"),
    (
        'labels = "often"',
        'labels = "offen"',
        'labels = "offen"',
        "question “safety” names no scale of this questionnaire: 'offen'",
    ),
    ('labels = "often"', 'labels = ["often"]', "labels", "question “safety” names no scale"),
    ('labels = "often"', "", "[[question]]", "question “safety” names no scale"),
    ("trust = true", "trust = 2", "trust", "question “safety”: trust needs true or false, not 2"),
    ("trust = true", "alarm = 2", "alarm", "question “safety” cannot have “alarm”; it can have: ask, ask_at, key"),
    (', ar = "الأمان"', "", "picture", "question “safety”: picture has no text in: ar"),
    (
        'da = "Tryg"',
        f'da = "{"Tryg " * 8}"',
        "picture",
        "question “safety” needs a name of at most 32 letters to be in a picture: “Tryg Tryg",
    ),
    (
        '"Sometimes"',
        f'"{"Some " * 6}times"',
        "picture",
        "question “safety” needs labels of at most 20 letters to be in",
    ),
    ('kind = "story"', 'kind = "story"\ntrust = true', "trust = true\nwhen", "question “why” cannot have “trust”"),
    ('da = "Er du tryg?", ', "", 'ask = {en = "Do', "question “safety” has no text in: da"),
    ('da = "Er du tryg?"', 'da = " "', 'ask = {en = "Do', "question “safety” has no text in: da"),
    ('da = "Er du tryg?"', 'dk = "Er du tryg?"', 'ask = {en = "Do', "question “safety” has no text in: da"),
    ('da = "Hvad gjorde du?"', 'da = ""', 'da = ""', "question “steps” has no text in: da"),
    ('da = "Hvad gjorde du?"\n', "", "[question.ask]", "question “steps” has no text in: da"),
    ('ar = "لماذا؟"', 'ar = "لماذا؟", so = "Waayo?"', "Waayo", "question “why” cannot have “so”"),
    (
        'ask = {en = "Why not?", da = "Hvorfor ikke?", ar = "لماذا؟"}',
        "",
        '[[question]]\nkey = "why"',
        "question “why” has no text in: en, da, ar",
    ),
    (', ar = "لا"', "", '{key = "no"', "question “met”, choice “no” has no text in: ar"),
    ('da = "En samtale"', 'da = ""', 'da = ""', "question “steps”, choice “talk” has no text in: da"),
    ('da = "En samtale"', 'da = "et cv"', 'da = "et cv"', "question “steps” has two choices with the same text"),
    ('{key = "no"', '{key = "yes"', 'key = "yes", en = "No"', "question “met”: every choice needs a key of its own"),
    ('{key = "no"', '{key = "not at all, ever"', "not at all", "question “met”: every choice needs a key of its own"),
    (
        '    {key = "no", en = "No", da = "Nej", ar = "لا"},\n',
        "",
        "choice = [",
        "question “met” needs at least two choices",
    ),
    ('"Altid"', "5", "da = [", "scale “often”, label 5 has no text in: da"),
    (', "Altid"', "", "da = [", "scale “often” needs 5 different labels in da, the lowest first"),
    ('"Altid"', '"Aldrig"', "da = [", "scale “often” needs 5 different labels in da"),
    ('"Altid"', '"Altid", "Altid"', "da = [", "scale “often” needs 5 different labels in da"),
    ('da = ["Aldrig"', 'dk = ["Aldrig"', "dk = [", "scale “often” cannot have “dk”"),
    (
        'when = {key = "met"',
        'when = {key = "later"',
        'when = {key = "later"',
        "question “why” depends on a question that does not stand before it: 'later'",
    ),
    ('when = {key = "met"', 'when = {key = "why"', 'when = {key = "why"', "question “why” depends on a question that"),
    ('equals = "no"', 'equals = "maybe"', "when", f"question “why”: when {WHEN}"),
    ('equals = "no"', 'equals = ["no"]', "when", f"question “why”: when {WHEN}"),
    ('equals = "no"', "at_most = 2", "when", f"question “why”: when {WHEN}"),
    ('equals = "no"', "equal = 2", "when", "question “why”: when cannot have “equal”"),
    ('"met", equals = "no"', '"safety", at_most = 9', "when", "at_most needs a whole number from 1 to 5, not 9"),
    ('"met", equals = "no"', '"safety", equals = "no"', "when", f"question “why”: when {WHEN}"),
    ('"met", equals = "no"', '"safety"', "when", f"question “why”: when {WHEN}"),
    ('includes = "cv"', 'includes = "car"', 'when = {key = "steps"', f"question “hours”: when {WHEN}"),
    ('includes = "cv"', 'equals = "cv"', 'when = {key = "steps"', f"question “hours”: when {WHEN}"),
    ("at_least = 10", "at_least = 70", 'when = {key = "hours"', "at_least needs a whole number from 1 to 60, not 70"),
    ("highest = 60", "highest = 1", "highest = 1", "question “hours”: highest needs a whole number from 2 to 999999"),
    ("highest = 60", "", '[[question]]\nkey = "hours"', "question “hours”: highest needs a whole number"),
    ("lowest = 1", "lowest = -1", "lowest = -1", "question “hours”: lowest needs a whole number from 0 to 999999"),
    (', ar = "ساعات"', "", "unit", "question “hours”: unit has no text in: ar"),
    ("ahead = true", 'ahead = "yes"', "ahead", "question “exam”: ahead needs true or false, not 'yes'"),
    (
        'moments = ["monthly", "closing"]',
        'moments = ["weekly"]',
        "moments",
        "question “life” needs moments out of: two_weeks, monthly, three_months, six_months, closing; not ['weekly']",
    ),
    ('moments = ["monthly", "closing"]', "moments = []", "moments", "question “life” needs moments out of"),
    (
        'kind = "choice"\n',
        'kind = "choice"\nmoments = ["monthly"]\n',
        'when = {key = "met"',
        "question “why” is asked at closing, but “met”, on which it depends, is not",
    ),
    ("version = 3", "version = ", "version = ", "the questionnaire is not TOML: Invalid value"),
]


@pytest.mark.parametrize(("right", "wrong", "where", "sentence"), MISTAKES)
def test_a_mistake_is_refused_with_a_sentence_that_names_it_and_its_line(right, wrong, where, sentence):
    assert right in ONE_OF_EACH
    source = ONE_OF_EACH.replace(right, wrong, 1)
    line = int(where) if where.isdecimal() else source[: source.index(where)].count("\n") + 1
    with pytest.raises(QuestionnaireError) as refused:
        read_questions(source)
    assert [fault.line for fault in refused.value.faults] == [line], refused.value
    assert sentence in refused.value.faults[0].sentence


def test_all_mistakes_of_a_file_are_told_at_once_and_none_that_only_follows_from_another():
    source = ONE_OF_EACH.replace('da = "Mødtes I?", ', "").replace("trust = true", "trust = 1").replace("= 3", "= 0")
    with pytest.raises(QuestionnaireError) as refused:
        read_questions(source)
    assert [fault.line for fault in refused.value.faults] == [3, 14, 21]
    assert str(refused.value).splitlines()[1] == "line 14: question “safety”: trust needs true or false, not 1"


def test_a_round_that_would_ask_nothing_is_refused():
    only = [line for line in LINES[: LINES.index('key = "met"') - 1] if line]
    source = "\n".join(only).replace("trust = true", 'moments = ["monthly"]')
    with pytest.raises(QuestionnaireError, match="asks nothing at: two_weeks, three_months, six_months, closing"):
        read_questions(source)


def test_more_questions_than_a_picture_has_room_for_are_refused():
    one = ONE_OF_EACH[ONE_OF_EACH.index("[[question]]") : ONE_OF_EACH.index('[[question]]\nkey = "met"')]
    source = ONE_OF_EACH + "".join(one.replace('"safety"', f'"safety{number}"') for number in range(4))
    with pytest.raises(QuestionnaireError, match="can have at most 3 questions in the picture"):
        read_questions(source)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["", "x", "= 5", "[]", "{}", *LINES])), max_size=3))
def test_whatever_a_coordinator_writes_is_read_or_refused_with_lines(changes):
    source = ONE_OF_EACH
    for line, other in changes:
        source = source.replace(line, other, 1)
    assert all(1 <= fault.line <= source.count("\n") + 1 for fault in faults_in(source))


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda it: (
            st.lists(it, max_size=3)
            | st.dictionaries(st.sampled_from(["key", "kind", "ask", "en", "choice", "when"]), it, max_size=3)
        ),
    )
)
def test_a_value_of_any_shape_is_refused_with_a_sentence(value):
    written = tomlish(value)
    for name in ("ask", "labels", "kind", "key", "when", "moments", "picture", "choice", "lowest", "unit", "ahead"):
        for line in LINES:
            if line.startswith(f"{name} = "):
                assert "" not in [it.sentence for it in faults_in(ONE_OF_EACH.replace(line, f"{name} = {written}", 1))]


def faults_in(source: str) -> list[Fault]:
    """Every mistake, or none."""
    try:
        read_questions(source)
    except QuestionnaireError as refused:
        return refused.faults or [Fault(0, "refused without a reason")]
    return []


def tomlish(value: object) -> str:
    """A value as TOML."""
    match value:
        case None:
            return '""'
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(tomlish, value))}]"
        case dict():
            return "{" + ", ".join(f"{key} = {tomlish(it)}" for key, it in value.items()) + "}"
        case str():
            return json.dumps(value)
    return str(value)


@pytest.mark.parametrize("shape", ["question = 1", "question = [1]", "[question]", "scale = 2", "[scale]\noften = 3"])
def test_a_file_of_another_shape_is_refused_too(shape):
    with pytest.raises(QuestionnaireError):
        read_questions(f'role = "mentee"\nversion = 1\n{shape}')


def test_a_questionnaire_without_questions_is_refused():
    with pytest.raises(QuestionnaireError, match="has no questions"):
        read_questions('role = "mentee"\nversion = 1')


def test_a_question_says_which_of_its_choices_mean_that_somebody_has_a_job():
    (work,) = (it for it in read_questions(QUESTIONNAIRES[Role.mentee]).items if it.in_work)
    assert [label.one for key, label in (work.choices or {}).items() if key in work.in_work] == ["I have a job"]


def test_makker_brings_one_for_mentees_and_one_for_mentors_with_every_kind_and_every_moment():
    assert set(QUESTIONNAIRES) == {Role.mentee, Role.mentor}
    for role, source in QUESTIONNAIRES.items():
        questions = read_questions(source)
        assert questions.version == 1
        assert FIELDS.keys() - {item.kind for item in questions.items} <= ({"date"} if role is Role.mentor else set())
        assert [item.key for item in questions.items if item.trust] == ["safety"]
        for moment in Moment:
            always = [item for item in questions.at(moment) if item.when is None]
            most = 14 if moment in LONG else 8
            assert 6 <= len(always) <= most, f"{role}, {moment}: {len(always)} questions for everybody"
            assert always[-1].kind == "story"
            assert "safety" in [item.key for item in always]
    assert len(shipped()) == 2


@pytest.mark.parametrize("role", QUESTIONNAIRES)
def test_the_picture_shows_something_after_the_second_round_whatever_its_moment(role):
    shown = [
        {item.key for item in read_questions(QUESTIONNAIRES[role]).at(moment) if item.picture} for moment in Moment
    ]
    assert set.intersection(*shown)


@pytest.mark.parametrize("role", QUESTIONNAIRES)
def test_every_button_of_a_questionnaire_fits_into_telegrams_64_bytes(role):
    for item in read_questions(QUESTIONNAIRES[role]).items:
        for option in item.question(TUESDAY.date()).options():
            assert Tap(2**40, 2**12, item.key, option).pack()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_of_a_question_can_be_told_apart_in_every_language(language):
    for source in shipped():
        for item in read_questions(source).items:
            labels = [READERS[language](label) for label in item.question(TUESDAY.date()).options().values()]
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
