"""`makker invite`: one single-use link."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import SettingError, Settings, read_settings


class Invited(StrEnum):
    """Who can be invited."""

    mentee = "mentee"
    mentor = "mentor"
    coordinator = "coordinator"


def invite(
    role: Annotated[Invited, typer.Option(help="Who is invited.")],
    programme: Annotated[str, typer.Option(help="The programme's name; the one that runs here without it.")] = "",
    language: Annotated[str, typer.Option(help="A code such as da: the person is greeted in it.")] = "",
    qr: Annotated[Path | None, typer.Option(help="Also write the link as a picture (PNG) to scan.")] = None,
) -> None:
    """Print one single-use link. Whoever opens it first can join."""
    from bot.settings import LANGUAGES

    if language not in ("", *LANGUAGES):
        raise SettingError(f"--language needs one of {', '.join(LANGUAGES)}, not “{language}”.")
    settings = read_settings("bot_token")
    name_of_programme = _programme(programme, settings)
    from bot.store.invitations import invite as new_code
    from bot.store.opening import one_sentence, open_ready
    from bot.telegram.plain import username

    name, now = username(settings), settings.watch().now()
    with one_sentence():
        code = new_code(open_ready(settings, now), role, name_of_programme, now, language)
    link = f"https://t.me/{name}?start={code}"
    typer.echo(link)
    if qr:
        _draw(link, qr)


def _programme(named: str, settings: Settings) -> str:
    """The programme that runs here; SettingError where MAKKER_PROGRAMME describes another than is named."""
    ours = settings.programme.name
    if "programme" not in settings.model_fields_set:
        return named or ours  # nothing is described, so any name is as good
    if named.casefold() not in ("", ours.casefold()):
        raise SettingError(f"--programme: there is no programme “{named}” here, only “{ours}”.")
    return ours


def _draw(link: str, file: Path) -> None:
    """Write the link as a QR code; SettingError where the file cannot be written."""
    import segno

    try:
        segno.make(link, error="m").save(str(file), kind="png", scale=12)
    except OSError as refused:
        raise SettingError(f"--qr: {file} cannot be written: {refused.strerror}.") from None
