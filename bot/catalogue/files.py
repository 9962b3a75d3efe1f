"""Catalogue files: read, brought up to date with the code, written.

A file holds nothing that changes by itself: no line numbers, no dates, no tool's name. So a change of the
code changes a catalogue only where a text changes.
"""

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from bot.talk.languages import BY_CODE
from bot.talk.texts import file_of, has_words

NEEDS_REVIEW = "needs review"
"""The comment on a text that no native speaker has read yet; whoever has read it takes the line away."""

HEADER = """\
{name} texts of Makker.
A text marked “needs review” has not been read by a native speaker. If you are one: read it, mend it,
then take that line away. Words and tone: docs/languages/{code}.md"""
WIDTH = 110
KEPT_HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")

_HEADER_LINE = re.compile(r'^"([\w-]+): .*\\n"\n', re.MULTILINE)


def read(language: str, root: Path) -> Catalog:
    """The catalogue as it stands; an empty one where there is no file. PoFileError where it is broken."""
    file = file_of(language, root)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


def update(language: str, root: Path, source: Catalog) -> None:
    """Bring the file up to date: new texts empty, changed ones fuzzy, those no longer in the code gone."""
    catalogue = read(language, root)
    before = {(message.id, message.context) for message in catalogue if message.string and not message.fuzzy}
    catalogue.update(source)
    catalogue.obsolete.clear()
    for message in catalogue:
        if isinstance(message.id, str) and not has_words(message.id):
            message.string = message.id
            message.flags.discard("fuzzy")
        elif (message.id, message.context) not in before and not needs_review(message):
            message.user_comments.insert(0, NEEDS_REVIEW)
    file = file_of(language, root)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written(catalogue, language), encoding="utf-8")


def needs_review(message: Message) -> bool:
    """Whether no native speaker has read it yet."""
    return NEEDS_REVIEW in message.user_comments


def written(catalogue: Catalog, language: str = "") -> str:
    """The catalogue as the text of a file; with no `language`, as a template."""
    if language:
        catalogue.mime_headers = [("Plural-Forms", BY_CODE[language].plural_header)]
        catalogue.header_comment = "\n".join(
            f"# {line}" for line in HEADER.format(code=language, name=BY_CODE[language].name).split("\n")
        )
        catalogue.fuzzy = False
    text = io.BytesIO()
    write_po(text, catalogue, width=WIDTH, include_lineno=False)
    return _HEADER_LINE.sub(lambda line: line[0] if line[1] in KEPT_HEADERS else "", text.getvalue().decode("utf-8"))
