"""Makker's own catalogues are complete, and quick to read."""

from bot.catalogue.check import faults
from bot.catalogue.source import texts_in_code
from bot.settings import LANGUAGES, ROOT
from bot.talk.languages import BY_CODE
from bot.talk.texts import file_of, read_texts


def test_nothing_is_missing_in_danish_and_arabic():
    assert [str(fault) for fault in faults(ROOT, LANGUAGES[1:])] == []


def test_every_language_of_the_settings_is_known():
    assert tuple(BY_CODE) == LANGUAGES


def test_the_program_reads_every_text_that_the_check_has_seen():
    wanted = {(text.context or "", text.id if isinstance(text.id, str) else text.id[0])
              for text in texts_in_code(ROOT) if text.id}  # fmt: skip
    for language in LANGUAGES[1:]:
        assert set(read_texts(file_of(language), language)) == wanted
