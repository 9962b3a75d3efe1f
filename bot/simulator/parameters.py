"""What a request may carry: each parameter's kind, and how the wire writes it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.simulator.files import Upload
from bot.simulator.media import Json
from bot.simulator.refusal import bad_request

Reader = Callable[["Raw", str], Any]


@dataclass(frozen=True)
class Raw:
    """A request as it came in: text or JSON values by name, and the uploaded parts."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload]


@dataclass(frozen=True)
class Param:
    """One parameter of one method. `missing` is what Telegram says when a required one is not there."""

    name: str
    read: Reader
    required: bool = False
    missing: str = ""


def text(raw: Raw, name: str) -> str:
    """String."""
    value = raw.values[name]
    if not isinstance(value, str):
        raise bad_request(f'parameter "{name}" must be a String')
    return value


def integer(raw: Raw, name: str) -> int:
    """Integer, also written as text."""
    value = raw.values[name]
    try:
        return int(str(value))
    except ValueError:
        raise bad_request(f'parameter "{name}" must be an Integer') from None


def flag(raw: Raw, name: str) -> bool:
    """Boolean, in the ways clients write it."""
    return str(raw.values[name]).lower() in ("true", "1", "yes")


def chat_id(raw: Raw, name: str) -> int:
    """A chat's number; names such as `@channel` lead nowhere here."""
    value = str(raw.values[name])
    if not value:
        raise bad_request("chat_id is empty")
    try:
        return int(value)
    except ValueError:
        raise bad_request("chat not found") from None


def structure(raw: Raw, name: str) -> Any:
    """An object or array, JSON-serialized in forms."""
    value = raw.values[name]
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def item(raw: Raw, name: str) -> Json:
    """One object."""
    value = structure(raw, name)
    if not isinstance(value, dict):
        raise bad_request(f"object expected as {name.replace('_', ' ')}")
    return value


def items(raw: Raw, name: str) -> list[Json]:
    """An array of objects."""
    value = structure(raw, name)
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise bad_request(f"expected an Array of Objects as {name.replace('_', ' ')}")
    return value


def file(raw: Raw, name: str) -> Upload | str:
    """An upload (a part of that name, or `attach://part`), or the id of a file sent before."""
    if name in raw.uploads:
        return raw.uploads[name]
    value = str(raw.values[name])
    if not value.startswith("attach://"):
        return value
    part = value.removeprefix("attach://")
    if part not in raw.uploads:
        raise bad_request(f"there is no {name} in the request")
    return raw.uploads[part]


def check(raw: Raw, declared: tuple[Param, ...]) -> Json:
    """The parameters by name, read; those not given are left out. Refusal for unknown or missing ones."""
    names = {param.name for param in declared}
    attached = {str(value).removeprefix("attach://") for value in raw.values.values()}
    for name in (*raw.values, *(part for part in raw.uploads if part not in attached)):
        if name not in names:
            raise bad_request(f"unknown parameter {name}")
    arguments = {}
    for param in declared:
        given = param.name in raw.uploads or raw.values.get(param.name) not in (None, "")
        if given:
            arguments[param.name] = param.read(raw, param.name)
        elif param.required:
            raise bad_request(param.missing or f'parameter "{param.name}" is required')
    return arguments


def known_fields(value: Json, fields: frozenset[str], where: str) -> None:
    """Telegram ignores fields that it does not know; a misspelt one is our mistake, so we do not."""
    for field in value:
        if field not in fields:
            raise bad_request(f"unknown parameter {field} in {where}")
