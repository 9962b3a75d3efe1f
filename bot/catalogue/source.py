"""The texts in the code: found by Babel; what Babel would miss without a word is found here."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_python

from bot.catalogue.fault import Fault
from bot.talk.texts import has_words

KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
"""What marks a text (see `bot.talk.phrase`), as Babel wants it."""
TEXTS_OF = {"_": 1, "n_": 2, "p_": 2}
"""How many of a mark's arguments are texts."""
STORIES, WITH_SCENES = "demo/story/**.py", f"{__name__}:with_scenes"
"""Files whose scenes have titles, their docstrings; and how Babel finds those."""
FOR_TRANSLATORS = "Translators:"
"""Begins a comment above a text that translators should read."""


def texts_in_code(root: Path) -> Catalog:
    """A catalogue of every marked text under `bot/`, without translations, in the order of the code."""
    found = Catalog(domain="makker", charset="utf-8")
    folder = root / "bot"
    for file, _line, text, comments, context in extract_from_dir(
        folder,
        method_map=[(STORIES, WITH_SCENES), ("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=[FOR_TRANSLATORS],
        strip_comment_tags=True,
    ):
        found.add(text, locations=[(f"bot/{file}", 1)], auto_comments=comments, context=context)
    return found


def with_scenes(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[tuple[Any, ...]]:
    """What Babel finds in a file of stories, and the titles of its scenes; an extraction method of Babel's."""
    yield from extract_python(file, keywords, comment_tags, options)
    file.seek(0)
    for node in ast.parse(file.read()).body:
        if isinstance(node, ast.AsyncFunctionDef) and [it.arg for it in node.args.args] == ["cast"]:
            yield node.lineno, "_", ast.get_docstring(node), []


def texts_out_of_reach(root: Path) -> Iterator[Fault]:
    """Calls that mark a text which is not written there word for word, so that no catalogue will ever hold it."""
    for file in sorted((root / "bot").rglob("*.py")):
        place = file.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (why := _out_of_reach(node)):
                yield Fault(f"{place}:{node.lineno}", ast.unparse(node), why)


def _out_of_reach(call: ast.Call) -> str:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in TEXTS_OF:
        written = [_written(argument) for argument in call.args[: TEXTS_OF[name]]]
        if None in written or len(written) < TEXTS_OF[name]:
            return "a text must be written out in one piece, with {holes}: Babel does not see this one"
    if name == "Phrase" and call.args and has_words(_written(call.args[0]) or ""):
        return "mark this text with _(), so that it can be translated"
    return ""


def _written(argument: ast.expr) -> str | None:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None
