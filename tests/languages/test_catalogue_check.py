"""What a translator or programmer is told when a text is not right: one line that names file, text and fault."""

from pathlib import Path

import pytest

from bot.catalogue import files
from bot.catalogue.check import faults
from bot.catalogue.source import texts_in_code
from bot.talk.languages import BY_CODE
from bot.talk.texts import file_of


class Project:
    """A small project with one file of code and one catalogue."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def says(self, code: str) -> "Project":
        file = self.root / "bot" / "flow.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(code, encoding="utf-8")
        return self

    def translated(self, *said: str | tuple[str, ...], language: str = "da") -> "Project":
        files.update(language, self.root, texts_in_code(self.root))
        catalogue = files.read(language, self.root)
        for message, text in zip([m for m in catalogue if m.id], said, strict=True):
            message.string = text
        self.file(language).write_text(files.written(catalogue, language), encoding="utf-8")
        return self

    def file(self, language: str = "da") -> Path:
        return file_of(language, self.root)

    def replaces(self, before: str, after: str, language: str = "da") -> "Project":
        text = self.file(language).read_text(encoding="utf-8")
        assert before in text
        self.file(language).write_text(text.replace(before, after), encoding="utf-8")
        return self

    def explains(self, term: str, language: str = "da") -> "Project":
        page = self.root / "docs" / "languages" / f"{language}.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"# Words\n\n| English | ours | every form has |\n|---|---|---|\n{term}\n", encoding="utf-8")
        return self

    def asks(self, english: str, danish: str) -> "Project":
        file = self.root / "bot" / "questionnaires" / "mentee.toml"
        file.parent.mkdir(parents=True)
        asked = f'[[question]]\n[question.ask]\nen = "{english}"\nda = "{danish}"\n'
        file.write_text(f'{asked}[scale.much]\nen = ["Little", "Much"]\nda = ["Lidt", "Meget"]\n', encoding="utf-8")
        return self

    def faults(self, language: str = "da") -> list[str]:
        return [str(fault) for fault in faults(self.root, (language,))]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


CATALOGUE = "locales/da/LC_MESSAGES/makker.po"


def test_a_complete_catalogue_is_accepted(project):
    project.says('_("Do you like {name}?")').translated("Kan du lide {name}?")
    assert project.faults() == []


def test_a_text_without_translation_is_named(project):
    project.says('_("Thank you.")').translated("")
    assert project.faults() == [f"{CATALOGUE}: “Thank you.”: has no translation"]


def test_one_empty_plural_form_is_no_translation(project):
    project.says('n_("{n} day", "{n} days", 2)').translated(("{n} dag", ""))
    assert project.faults() == [f"{CATALOGUE}: “{{n}} day”: has no translation for: other"]


def test_a_translation_whose_english_has_changed_is_fuzzy_and_refused(project):
    project.says('_("Which day is good for you now?")').translated("Hvilken dag passer dig nu?")
    project.says('_("Which day is good for you today?")')
    files.update("da", project.root, texts_in_code(project.root))
    assert any("is fuzzy: the English has changed" in fault for fault in project.faults())


def test_a_text_that_left_the_code_leaves_the_catalogue(project):
    project.says('_("Yes")\n_("Old.")').translated("Ja", "Gammel.").says('_("Yes")')
    gone = [f"{CATALOGUE}: “Old.”: is no longer in the code; run: python -m bot.catalogue update"]
    assert project.faults() == gone
    files.update("da", project.root, texts_in_code(project.root))
    assert project.faults() == []


def test_an_obsolete_text_at_the_end_of_the_file_is_refused(project):
    project.says('_("Yes")').translated("Ja")
    with project.file().open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "Old."\n#~ msgstr "Gammel."\n')
    assert project.faults() == [f"{CATALOGUE}: “Old.”: is no longer in the code; run: python -m bot.catalogue update"]


def test_a_new_text_in_the_code_is_missed_in_the_catalogue(project):
    project.says('_("Yes")').translated("Ja").says('_("Yes")\n_("New.")')
    assert project.faults() == [
        f"{CATALOGUE}: “New.”: is in bot/flow.py and not here; run: python -m bot.catalogue update"
    ]


def test_a_language_without_a_file_misses_every_text(project):
    project.says('_("Yes")')
    assert project.faults() == [
        f"{CATALOGUE}: “Yes”: is in bot/flow.py and not here; run: python -m bot.catalogue update"
    ]


def test_a_broken_file_is_one_fault_not_a_traceback(project):
    project.says('_("Yes")').translated("Ja").replaces('msgstr "Ja"', "Ja")
    (fault,) = project.faults()
    assert fault.startswith(f"{CATALOGUE}: cannot be read: ")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Hej.", "{name} is missing"),
        ("Hej {navn}.", "{name} is missing; {navn} does not exist in English"),
        ("Hej {name} fra {town}.", "{town} does not exist in English"),
        ("Hej {name.", "a hole is a name in braces, such as {partner}, and nothing more"),
        ("Hej {name!r}.", "a hole is a name in braces, such as {partner}, and nothing more"),
    ],
)
def test_a_translation_cannot_lose_or_invent_a_hole(project, said, why):
    project.says('_("Hello {name}.")').translated(said)
    assert project.faults() == [f"{CATALOGUE}: “Hello {{name}}.”: {why}"]


def test_a_dual_may_say_its_number_in_words_but_the_other_forms_show_it(project):
    project.says('n_("{n} day", "{n} days", 2)')
    project.translated(("لا أيام", "يوم", "يومان", "أيام", "{n} يومًا", "{n} يوم"), language="ar")
    assert project.faults("ar") == ["locales/ar/LC_MESSAGES/makker.po: “{n} day”: {n} is missing"]


def test_arabic_with_two_plural_forms_is_refused(project):
    project.says('n_("{n} day", "{n} days", 2)').translated(("{n} يوم", "{n} أيام", "", "", "", ""), language="ar")
    assert project.faults("ar") == [
        "locales/ar/LC_MESSAGES/makker.po: “{n} day”: has no translation for: two, few, many, other"
    ]


def test_a_catalogue_with_another_order_of_plurals_is_refused(project):
    babels_own = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100<=2 ? 4 : 5);"
    project.says('_("Yes")').translated("نعم", language="ar")
    text = project.file("ar").read_text(encoding="utf-8")
    start, end = text.index('"Plural-Forms'), text.index('"MIME-Version')
    project.file("ar").write_text(f'{text[:start]}"Plural-Forms: {babels_own}\\n"\n{text[end:]}', encoding="utf-8")
    assert project.faults("ar") == [
        "locales/ar/LC_MESSAGES/makker.po: the header must say “Plural-Forms: " + BY_CODE["ar"].plural_header + "”"
    ]


@pytest.mark.parametrize(
    "call",
    ['_(f"Hello {name}")', '_("Hello " + name)', "_(text)", 'n_(one, "{n} days", 2)', 'n_("day")', 'p_("month", may)'],
)
def test_a_text_that_no_catalogue_can_hold_is_refused_in_the_code(project, call):
    project.says(f"first = 1\nsecond = {call}\n")
    (fault,) = [fault for fault in project.faults() if "in one piece" in fault]
    assert fault.startswith("bot/flow.py:2: “")


def test_a_text_that_nobody_marked_is_refused_in_the_code(project):
    project.says('Phrase("{line}")\nPhrase("Hello {name}")')
    assert project.faults() == [
        "bot/flow.py:2: “Phrase('Hello {name}')”: mark this text with _(), so that it can be translated"
    ]


def test_a_text_in_two_pieces_of_source_is_one_text(project):
    project.says('_("One sentence. "\n  "Another one.")').translated("En sætning. En til.")
    assert project.faults() == []


def test_the_same_english_with_two_meanings_has_two_translations(project):
    project.says('p_("month", "May")\np_("permission", "May")').translated("maj", "må")
    assert project.faults() == []


@pytest.mark.parametrize(
    ("english", "said", "why"),
    [
        ("Are you there?", "Er du der.", "ends with “.”, in English with “?”"),
        ("Are you there?", "Er du der", "ends with “no mark”, in English with “?”"),
        ("Yes", "Ja.", "ends with “.”, in English with “no mark”"),
        ("Yes", " Ja", "begins or ends with a space"),
        ("Yes", "Ja\\n", "begins or ends with a space"),
        ("🔔 Tomorrow.", "I morgen.", "has other pictures (emoji) than in English"),
        ("This is a whole sentence.", "This is a whole sentence.", "is still English"),
        ("Yes, I would like to", "Ja, det vil jeg rigtig gerne være med til", "has 41 characters, a button holds 36"),
        ("Please say why.", "Skriv venligst vedrørende hvorfor.", "“vedrørende” is hard to read for a beginner"),
        ("Please call.", "Ring f.eks. nu.", "“f.eks.” is hard to read for a beginner"),
    ],
)
def test_a_translation_that_reads_badly_is_refused(project, english, said, why):
    project.says(f'_("{english}")').translated(said.replace("\\n", "\n"))
    assert f"{CATALOGUE}: “{english}”: {why}" in project.faults()


@pytest.mark.parametrize(
    ("english", "why"),
    [
        ("word " * 26 + "end.", "has a sentence of 27 words, more than 25"),
        ("Please note that you reach out.", "“Please note that” is hard to read for a beginner"),
        ("A button that nobody can read to its end", "has 40 characters, a button holds 36"),
    ],
)
def test_english_is_held_to_the_same_rules(project, english, why):
    project.says(f'_("{english}")').translated("")
    assert f"bot/flow.py: “{english}”: {why}" in project.faults()


def test_two_sentences_of_twenty_words_are_not_one_of_forty(project):
    english = f"{'word ' * 19}end. {'word ' * 19}end."
    project.says(f'_("{english}")').translated(english.replace("word", "ord"))
    assert project.faults() == []


def test_an_arabic_question_ends_with_an_arabic_mark_and_back_points_right(project):
    project.says('_("Can you come?")\n_("⬅️ Back")').translated("هل يمكنك المجيء؟", "➡️ رجوع", language="ar")
    assert project.faults("ar") == []


def test_the_same_thing_has_the_same_word_everywhere(project):
    project.explains("| coordinator | koordinator | koordinator |")
    project.says('_("Ask the coordinators.")').translated("Spørg lederne.")
    assert project.faults() == [f"{CATALOGUE}: “Ask the coordinators.”: “coordinator” is “koordinator” in our glossary"]


def test_a_hole_with_the_name_of_a_term_is_not_the_term(project):
    project.explains("| partner | makker | makker |").says('_("Ask {partner}.")').translated("Spørg {partner}.")
    assert project.faults() == []


def test_a_questionnaire_is_held_to_the_same_rules(project):
    project.says('_("Yes")').translated("Ja").explains("| mentor | mentor | mentor |")
    project.asks("Does your mentor help?", "Hjælper din leder.")
    place = "bot/questionnaires/mentee.toml: “Does your mentor help?”: da:"
    assert project.faults() == [
        f"{place} ends with “.”, in English with “?”",
        f"{place} “mentor” is “mentor” in our glossary",
    ]


def test_a_questionnaire_without_a_language_is_named(project):
    project.says('_("Yes")').translated("Ja").asks("Does it help?", "")
    assert project.faults() == ["bot/questionnaires/mentee.toml: “Does it help?”: da: has no translation"]
