"""The state diagrams of docs/states.md, drawn from the code. To draw them anew: `python -m tests.documents.states`."""

from collections.abc import Mapping
from typing import Any

from bot.domain import case, checkin, meeting, member, pair
from bot.settings import ROOT

FILE = ROOT / "docs" / "states.md"

HEAD = """# How far things have come

Drawn from the tables in `bot/domain` by `python -m tests.documents.states`; a test compares. Every test that writes
to a database fails where a row goes a way that is not drawn here (`tests/transitions.py`).
"""

DRAWN: dict[str, tuple[list[str], Mapping[Any, frozenset[Any]]]] = {
    "A member": (["visitor"], member.TRANSITIONS),
    "A pair": (["offered"], pair.TRANSITIONS),
    "A meeting": (["proposed", "reported"], meeting.LEADS_TO),
    "A check-in": (["open"], checkin.TRANSITIONS),
    "A case": (["open"], case.TRANSITIONS),
}
"""What each begins as, and its ways."""


def drawn() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(_diagram(title, *what) for title, what in DRAWN.items())])


def _diagram(title: str, begins: list[str], ways: Mapping[Any, frozenset[Any]]) -> str:
    lines = [f"    [*] --> {state}" for state in begins]
    lines += [f"    {before} --> {after}" for before, afterwards in ways.items() for after in sorted(afterwards)]
    return "\n".join([f"## {title}", "", "```mermaid", "stateDiagram-v2", *lines, "```", ""])


if __name__ == "__main__":
    FILE.write_text(drawn(), encoding="utf-8")
