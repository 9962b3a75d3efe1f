"""Checks an installation, one line each: what is well, and one sentence for each fault."""

from collections.abc import Callable
from datetime import timedelta
from email.utils import parsedate_to_datetime

from rich.console import Console
from rich.text import Text

from bot.settings import LANGUAGES, SettingError, Settings, read_settings
from bot.telegram.plain import RefusedError, ask, username
from bot.watch import SystemWatch

TOLERATED = timedelta(seconds=30)
"""How much the clock may differ from Telegram's: reminders would come late, and logs would not fit together."""


class Fault(Exception):  # noqa: N818  (what is wrong with the installation, not with us)
    """One sentence about what is wrong."""


def examine() -> bool:
    """Print what was found; whether all is well."""
    console = Console(highlight=False, soft_wrap=True)
    try:
        settings = read_settings("bot_token", "coordinator_chat")
    except SettingError as wrong:
        for line in str(wrong).splitlines():
            _print(console, "settings", line, well=False)
        return False
    _print(console, "settings", "complete", well=True)
    found = [_check(console, name, check, settings) for name, check in CHECKS.items()]  # all of them, in any case
    return all(found)


def _check(console: Console, name: str, check: Callable[[Settings], str], settings: Settings) -> bool:
    try:
        found, well = check(settings), True
    except (Fault, SettingError) as wrong:
        found, well = str(wrong), False
    _print(console, name, found, well=well)
    return well


def _print(console: Console, name: str, found: str, *, well: bool) -> None:
    mark = Text("ok   ", "green") if well else Text("FAULT", "bold red")
    console.print(mark, Text(f"{name}: {found}"))


def _token(settings: Settings) -> str:
    return f"this is @{username(settings)}"


def _programme(settings: Settings) -> str:
    read = ", ".join(settings.languages)
    return f"“{settings.programme.name}”, members read {read}, coordinators {settings.coordinator_language}"


def _database(settings: Settings) -> str:
    from bot.store import migrate
    from bot.store.opening import one_sentence, out_of_date
    from bot.store.session import open_engine, transaction
    from bot.store.tables import SeenUpdate

    with one_sentence():
        engine = open_engine(settings.database_url)
        if not migrate.is_current(engine):
            raise Fault(out_of_date(engine))
        with transaction(engine) as session:
            session.add(SeenUpdate(update_id=IMPOSSIBLE, at=settings.watch().now()))
            session.flush()
            session.rollback()
    return f"{engine.dialect.name}, up to date, writable"


def _group(settings: Settings) -> str:
    chat, bot = settings.coordinator_chat, int(settings.bot_token.get_secret_value().partition(":")[0])
    try:
        title = ask(settings, "getChat", chat_id=chat).result.get("title", "")
        member = ask(settings, "getChatMember", chat_id=chat, user_id=bot).result
    except RefusedError as refused:
        if refused.moved_to:
            raise Fault(f"the group has a new number: set MAKKER_COORDINATOR_CHAT to {refused.moved_to}.") from None
        raise Fault(f"MAKKER_COORDINATOR_CHAT: Telegram says “{refused}”; add the bot to the group.") from None
    if member.get("status") not in ("administrator", "creator"):
        raise Fault(f"make the bot an administrator of “{title}”: others cannot see who is a member.")
    lacks = [what for right, what in RIGHTS.items() if member.get(right, True) is not True]
    return f"administrator of “{title}”{''.join(f', but it may not {what}' for what in lacks)}"


def _languages(_settings: Settings) -> str:
    from babel.messages.pofile import PoFileError

    from bot.talk.texts import file_of, read_texts

    for language in LANGUAGES[1:]:
        try:
            read_texts(file_of(language), language)
        except (OSError, PoFileError, ValueError) as broken:
            raise Fault(f"the texts in “{language}” cannot be read: {type(broken).__name__}.") from None
    return ", ".join(LANGUAGES)


def _clock(settings: Settings) -> str:
    try:
        theirs = parsedate_to_datetime(ask(settings, "getMe").date)
    except (RefusedError, ValueError, TypeError):
        raise Fault("Telegram did not say what time it is.") from None
    off = abs(SystemWatch().now() - theirs.astimezone())
    if off > TOLERATED:
        raise Fault(f"the machine's clock is {off.total_seconds():.0f} seconds off: set it by the network.")
    here = settings.watch().now().astimezone(settings.zone)
    return f"{here:%Y-%m-%d %H:%M} in {settings.timezone}"


RIGHTS = {
    "can_pin_messages": "pin the overview",
    "can_manage_topics": "open a topic for each case, if the group has topics",
}
"""Rights that it can do without. Source: core.telegram.org/bots/api#chatmemberadministrator"""

IMPOSSIBLE = -1
"""An update id that Telegram never gives."""

CHECKS: dict[str, Callable[[Settings], str]] = {
    "programme": _programme,
    "token": _token,
    "database": _database,
    "group": _group,
    "languages": _languages,
    "clock": _clock,
}
