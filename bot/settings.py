"""Settings, from the environment. Every name starts with `MAKKER_`; `CONTRACT` names stay as they are."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `bot/`, `locales/` and `migrations/`."""

LANGUAGES = ("en", "da", "ar")
"""The interface languages, source language first."""


HIGHEST_PORT = 65_535


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as missing:
        raise ValueError(f"knows no time zone “{name}”; write one such as Europe/Copenhagen") from missing
    return name


def _base_url(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"needs an address such as https://host, not “{address}”")
    return address.rstrip("/")


def _optional_url(address: str) -> str:
    return _base_url(address) if address else ""


def _database(url: str) -> str:
    scheme = urlsplit(url).scheme.split("+")[0]
    if scheme not in ("sqlite", "postgresql", "postgres"):
        raise ValueError("needs an address that starts with sqlite:/// or postgresql://")
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


class Settings(BaseSettings):
    """All settings, checked once when the program starts."""

    model_config = SettingsConfigDict(env_prefix="MAKKER_", extra="ignore")

    bot_token: SecretStr = SecretStr("")
    telegram_api: Annotated[str, AfterValidator(_base_url)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///makker.db"
    coordinator_chat: int = 0
    backup_chat: int = 0
    """Who is told when a case was reminded of and still nobody took it; 0: the coordinators' group again."""
    coordinator_language: Annotated[str, AfterValidator(_language)] = "en"
    timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Copenhagen"
    webhook_url: Annotated[str, AfterValidator(_optional_url)] = ""
    webhook_secret: Annotated[SecretStr, Field(max_length=256)] = SecretStr("")
    listen: Annotated[str, AfterValidator(_listen)] = ""
    tick_seconds: Annotated[float, Field(gt=0, le=3600)] = 30.0
    """How often the clock looks for work that is due, in seconds."""
    clock: Path | None = None
    """The file of a shared virtual clock (see `bot.watch.SharedWatch`); unset: the machine's clock."""

    @property
    def zone(self) -> ZoneInfo:
        """The programme's time zone."""
        return ZoneInfo(self.timezone)
