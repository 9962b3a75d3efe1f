"""The printed phones: columns that hold, whatever runs from right to left."""

import io
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from bot.demo import play
from bot.demo.cast import Cast
from bot.demo.layout import Line, beside, direction_of, filled, lines
from bot.demo.sheet import COORDINATORS, News, Sheet
from bot.demo.story import LONGEST_STORY, STORIES, Story, joining
from bot.demo.story.short import night
from bot.simulator.screen import columns

FIRST_SCENES = LONGEST_STORY.until(joining.both_say_yes)


def printed(width: int, story: Story = FIRST_SCENES, language: str = "") -> tuple[int, str]:
    """The exit code and what was printed."""
    paper = io.StringIO()
    result = play.play(story, language, Console(file=paper, width=width))
    return result, paper.getvalue()


@pytest.mark.parametrize("width", [120, 100, 60])
def test_nothing_is_wider_than_the_terminal(width: int):
    result, text = printed(width)
    assert result == 0
    assert max(columns(line) for line in text.splitlines()) <= width


def test_three_phones_stand_side_by_side_under_the_day():
    _, text = printed(120)
    (heading, names, first) = text.split("Monday 7 September 2026", 1)[1].splitlines()[:3]
    assert heading.strip(" ─") == ""
    assert [name.strip() for name in names.split("│")] == ["Amina", "Lars", "Coordinators"]
    assert re.match(r"08:30  ▸ /start", first)


def sheet_of_two_pairs(width: int) -> list[str]:
    """What is printed when something is new for the first pair, for the second, and for the coordinators alone."""
    paper = io.StringIO()
    sheet = Sheet(Console(file=paper, width=width), [("Amina", "Lars"), ("Samir", "Birgit")], ZoneInfo("UTC"))
    at = datetime(2026, 9, 7, 8, tzinfo=UTC)
    hello = News(at, [Line("Hello")])
    for news in ({"Amina": hello, COORDINATORS: hello}, {"Amina": hello, "Birgit": hello}, {COORDINATORS: hello}):
        sheet.show(news)
    return [" ".join(line.split()) for line in paper.getvalue().splitlines() if line.strip(" ─")]


def test_two_pairs_stand_under_each_other_each_beside_the_coordinators():
    assert sheet_of_two_pairs(120)[1:] == [
        "Amina │ Lars │ Coordinators",
        "08:00 Hello │ │ Hello",
        "08:00 Hello │ │",
        "Samir │ Birgit │ Coordinators",
        "08:00 │ Hello │",
        "08:00 │ │ Hello",
    ]


def test_in_a_very_wide_terminal_all_phones_stand_side_by_side():
    assert sheet_of_two_pairs(200)[1:] == [
        "Amina │ Lars │ Samir │ Birgit │ Coordinators",
        "08:00 Hello │ │ │ │ Hello",
        "08:00 Hello │ │ │ Hello │",
        "08:00 │ │ │ │ Hello",
    ]


def test_what_happened_before_a_short_story_is_told_and_not_shown():
    result, text = printed(120, STORIES["night-help"].until(night.amina_calls_for_help))
    assert result == 0
    begun, shown = text.split("Shortly before midnight", 1)
    assert "Amina and Lars have joined, and have both said yes to each other." in begun
    assert "│" not in begun
    assert "112" in shown


def test_a_narrow_terminal_shows_one_phone_under_the_other():
    _, text = printed(60)
    assert " │ " not in text.split("What the coordinators saw")[0]
    assert re.search(r"^\d\d:\d\d  Amina:$", text, re.MULTILINE)


def test_arabic_stands_at_the_right_and_stays_in_its_column():
    line = filled(Line("مرحبا Lars", from_the_right=True), 14)
    assert line.text == "    \u2067مرحبا Lars\u2069"
    ((left, right),) = beside([[Line("مرحبا", from_the_right=True)], [Line("Hi")]], 8)
    assert (columns(left.text), columns(right.text)) == (8, 8)


def test_a_name_does_not_turn_the_sentence_around():
    assert not direction_of("\u2068أمينة\u2069 (mentee)")
    assert direction_of("مرشدك \u2068Lars\u2069")
    assert direction_of("\u2068Lars\u2069", otherwise=True)


def test_what_a_line_opens_it_closes():
    broken = lines("Arbejde: \u2068Afdelingssygeplejerske på sygehuset\u2069", 30)
    shown = [filled(line, 30).text for line in broken]
    assert len(shown) > 1
    assert all(text.count("\u2068") == text.count("\u2069") for text in shown)


def test_buttons_are_not_torn_apart():
    _, text = printed(120, language="en")
    assert "[I want to ask first]" in text.replace("\u00a0", " ")


def test_a_story_that_goes_wrong_says_where_and_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    async def wrong(people: Cast) -> None:
        """Amina waits for nothing."""
        people.amina.sees("Welcome to the programme!")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    result, text = printed(120, Story("wrong", [wrong]))
    assert result == 1
    assert "The story stopped: Amina does not see “" in text
    assert list(tmp_path.iterdir()) == [], "nothing is left behind"
