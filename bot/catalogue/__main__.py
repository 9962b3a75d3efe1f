"""The translators' tool: `makker i18n update`, or `python -m bot.catalogue update` where nothing is installed."""

from pathlib import Path

import typer

from bot.catalogue import files, status
from bot.catalogue.check import faults
from bot.catalogue.source import texts_in_code
from bot.settings import LANGUAGES, ROOT

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="The catalogues of translations."
)

TRANSLATED = LANGUAGES[1:]
"""All but the language that the code is written in."""


@app.command()
def extract(folder: Path = ROOT) -> None:
    """Print every text in the code, as a gettext template for a new language."""
    typer.echo(files.written(texts_in_code(folder)), nl=False)


@app.command()
def update(folder: Path = ROOT) -> None:
    """Bring the catalogues up to date with the code; then translate what is empty or fuzzy."""
    source = texts_in_code(folder)
    for language in TRANSLATED:
        files.update(language, folder, source)
        typer.echo(status.progress(language, folder, source))


@app.command()
def check(folder: Path = ROOT) -> None:
    """Say what is wrong with the texts, one line each; exit 1 if anything is."""
    found = faults(folder, TRANSLATED)
    for fault in found:
        typer.echo(str(fault), err=True)
    if found:
        raise typer.Exit(1)
    typer.echo(f"catalogue: {len(texts_in_code(folder))} texts, complete in {', '.join(LANGUAGES)}")


@app.command(name="status")
def show_status(folder: Path = ROOT) -> None:
    """Say how far each language has come."""
    source = texts_in_code(folder)
    for language in TRANSLATED:
        typer.echo(status.progress(language, folder, source))


if __name__ == "__main__":
    app()
