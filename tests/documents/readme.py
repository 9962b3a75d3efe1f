"""The README's transcript, cut from what the demo prints. To cut it anew: `python -m tests.documents.readme`."""

import io
import re

from rich.console import Console

from bot.demo.play import play
from bot.demo.story import meetings
from bot.settings import ROOT
from tests.demo.company import AMINA_AND_LARS

README = ROOT / "README.md"
TRANSCRIPT = re.compile(r"(?<=```text\n).*?(?=\n```)", re.DOTALL)
SCENE = re.compile(
    r"^19:30  Amina:\n(?:(?!^19:30  Amina:).)*?^\d\d:\d\d  Coordinators:\n.*?(?=\n\d\d:\d\d  )", re.M | re.S
)
"""From the question whether they met, to the card that says that their answers disagree."""


def in_the_readme() -> str:
    """The transcript as it stands."""
    found = TRANSCRIPT.search(README.read_text(encoding="utf-8"))
    assert found is not None
    return found[0]


def in_the_demo() -> str:
    """The same scene, as `COLUMNS=80 makker demo --play` prints it."""
    printed = io.StringIO()
    until_then = AMINA_AND_LARS.until(meetings.two_answers_disagree)
    assert play(until_then, console=Console(file=printed, width=80)) == 0
    found = SCENE.findall(printed.getvalue())
    return str(found[-1])


if __name__ == "__main__":
    scene = in_the_demo()
    README.write_text(TRANSCRIPT.sub(lambda _: scene, README.read_text(encoding="utf-8"), count=1), encoding="utf-8")
