"""The same word for the same thing: the table in `docs/languages/<language>.md`, read and held to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COLUMNS = 3


@dataclass(frozen=True)
class Term:
    """A word of the trade, and the word that we always use for it."""

    english: str
    ours: str
    stem: str
    """The part of `ours` that stands in every form of it."""

    def is_missing(self, english: str, said: str) -> bool:
        """Whether the English text uses the word and the translation does not."""
        used = re.search(rf"\b{self.english}(s|es|’s)?\b", re.sub(r"{\w+}", "", english), re.IGNORECASE)
        return bool(used) and self.stem.casefold() not in said.casefold()


def terms(language: str, root: Path) -> Iterator[Term]:
    """The rows of the language's table: English, our word, the stem to look for."""
    page = root / "docs" / "languages" / f"{language}.md"
    rows = page.read_text(encoding="utf-8").splitlines() if page.exists() else []
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if row.startswith("|") and len(cells) >= COLUMNS and cells[0] != "English" and set(cells[0]) != {"-"}:
            yield Term(*cells[:COLUMNS])
