"""A Danish name in an Arabic sentence, an Arabic name in a Danish one: each reads right, whatever people type."""

import re
import sys
import unicodedata

import pytest

from bot.talk import texts
from bot.talk.direction import isolated, without_unseen
from bot.talk.phrase import Phrase, as_is, lines

FSI, PDI, LRM, RLM = "\u2068", "\u2069", "\u200e", "\u200f"
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture(autouse=True)
def arabic(monkeypatch):
    """A little catalogue: what stands in front, behind and around a name."""
    told = {
        "{name} said yes.": "{name} قال نعم.",
        "Meeting with {name}": "لقاء مع {name}",
        "🔔 Tomorrow: {name}": "🔔 غدًا: {name}",
        "Write /case 12 to see it.": "اكتب /case 12 لترى.",
        "/pairs – all": "/pairs – الكل",
        "Works with: {it}": "العمل: {it}",
    }
    arabic_texts = {("", english): (said,) for english, said in told.items()}
    monkeypatch.setattr(texts, "texts", lambda language: arabic_texts if language == "ar" else {})


def test_a_name_stands_in_an_isolate_of_its_own(say):
    assert say("ar", Phrase("Meeting with {name}")(name="Lars")) == f"لقاء مع {FSI}Lars{PDI}"


def test_a_message_that_begins_with_a_danish_name_still_reads_from_the_right(say):
    assert say("ar", Phrase("{name} said yes.")(name="Lars")) == f"{RLM}{FSI}Lars{PDI} قال نعم."
    assert say("ar", Phrase("{name} said yes.")(name="أمينة")) == f"{FSI}أمينة{PDI} قال نعم."


def test_a_message_that_begins_with_a_picture_needs_no_mark(say):
    assert say("ar", Phrase("🔔 Tomorrow: {name}")(name="Lars")).startswith("🔔 غدًا")


def test_every_line_of_a_message_reads_from_the_right(say):
    told = lines(Phrase("{name} said yes.")(name="Lars"), as_is(""), Phrase("Works with: {it}")(it="IT"))
    first, empty, last = say("ar", told).split("\n")
    assert (first[0], empty, last[0]) == (RLM, "", "ا")


def test_a_line_of_numbers_alone_stands_at_the_right_too(say):
    assert say("ar", Phrase("{n}")(n=112)) == f"{RLM}{FSI}112{PDI}"


def test_a_latin_name_on_a_button_stays_as_it_is(say):
    assert say("ar", as_is("English")) == f"{FSI}English{PDI}"


def test_a_command_keeps_its_stroke_in_front(say):
    assert say("ar", Phrase("Write /case 12 to see it.")) == f"اكتب {LRM}/case 12 لترى."
    assert say("ar", Phrase("/pairs – all")) == f"{RLM}{LRM}/pairs – الكل"


def test_english_and_danish_get_no_marks(say):
    for language in ("en", "da"):
        assert say(language, Phrase("{name} said yes.")(name="أمينة")) == f"{FSI}أمينة{PDI} said yes."


@pytest.mark.parametrize("language", ["en", "da", "ar"])
@pytest.mark.parametrize("sign", OVERRIDES)
def test_nothing_that_people_type_reaches_out_of_its_isolate(say, language, sign):
    said = say(language, Phrase("Meeting with {name}")(name=f"{sign}La{sign}rs{sign}"))
    assert said.endswith(f"{FSI}Lars{PDI}")
    assert said.count(FSI) == said.count(PDI) == 1


def test_a_text_of_several_lines_is_isolated_line_by_line():
    assert isolated("one\n\nאחת\u2029two") == f"{FSI}one{PDI}\n\n{FSI}אחת{PDI}\n{FSI}two{PDI}"


def test_what_nobody_can_see_is_taken_out_and_what_words_need_stays():
    assert without_unseen("La\u200brs\x00\ufeff\ud800\u00ad!") == "Lars!"
    assert without_unseen("می\u200cخواهم") == "می\u200cخواهم"
    assert without_unseen("👩\u200d🏫 ✔\ufe0f") == "👩\u200d🏫 ✔\ufe0f"
    assert without_unseen("a\tb") == "a\tb"


def test_every_invisible_control_of_unicode_is_known():
    kept = {"\t", "\n", "\u200c", "\u200d", LRM, RLM, "\u061c"}
    controls = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B", "S"}
    unseen = [letter for letter in map(chr, range(sys.maxunicode)) if unicodedata.bidirectional(letter) in controls]
    left = {letter for letter in unseen if without_unseen(f"a{letter}b") not in ("ab", "a\nb")}
    assert left <= kept


def test_braces_that_people_type_stay_braces(say):
    for language in ("en", "da", "ar"):
        said = say(language, Phrase("Works with: {it}")(it="{name} {0} {it!r} {} }{"))
        assert f"{FSI}{{name}} {{0}} {{it!r}} {{}} }}{{{PDI}" in said


@pytest.mark.parametrize("link", ["https://t.me/lars", "@lars", "+45 20 30 40 50"])
def test_links_and_numbers_stand_in_isolates(say, link):
    assert re.search(rf"{FSI}{re.escape(link)}{PDI}", say("ar", Phrase("Works with: {it}")(it=link)))
