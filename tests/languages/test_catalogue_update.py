"""Bringing a catalogue up to date keeps what is translated, and never claims what nobody has read."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app as makker
from bot.catalogue import files, status
from bot.catalogue.__main__ import app
from bot.catalogue.source import texts_in_code
from bot.talk.texts import file_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    _code(tmp_path, '_("Yes")\n_("{name}")\n')
    return tmp_path


def _code(root: Path, text: str) -> None:
    (root / "bot").mkdir(exist_ok=True)
    (root / "bot" / "flow.py").write_text(text, encoding="utf-8")


def _update(root: Path) -> str:
    files.update("da", root, texts_in_code(root))
    return file_of("da", root).read_text(encoding="utf-8")


def _translate(root: Path, before: str, after: str) -> None:
    file = file_of("da", root)
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_a_new_text_waits_for_a_translation_and_for_review(root):
    assert '# needs review\n#: bot/flow.py\nmsgid "Yes"\nmsgstr ""' in _update(root)


def test_a_text_of_holes_alone_needs_no_translator(root):
    assert 'msgid "{name}"\nmsgstr "{name}"' in _update(root)


def test_moving_code_about_does_not_change_a_catalogue(root):
    before = _update(root)
    _code(root, 'import this\n\n\n_("Yes")\nother = 1\n_("{name}")\n')
    assert _update(root) == before


def test_a_file_has_no_date_and_no_line_number(root):
    text = _update(root)
    assert "Date" not in text
    assert "flow.py:" not in text


def test_a_reviewed_text_stays_reviewed_until_its_english_changes(root):
    _update(root)
    _translate(
        root, '# needs review\n#: bot/flow.py\nmsgid "Yes"\nmsgstr ""', '#: bot/flow.py\nmsgid "Yes"\nmsgstr "Ja"'
    )
    assert "needs review\n#:" not in _update(root)
    _code(root, '_("Yes!")\n_("{name}")\n')
    changed = _update(root)
    assert "# needs review\n#: bot/flow.py\n#, fuzzy" in changed


def test_status_counts_as_reviewed_only_what_a_native_speaker_has_read(root):
    _update(root)
    _translate(root, 'msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Ja"')
    source = texts_in_code(root)
    assert status.progress("da", root, source) == status.Progress("da", texts=1, translated=1, reviewed=0)
    _translate(root, "# needs review\n", "")
    assert status.progress("da", root, source) == status.Progress("da", texts=1, translated=1, reviewed=1)


def test_a_questionnaire_says_itself_who_has_read_it(root):
    file = root / "bot" / "questionnaires" / "mentee.toml"
    file.parent.mkdir()
    file.write_text('[question.ask]\nen = "Why?"\nda = "Hvorfor?"\n', encoding="utf-8")
    source = texts_in_code(root)
    assert status.progress("da", root, source) == status.Progress("da", texts=2, translated=1, reviewed=0)
    file.write_text(f"# Read by native speakers: en, da\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert status.progress("da", root, source) == status.Progress("da", texts=2, translated=1, reviewed=1)


def test_a_comment_for_translators_travels_with_its_text(root):
    _code(root, '# Translators: a button\n_("Yes")\n')
    assert '#. a button\n#: bot/flow.py\nmsgid "Yes"' in _update(root)


def test_the_tool_says_what_is_wrong_and_ends_with_1(root):
    run = CliRunner().invoke(app, ["check", "--folder", str(root)])
    assert run.exit_code == 1
    assert "locales/da/LC_MESSAGES/makker.po: “Yes”: is in bot/flow.py and not here" in run.stderr


def test_the_tool_brings_every_language_up_to_date(root):
    run = CliRunner().invoke(app, ["update", "--folder", str(root)])
    assert (run.exit_code, run.stdout.splitlines()) == (
        0,
        [
            "da  Dansk: 0 of 1 texts translated, 0 reviewed by a native speaker, 0 not yet",
            "ar  العربية: 0 of 1 texts translated, 0 reviewed by a native speaker, 0 not yet",
        ],
    )
    assert CliRunner().invoke(app, ["status", "--folder", str(root)]).stdout == run.stdout


def test_a_new_language_begins_with_a_template(root):
    run = CliRunner().invoke(app, ["extract", "--folder", str(root)])
    assert 'msgid "Yes"\nmsgstr ""' in run.stdout


def test_makker_i18n_is_the_same_tool(root):
    direct = CliRunner().invoke(app, ["update", "--folder", str(root)])
    assert CliRunner().invoke(makker, ["i18n", "status", "--folder", str(root)]).stdout == direct.stdout
