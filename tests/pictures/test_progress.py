"""The picture of one's own progress: readable in every script, on a small phone, without judgement."""

import re
import struct
import subprocess
import sys

import pytest
from babel import Locale
from fontTools.ttLib import TTFont

from bot.domain.checkin import Moment
from bot.flows.questionnaire_file import read_questions
from bot.flows.questionnaire_parts import LONGEST_LABEL, LONGEST_NAME, MOST_PICTURED
from bot.pictures import SMALLEST, WIDTH, PictureError, drawn, family, fonts, text
from bot.pictures.progress import Path, Point, progress
from bot.questionnaires import shipped
from bot.settings import LANGUAGES, ROOT
from bot.turn.progress import TITLE
from tests.flows.cast import READERS

PLANNED = ("da", "en", "ar", "uk", "fa", "ti", "tr", "so", "pl", "ro", "ur", "ku", "fr", "ru")
"""The languages of Makker, now and to come."""
WORDS = {
    "en": "Not sure at all – (quite) sure!",
    "da": "Æblerne på Ærø, og så Åse",
    "ar": "لا ثقة أبدًا (الآن)، 24 نوفمبر؟",
    "uk": "Розмовляти данською: їжак, ґанок, є",
    "fa": "می\u200cخواهم کار پیدا کنم، ژ چ گ پ (۴۵)",
    "ti": "ስራሕ ክረክብ ይኽእል እየ፧ (16 ሕዳር)",
    "tr": "İş bulabilirim, ığüşöç",
    "so": "Waxaan heli karaa shaqo",
    "pl": "Mogę znaleźć pracę, ąćęłńóśźż",
    "ro": "Îmi găsesc de lucru, ăâîșț",
    "ur": "میں کام ڈھونڈ سکتا ہوں۔ ٹ ڑ ں ے",
    "ku": "Ez dikarim kar bibînim, êîûşç",
    "fr": "Je peux trouver un travail, œuvre, « ça »",
    "ru": "Я могу найти работу, съёмка",
}
INVISIBLE = {0x200C, 0x200D, 0x200E, 0x200F, *range(0x2066, 0x206A)}


def letters_of(family_name: str) -> list[set[int]]:
    """The characters that each weight of a font has."""
    files = [TTFont(file) for file in fonts()]
    return [set(font.getBestCmap()) for font in files if font["name"].getDebugName(1) == family_name]


def all_words() -> list[str]:
    """All that stands in a picture: the titles, the names and labels of Makker's questionnaires, days, examples."""
    items = [item for source in shipped() for item in read_questions(source).items if item.picture]
    phrases = [TITLE, *(label for item in items for label in item.labels), *(it.picture for it in items if it.picture)]
    said = [READERS[language](phrase) for language in LANGUAGES for phrase in phrases]
    months = [f"24 {name}" for code in PLANNED for name in Locale.parse(code).months["format"]["abbreviated"].values()]
    return [*said, *months, *WORDS.values()]


def test_no_character_of_any_language_is_an_empty_box():
    latin = letters_of("Noto Sans")
    for words in all_words():
        own = letters_of(family(words))
        needed = {ord(letter) for letter in words} - INVISIBLE
        for weight, beside in zip(own, latin, strict=True):
            missing = needed - weight - (set() if family(words) == "Noto Sans Arabic" else beside)
            assert not missing, (words, [chr(it) for it in missing])


def a_picture(words: str, rounds: int = 5, paths: int = MOST_PICTURED, *, from_right: bool = False) -> str:
    """As large as a programme may make it: the words are repeated until they are as long as they may be."""
    long = f"{words} " * 8
    points = [Point(f"{round_ + 1} {words[:4]}", 1 + round_ * 3 % 5, long[:LONGEST_LABEL]) for round_ in range(rounds)]
    return progress(long[:LONGEST_NAME], [Path(long[:LONGEST_NAME], points)] * paths, from_right=from_right)


@pytest.mark.parametrize("language", PLANNED)
def test_a_picture_is_small_enough_for_a_dear_connection(language):
    picture = drawn(a_picture(WORDS[language], from_right=language in ("ar", "fa", "ur")))
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20]) == (WIDTH,)
    assert len(picture) < 100 * 1024


def test_letters_are_large_enough_for_a_small_phone():
    sizes = [int(size) for size in re.findall(r'font-size="(\d+)"', a_picture("Sure"))]
    assert min(sizes) >= SMALLEST


def dots(svg: str) -> list[tuple[int, int]]:
    """Where the dots stand, and how high, the oldest answer first."""
    return [(int(x), int(y)) for x, y in re.findall(r'circle cx="(\d+)" cy="(\d+)"', svg)]


def test_time_runs_as_the_reader_reads_and_more_is_higher():
    left, right = a_picture("Sure", 2, 1), a_picture("Sure", 2, 1, from_right=True)
    assert dots(left)[0][0] < dots(left)[1][0]
    assert dots(right)[0][0] > dots(right)[1][0]
    assert dots(left)[0][1] > dots(left)[1][1]


def test_after_many_rounds_the_first_and_the_latest_are_shown():
    svg = a_picture("Sure", 20, 1)
    assert re.findall(r">(\d+) Sure<", svg) == ["1", "17", "18", "19", "20"]


def test_up_and_down_have_one_colour():
    up, down = ([Point("1", first, "a"), Point("2", then, "b")] for first, then in ((1, 5), (5, 1)))
    colours = [
        set(re.findall(r"#\w{6}", progress("t", [Path("n", points)], from_right=False))) for points in (up, down)
    ]
    assert colours[0] == colours[1]


def test_what_a_programme_writes_cannot_break_the_picture():
    assert drawn(a_picture('<b> & "quotes" </svg>')).startswith(b"\x89PNG")
    assert "<b>" not in text("<b>", 0, 0, 40)


def test_what_is_no_picture_is_refused():
    with pytest.raises(PictureError):
        drawn("<svg")


def test_starting_the_bot_does_not_load_what_draws_pictures():
    loads = "import sys, bot.turn.progress, bot.telegram.client; sys.exit('resvg_py' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loads], cwd=ROOT, check=False).returncode == 0


def test_every_round_has_something_for_the_picture():
    for source in shipped():
        questions = read_questions(source)
        assert all(any(item.picture for item in questions.at(moment)) for moment in Moment)
