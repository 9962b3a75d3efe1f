"""Settings, from the environment. Every name starts with `MAKKER_`; `CONTRACT` names stay as they are."""

import re
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.programme import Programme
from bot.domain.programme_file import ProgrammeError, read_programme
from bot.watch import SharedWatch, SystemWatch, Watch

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `bot/`, `locales/` and `migrations/`."""

LANGUAGES = ("en", "da", "ar")
"""The interface languages, source language first."""


HIGHEST_PORT = 65_535
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram takes as a webhook's secret. Source: core.telegram.org/bots/api#setwebhook"""


class SettingError(Exception):
    """A setting is wrong or missing, or what it names cannot be used: one sentence, which names the setting."""


def _token(token: SecretStr) -> SecretStr:
    if token.get_secret_value() and not TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("needs a bot token as @BotFather gives it, such as 123456:ABC-def")
    return token


def _secret(secret: SecretStr) -> SecretStr:
    if secret.get_secret_value() and not SECRET.fullmatch(secret.get_secret_value()):
        raise ValueError("needs 1 to 256 letters, digits, _ or -")
    return secret


def _group(number: int) -> int:
    if number > 0:
        raise ValueError("needs the number of a group, which starts with a minus")
    return number


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as missing:
        raise ValueError(f"knows no time zone “{name}”; write one such as Europe/Copenhagen") from missing
    return name


def _base_url(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"needs an address such as https://host, not “{address}”")
    return address.rstrip("/")


def _optional_url(address: str) -> str:
    return _base_url(address) if address else ""


def _database(url: str) -> str:
    parts = urlsplit(url)
    scheme = parts.scheme.split("+")[0]
    if scheme not in ("sqlite", "postgresql", "postgres"):
        raise ValueError("needs an address that starts with sqlite:/// or postgresql://")
    if scheme == "sqlite" and (parts.netloc or parts.path in ("", "/", "/:memory:")):
        raise ValueError("needs a file, such as sqlite:///makker.db")
    if not (parts.netloc.rpartition("@")[2].rpartition("]")[2].partition(":")[2] or "0").isdecimal():
        raise ValueError("needs a port that is a number")
    return url


def _language(name: str) -> str:
    if name not in LANGUAGES:
        raise ValueError(f"has no texts in “{name}”; choose one of {', '.join(LANGUAGES)}")
    return name


def _listen(address: str) -> str:
    host, colon, port = address.rpartition(":")
    if address and not (colon and host and port.isdecimal() and int(port) <= HIGHEST_PORT):
        raise ValueError(f"needs host:port, such as 0.0.0.0:8080, not “{address}”")
    return address


def _programme(given: Any) -> Programme:
    """The programme itself, or the one that a file at this path describes."""
    if isinstance(given, Programme):
        return given
    try:
        programme = read_programme(Path(given).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"names no file that can be read: “{given}”") from None
    except ProgrammeError as wrong:
        raise ValueError(f"names a file with a mistake: {wrong}") from None
    for name in (*programme.languages, *filter(None, [programme.coordinators_language])):
        _language(name)
    return programme


class Settings(BaseSettings):
    """All settings, checked once when the program starts."""

    model_config = SettingsConfigDict(env_prefix="MAKKER_", env_ignore_empty=True, extra="ignore")

    bot_token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    telegram_api: Annotated[str, AfterValidator(_base_url)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///makker.db"
    coordinator_chat: Annotated[int, AfterValidator(_group)] = 0
    backup_chat: Annotated[int, AfterValidator(_group)] = 0
    """Who is told when a case was reminded of and still nobody took it; 0: the coordinators' group again."""
    coordinator_language: Annotated[str, AfterValidator(_language)] = "en"
    timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Copenhagen"
    webhook_url: Annotated[str, AfterValidator(_optional_url)] = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    listen: Annotated[str, AfterValidator(_listen)] = ""
    programme: Annotated[InstanceOf[Programme], BeforeValidator(_programme), NoDecode] = Programme()
    """MAKKER_PROGRAMME is the path of its file; unset: the defaults."""
    tick_seconds: Annotated[float, Field(gt=0, le=3600)] = 30.0
    """How often the clock looks for work that is due, in seconds."""
    clock: Path | None = None
    """The file of a shared virtual clock (see `bot.watch.SharedWatch`); unset: the machine's clock."""

    @model_validator(mode="after")
    def _one_language(self) -> Self:
        """The environment's word on the coordinators' language goes before the programme's."""
        if "coordinator_language" not in self.model_fields_set and self.programme.coordinators_language:
            self.coordinator_language = self.programme.coordinators_language
        return self

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that members can choose."""
        return self.programme.languages or LANGUAGES

    @property
    def zone(self) -> ZoneInfo:
        """The programme's time zone."""
        return ZoneInfo(self.timezone)

    def watch(self) -> Watch:
        """The clock to go by; SettingError where MAKKER_CLOCK names none."""
        if self.clock is None:
            return SystemWatch()
        try:
            return SharedWatch(self.clock)
        except (OSError, ValueError):  # ValueError: the file is shorter than a clock
            raise SettingError("MAKKER_CLOCK names no file with a virtual clock.") from None


def read_settings(*needed: str) -> Settings:
    """The settings from the environment; SettingError where one is wrong, or one of `needed` is missing."""
    try:
        settings = Settings()
    except ValidationError as wrong:
        raise SettingError("\n".join(_sentence(error) for error in wrong.errors(include_url=False))) from None
    if settings.webhook_url:
        needed = (*needed, "listen", "webhook_secret")
    for name in needed:
        value = getattr(settings, name)
        if not (value.get_secret_value() if isinstance(value, SecretStr) else value):
            raise SettingError(f"MAKKER_{name.upper()} is missing: {MISSING[name]}.")
    return settings


MISSING = {
    "bot_token": "it holds the bot's token, which @BotFather gives",
    "coordinator_chat": "it holds the number of the coordinators' group",
    "listen": "MAKKER_WEBHOOK_URL needs a host:port to listen on",
    "webhook_secret": "MAKKER_WEBHOOK_URL needs a secret, or anybody could write in Telegram's name",
}
FAULTS = {
    "int_parsing": "needs a whole number",
    "int_from_float": "needs a whole number",
    "float_parsing": "needs a number",
    "greater_than": "needs a number above {gt:g}",
    "less_than_equal": "needs a number up to {le:g}",
}


def _sentence(error: Any) -> str:
    """What is wrong with one setting. The value itself may be a secret, so only our own words show it."""
    context = error.get("ctx", {})
    if "error" in context:
        fault = str(context["error"])
    else:
        fault = FAULTS.get(error["type"], "cannot be read").format(**context)
    return f"MAKKER_{str(error['loc'][0]).upper()} {fault}."
