"""No text is lost because it is too long for one message."""

from hypothesis import given
from hypothesis import strategies as st

from bot.talk.long_texts import LONGEST_TEXT, parts, utf16


@given(st.text(st.characters(codec="utf-8", exclude_characters=" \n"), max_size=9000))
def test_every_part_fits_and_no_letter_is_lost(text: str):
    found = parts(text)
    assert all(utf16(part) <= LONGEST_TEXT for part in found)
    assert "".join(found) == text


def test_what_fits_stays_as_it_is():
    assert parts("\n\nA short text \n") == ["\n\nA short text \n"]


def test_lines_stay_whole_where_they_can_and_words_where_not():
    lines = ["word " * 500] * 3
    assert [part.count("\n") for part in parts("\n".join(lines))] == [0, 0, 0]
    assert {word for part in parts("word " * 3000) for word in part.split()} == {"word"}
