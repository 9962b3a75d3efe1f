"""A catalogue that is missing, broken or incomplete costs a translation, never a message."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.talk import texts
from bot.talk.phrase import Phrase, as_is, n_, p_, wording


@pytest.fixture(autouse=True)
def nothing_remembered():
    _forget()
    yield
    _forget()


def _forget() -> None:
    texts.texts.cache_clear()
    texts.note_missing.cache_clear()


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An Arabic catalogue's file, still to be written."""
    file = tmp_path / "makker.po"
    monkeypatch.setattr(texts, "file_of", lambda language: file)
    return file


HELLO = Phrase("Hello {name}")(name="Lars")
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_a_missing_catalogue_shows_english_and_says_so_once(catalogue, seen):
    with capture_logs() as log:
        assert [seen("ar", HELLO), seen("ar", HELLO)] == ["Hello Lars", "Hello Lars"]
    assert [entry["event"] for entry in log] == ["catalogue_unreadable", "phrase_in_english"]


@pytest.mark.parametrize("content", [b"msgid Hello", b"\xff\xfe\x00", b'msgid "Hello {name}"\nmsgstr "'])
def test_a_broken_catalogue_shows_english(catalogue, seen, content):
    catalogue.write_bytes(content)
    with capture_logs() as log:
        assert seen("ar", HELLO) == "Hello Lars"
    assert log


@pytest.mark.parametrize("said", ["", "مرحبا {navn}", "مرحبا {0}", "مرحبا {", "مرحبا {name.first}"])
def test_an_empty_or_broken_translation_shows_english(catalogue, seen, said):
    catalogue.write_text(f'{HEADER}msgid "Hello {{name}}"\nmsgstr "{said}"\n', encoding="utf-8")
    with capture_logs() as log:
        assert seen("ar", HELLO) == "Hello Lars"
    assert [(entry["event"], entry["phrase"]) for entry in log] == [("phrase_in_english", "Hello {name}")]


def test_a_fuzzy_translation_is_not_shown(catalogue, seen):
    catalogue.write_text(f'{HEADER}#, fuzzy\nmsgid "Yes"\nmsgstr "لا"\n', encoding="utf-8")
    assert seen("ar", Phrase("Yes")) == "Yes"


def test_too_few_plural_forms_show_english(catalogue, seen):
    text = f'{HEADER}msgid "{{n}} day"\nmsgid_plural "{{n}} days"\nmsgstr[0] "يوم"\nmsgstr[1] "أيام"\n'
    catalogue.write_text(text, encoding="utf-8")
    assert [seen("ar", n_("{n} day", "{n} days", n)) for n in (0, 1, 100)] == ["0 days", "1 day", "100 days"]


def test_a_context_finds_its_own_translation(catalogue, seen):
    catalogue.write_text(f'{HEADER}msgctxt "month"\nmsgid "May"\nmsgstr "مايو"\n', encoding="utf-8")
    assert [seen("ar", p_("month", "May")), seen("ar", Phrase("May"))] == ["مايو", "May"]


def test_somebodys_own_words_never_reach_the_log(catalogue, seen):
    with capture_logs() as log:
        assert seen("ar", as_is("a secret")) == "a secret"
    assert [entry["event"] for entry in log] == ["catalogue_unreadable"]


def test_a_language_that_is_no_longer_offered_reads_english(seen):
    assert seen("tlh", HELLO) == "Hello Lars"


def test_the_programmes_own_texts_are_said_as_they_are(seen):
    text = wording({"en": "Rate {it}", "ar": "قيّم {it}"})
    assert [seen(language, text) for language in ("en", "da", "ar")] == ["Rate {it}", "Rate {it}", "قيّم {it}"]
