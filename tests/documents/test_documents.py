"""What the documents say is so: the README's transcript, the settings, the commands, every link."""

import re
from pathlib import Path

import pytest
import typer

from bot.__main__ import app
from bot.settings import ROOT, Settings
from tests.documents import readme, states

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]*))?\)")
TEST = re.compile(r"\[`(test_\w+)`\]\(\.\./(tests/[\w/]+\.py)\)")
CODE = re.compile(r"```.*?```", re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_the_readme_opens_with_what_the_demo_prints():
    assert readme.in_the_readme() == readme.in_the_demo(), "cut it anew: python -m tests.documents.readme"


def test_the_readmes_transcript_fits_a_screen():
    lines = readme.in_the_readme().splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path):
    for path, anchor in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


def test_every_setting_stands_on_the_page_of_settings_and_no_other():
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `MAKKER_(\w+)`", page, re.MULTILINE)
    assert sorted(told) == sorted(name.upper() for name in Settings.model_fields)


def test_every_command_stands_on_the_page_of_settings_and_no_other():
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `makker (\w+)", page, re.MULTILINE)
    assert sorted(set(told)) == sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_decisions_are_numbered_without_a_gap():
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert page.read_text(encoding="utf-8").startswith(f"# {int(page.name[:4])}. "), page.name


def test_the_state_diagrams_are_those_of_the_code():
    assert states.FILE.read_text(encoding="utf-8") == states.drawn(), "python -m tests.documents.states"


def test_every_test_that_the_table_of_faults_names_exists():
    named = TEST.findall((ROOT / "docs" / "reliability.md").read_text(encoding="utf-8"))
    assert len(named) > 30
    for name, file in named:
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}: {name}"


def test_every_test_of_faults_is_named_in_their_table():
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    for file in (ROOT / "tests" / "faults").glob("test_*.py"):
        for name in re.findall(r"def (test_\w+)\(", file.read_text(encoding="utf-8")):
            assert f"[`{name}`]" in page, name
