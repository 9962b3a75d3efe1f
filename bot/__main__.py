"""The command line: only wiring. What a command needs is imported when it runs, so that `--help` is quick."""

import asyncio
import sys
from datetime import datetime
from typing import Annotated

import typer

from bot import inviting, on_request
from bot.demo.playbill import LONGEST, PLAYBILL
from bot.phones.address import HOST, PORT
from bot.readiness import look_at_the_world
from bot.settings import HIGHEST_PORT, SettingError, Settings, read_settings

WRONG_SETTING = 2
"""The exit code where a setting is wrong or missing."""

app = typer.Typer(
    name="makker",
    help="Makker, a Telegram bot for mentor and mentee check-ins.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def run() -> None:
    """Run the bot: long polling, or webhooks where MAKKER_WEBHOOK_URL is set."""
    settings = read_settings("bot_token", "coordinator_chat")
    look_at_the_world(settings)
    from bot import serve
    from bot.logs import log_as_json

    log_as_json()
    asyncio.run(serve.run(settings))


app.command()(inviting.invite)


@app.command()
def tick(
    at: Annotated[str | None, typer.Option(help="A time such as 2026-12-01T09:00+01:00; without it: now.")] = None,
) -> None:
    """Do all work that is due at a time, send it, and end."""
    settings = read_settings("bot_token", "coordinator_chat")
    moment = None if at is None else _moment(at, settings)
    look_at_the_world(settings)
    from bot import serve
    from bot.logs import log_as_json

    log_as_json()
    done = asyncio.run(serve.tick(settings, moment))
    typer.echo(f"Done: {done}.", err=True)


@app.command()
def migrate() -> None:
    """Bring the database up to date; `run` does so itself on SQLite."""
    settings = read_settings()
    from bot.store import migrate as migrating
    from bot.store.opening import one_sentence

    with one_sentence():
        migrating.upgrade(settings.database_url)
    typer.echo(f"The database is at revision {migrating.newest_revision()}.", err=True)


@app.command()
def doctor() -> None:
    """Check settings, programme, token, database, group rights, languages and clock."""
    from bot.doctor import examine

    raise typer.Exit(0 if examine() else 1)


app.command()(on_request.data)
app.command()(on_request.forget)


@app.command(epilog="\n\n".join(["Stories:", *(f"{name}: {title.one}." for name, title in PLAYBILL.items())]))
def demo(
    play: Annotated[bool, typer.Option("--play", help="Play a story here in virtual time, then end.")] = False,
    story: Annotated[str, typer.Option(help=f"Which one; see below. Played without it: {LONGEST}.")] = "",
    language: Annotated[
        str, typer.Option("--lang", "--language", help="What everybody reads; without it Arabic, Danish and English.")
    ] = "",
    host: Annotated[str, typer.Option(help="Where the page listens; by default only this machine sees it.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=HIGHEST_PORT, help="Its port; a free one where it is taken.")] = PORT,
) -> None:
    """Show Makker without Telegram: phones on a web page, or with --play a story in the terminal."""
    from bot.settings import LANGUAGES

    if story not in ("", *PLAYBILL):
        raise SettingError(f"--story needs one of {', '.join(PLAYBILL)}, not “{story}”.")
    if language not in ("", *LANGUAGES):
        raise SettingError(f"--lang needs one of {', '.join(LANGUAGES)}, not “{language}”.")
    if not play:
        from bot.phones.evening import serve

        serve(typer.echo, story, language, host, port)
        return
    from bot.demo.play import play as play_in_the_terminal
    from bot.demo.story import STORIES

    raise typer.Exit(play_in_the_terminal(STORIES[story or LONGEST], language))


@app.command(add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def i18n(words: typer.Context) -> None:
    """Translations: how far each language has come, and what is wrong with a text."""
    from bot.catalogue.__main__ import app as catalogue

    catalogue(words.args, prog_name="makker i18n")


@app.command(add_help_option=False, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def questionnaire(words: typer.Context) -> None:
    """The check-ins: see what is wrong in a programme's own questionnaire, and put one to use."""
    from bot.publishing import app as publishing

    publishing(words.args, prog_name="makker questionnaire")


def _moment(text: str, settings: Settings) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise SettingError(f"--at needs a time such as 2026-12-01T09:00+01:00, not “{text}”.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=settings.zone)


def main() -> None:
    """The command `makker`."""
    try:
        app()
    except SettingError as wrong:
        typer.echo(str(wrong), err=True)
        sys.exit(WRONG_SETTING)


if __name__ == "__main__":
    main()
