"""`makker questionnaire check` and `publish`: a programme's own questionnaires, from files."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from bot.domain.checkin import Moment
from bot.flows.questionnaire import Questions
from bot.flows.questionnaire_file import read_questions
from bot.flows.questionnaire_lines import Lines, QuestionnaireError
from bot.settings import Settings, read_settings
from bot.store.opening import one_sentence, open_ready
from bot.store.questionnaires import OldVersionError, publish
from bot.store.session import transaction

app = typer.Typer(
    help="The check-ins: a programme's own questionnaires, from files as described in bot/questionnaires/mentee.toml.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Files = Annotated[list[Path], typer.Argument(help="One file for each role.", show_default=False)]


@app.command("check")
def check(files: Files) -> None:
    """Say what is wrong, with file, line and question."""
    _say(lambda: [_summary(*it) for it in _read(files)])


@app.command("publish")
def publish_files(files: Files) -> None:
    """Put questionnaires to use, for the rounds that begin from now on; all of the files or none."""
    settings = read_settings()
    _say(lambda: _publish(files, settings))


def _say(work: Callable[[], list[str]]) -> None:
    """Say what became of each file, or what is wrong with them, and exit with 1 then."""
    try:
        typer.echo("\n".join(work()))
    except UnfitError as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None


class UnfitError(Exception):
    """Files that cannot be used; every mistake on a line of its own, as `file:line: sentence`."""


Read = tuple[Path, str, Questions]


def _publish(files: Iterable[Path], settings: Settings) -> list[str]:
    read = _read(files)
    roles = [questions.role for _file, _source, questions in read]
    if len(set(roles)) < len(roles):
        raise UnfitError("Two of the files are for the same role.")
    now, done = settings.watch().now(), []
    with one_sentence(), transaction(open_ready(settings, now)) as session:
        for file, source, it in read:
            try:
                new = publish(session, it.role, it.version, source, now)
            except OldVersionError as old:
                raise UnfitError(f"{file}:{Lines(source).line_of(('version',))}: {old}") from None
            what = "is in use from the next round on" if new else "was in use already"
            done.append(f"{_summary(file, source, it)} It {what}.")
    return done


def _read(files: Iterable[Path]) -> list[Read]:
    read: list[Read] = []
    wrong: list[str] = []
    for file in files:
        try:
            source = file.read_text(encoding="utf-8")
            read.append((file, source, read_questions(source)))
        except OSError as missing:
            wrong.append(f"{file}: {missing.strerror or 'cannot be read'}")
        except UnicodeDecodeError:
            wrong.append(f"{file}: is not a text in UTF-8")
        except QuestionnaireError as refused:
            wrong += [f"{file}:{fault.line}: {fault.sentence}" for fault in refused.faults]
    if wrong:
        raise UnfitError("\n".join(wrong))
    return read


def _summary(file: Path, _source: str, questions: Questions) -> str:
    counted = ", ".join(f"{moment} {len(questions.at(moment))}" for moment in Moment)
    return f"{file}: {questions.role}, version {questions.version}. Questions at most: {counted}."
